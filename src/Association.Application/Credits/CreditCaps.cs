using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>The cap of a year holds however many decide at once, and in whatever order (product.md invariant 5).</summary>
internal sealed class CreditCaps(IAssociationDb db)
{
    /// <summary>One at a time gives credits to somebody: two who decide at once must not both find the cap open.</summary>
    public Task<int> LockAsync(Id<Person> person, CancellationToken cancellationToken) =>
        db.People.Where(p => p.Id == person).ExecuteUpdateAsync(row => row.SetProperty(p => p.Version, p => p.Version), cancellationToken);

    /// <summary>Whether the year takes these credits beside those of the group that were released since they were computed.</summary>
    public async Task<bool> FitsAsync(CreditAward award, HoldFacts facts, CancellationToken cancellationToken)
    {
        if (award.CapGroup is not { } group || facts.RuleOf(award)?.CapPerYear is not { } cap) return true;
        await LockAsync(award.Person, cancellationToken);
        var (person, year) = (award.Person, award.Year);
        var released = await db.CreditAwards.Where(a => a.Person == person && a.Year == year && a.CapGroup == group && a.Status == AwardStatus.Released).SumAsync(a => a.Credits, cancellationToken);
        return released + award.Credits <= cap;
    }
}

/// <summary>What hangs on credits goes with them.</summary>
internal sealed class ReversedCredits(IAssociationDb db, TimeProvider clock)
{
    /// <summary>A certificate of credits that were taken back says what is no longer so: it is revoked for the same reason.</summary>
    public async Task RevokeAsync(CreditAward award, CancellationToken cancellationToken)
    {
        if (award is not { Event: { } @event, Role: CreditRole.Attendee, ReversalReason: { } reason }) return;
        var person = award.Person;
        var certificates = await db.Certificates.Where(c => c.Event == @event && c.Person == person && c.Kind == CertificateKind.Credit && c.Status == CertificateStatus.Valid).ToListAsync(cancellationToken);
        foreach (var certificate in certificates) certificate.Revoke(reason, clock.GetUtcNow());
    }
}
