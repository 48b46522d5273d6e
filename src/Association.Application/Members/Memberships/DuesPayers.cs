using Association.Application.Common;
using Association.Application.Finance;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>Where mails about dues go, in which language, and the page on which they are paid.</summary>
/// <param name="Application">The application whose link opens that page; null: the member's own page does.</param>
public sealed record DuesPayer(string Address, string Language, MembershipApplication? Application);

/// <summary>Who is told about an order for dues: the account that pays; else the address of the application; else the member's.</summary>
public sealed class DuesPayers(IAssociationDb db, Payers payers)
{
    /// <returns>Null when the order is for no dues, or nobody can be written to.</returns>
    public async Task<DuesPayer?> OfAsync(Order order, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.AsNoTracking()
            .Where(m => m.Terms.Any(t => db.OrderLines.Any(l => l.Order == order.Id && l.Term == t.Id)) || db.DuesCharges.Any(c => c.Order == order.Id && c.Person == m.Person))
            .Select(m => new { m.Id, m.Person }).FirstOrDefaultAsync(cancellationToken);
        if (membership is null) return await OfUnitAsync(order, cancellationToken);
        if (await payers.AccountOfAsync(order, cancellationToken) is { } account) return new(account.Email, account.Language, null);

        var application = await db.Applications.AsNoTracking().Where(a => a.Membership == membership.Id && a.Email != null)
            .OrderByDescending(a => a.DecidedAt).FirstOrDefaultAsync(cancellationToken);
        if (application is not null) return new(application.Email!, application.Language, application);
        var address = await db.People.Where(p => p.Id == membership.Person).Select(p => p.Email).FirstOrDefaultAsync(cancellationToken);
        return address is null ? null : new(address, StandardLanguage, null);
    }

    /// <summary>The unit's own address; else that of a liaison who looks after its dues.</summary>
    private async Task<DuesPayer?> OfUnitAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Unit is not { } unit) return null;
        var office = await db.Units.Where(u => u.Id == unit).Select(u => u.Email).FirstOrDefaultAsync(cancellationToken);
        office ??= await db.UnitLiaisons.Where(l => l.Unit == unit && l.WithdrawnAt == null && l.Dues).Join(db.People, l => l.Person, p => p.Id, (l, p) => new { l.GrantedAt, p.Email })
            .Where(l => l.Email != null).OrderBy(l => l.GrantedAt).Select(l => l.Email).FirstOrDefaultAsync(cancellationToken);
        return office is { Length: > 0 } ? new(office, StandardLanguage, null) : null;
    }

    private const string StandardLanguage = "zh-CN";
}
