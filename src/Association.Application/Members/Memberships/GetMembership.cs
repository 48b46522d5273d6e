using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>The signed-in member's own membership: status and why, terms, renewal, card.</summary>
[Requires(Permissions.Self)]
public sealed record GetOwnMembership : IQuery<MembershipDetails?>;

/// <summary>The membership of a person, for the office.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record GetMembership(Id<Person> Person) : IQuery<MembershipDetails?>;

/// <param name="CardKey">Only for the member: it is what the QR code says.</param>
/// <param name="Fee">Yuan of the next term.</param>
/// <param name="Dues">The order of the proposed term or of the year's dues, as long as it waits; else the last one.</param>
public sealed record MembershipDetails(
    Guid Id, string Number, string Name, DateOnly JoinedOn, MembershipCategory Category, Standing Standing, DateOnly? Until, RenewalWindow Renewal, decimal Fee,
    string? CardKey, bool Listed, string? OverrideReason, IReadOnlyList<TermDetails> Terms, DuesDetails? Dues);

public sealed record TermDetails(Guid Id, MembershipCategory Category, TermState State, DateOnly From, DateOnly? To, MembershipEnding? Ending, DateOnly? EndedOn, string? EndingReason);

public sealed record DuesDetails(
    Guid Order, string Reference, decimal Total, OrderStatus Status, DateTimeOffset DueAt, SlipStatus? Slip, string? SlipReason, string? ReceiptNumber, bool ReceiptDrawn);

internal sealed class GetMembershipHandler(IAssociationDb db, DuesDesk dues, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetOwnMembership, MembershipDetails?>, IRequestHandler<GetMembership, MembershipDetails?>
{
    public async Task<MembershipDetails?> Handle(GetOwnMembership query, CancellationToken cancellationToken) =>
        user.Person is { } own ? await OfAsync(own, withCard: true, cancellationToken) : null;

    public Task<MembershipDetails?> Handle(GetMembership query, CancellationToken cancellationToken) => OfAsync(query.Person, withCard: false, cancellationToken);

    private async Task<MembershipDetails?> OfAsync(Id<Person> person, bool withCard, CancellationToken cancellationToken)
    {
        if (await db.Memberships.AsNoTracking().Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == person, cancellationToken) is not { } membership) return null;
        var (today, policy) = (clock.Today(), await db.PolicyAsync(cancellationToken));
        var name = await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancellationToken);
        var shown = membership.TermOf(today) ?? membership.Proposed ?? membership.Terms.MaxBy(t => t.From)!;
        var category = (membership.Proposed ?? membership.LastTerm ?? shown).Category;
        return new(membership.Id.Value, membership.Number, name, membership.JoinedOn, shown.Category, policy.Judge(membership, today), shown.To,
            policy.RenewalOf(membership, today), (await dues.FeeOfNextAsync(membership, policy, category, cancellationToken)).Amount, withCard ? membership.CardKey : null, membership.ListedSince is not null,
            membership.Override?.Reason, [.. membership.Terms.OrderByDescending(t => t.From).ThenByDescending(t => t.Id.Value).Select(Show)],
            await DuesAsync(membership, cancellationToken));
    }

    private static TermDetails Show(MembershipTerm term) =>
        new(term.Id.Value, term.Category, term.State, term.From, term.To, term.Ending, term.EndedOn, term.EndingReason);

    private async Task<DuesDetails?> DuesAsync(Membership membership, CancellationToken cancellationToken)
    {
        var terms = membership.Terms.Where(t => t.State is not TermState.Withdrawn).Select(t => (Id<MembershipTerm>?)t.Id).ToList();
        var orders = await db.Orders.AsNoTracking().Include(o => o.Slips)
            .Where(o => o.Lines.Any(l => l.Term != null && terms.Contains(l.Term)) || db.DuesCharges.Any(c => c.Order == o.Id && c.Person == membership.Person && c.WithdrawnAt == null)).ToListAsync(cancellationToken);
        if (orders.MaxBy(o => (o.Status is OrderStatus.Open, o.PlacedAt)) is not { } order) return null;

        var slip = order.Slips.MaxBy(s => s.UploadedAt);
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.Order == order.Id && r.VoidedAt == null).OrderByDescending(r => r.Number).Select(r => new { r.Number, Drawn = r.File != null }).FirstOrDefaultAsync(cancellationToken);
        return new(order.Id.Value, order.Reference, order.Total.Amount, order.Status, order.DueAt, slip?.Status, slip?.Reason,
            receipt?.Number, receipt?.Drawn ?? false);
    }
}
