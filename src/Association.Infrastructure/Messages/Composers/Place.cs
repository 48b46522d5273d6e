using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Finance;
using Association.Application.Finance.Sponsors;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A registration with what mails about it say.</summary>
/// <param name="Receipt">Of what its holder paid; null when somebody else pays.</param>
/// <param name="Link">Opens it without signing in.</param>
/// <param name="PaidBy">Who registered and pays, where that is somebody else.</param>
/// <param name="OwesAnswers">Required questions of the event wait for whoever comes, since another took the place.</param>
/// <param name="Sponsor">Who paid the fee out of a pledge; it is disclosed.</param>
internal sealed record Place(
    Registration Registration, Event Event, Bilingual Category, Order? Order, Money? Refund, Receipt? Receipt, Uri Link, string? PaidBy, bool OwesAnswers, string? Sponsor = null)
{
    /// <summary>Another registered them, or handed the place over: they have not agreed themselves.</summary>
    public bool AsksConsent => Registration.ConsentedAt is null;

    /// <summary>Opens the page on which it is changed.</summary>
    public Uri Change => new(Link.AbsoluteUri.Replace("?k=", "/change?k=", StringComparison.Ordinal));

    public bool Awaits => Registration.Status is RegistrationStatus.AwaitingPayment && Order is { Status: OrderStatus.Open };

    /// <summary>Confirmed, for an event that is still to come.</summary>
    public bool IsCertain => Registration.Status is RegistrationStatus.Confirmed && Event.Status is EventStatus.Published;
}

internal sealed class Places(IAssociationDb db, Payers payers, SiteOptions site, ILinkSecrets secrets)
{
    public async Task<Place?> FindAsync(Guid subject, CancellationToken cancellationToken)
    {
        var id = new Id<Registration>(subject);
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } registration) return null;

        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == registration.Event, cancellationToken);
        var category = await db.TicketCategories.Where(c => c.Id == registration.Category).Select(c => c.Name).SingleAsync(cancellationToken);
        var order = await OrderAsync(registration, cancellationToken);
        var back = order is null ? [] : await db.Refunds.AsNoTracking().Where(r => r.Order == order.Id || r.Registration == id).ToListAsync(cancellationToken);
        var refund = back.Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
        var receipt = order is null || await payers.IsPaidByAnotherAsync(order, registration, cancellationToken) ? null
            : await db.Receipts.AsNoTracking().Where(r => r.Order == order.Id && r.VoidedAt == null).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        return new(registration, @event, category, order, refund > Money.Zero ? refund : null, receipt, site.For(secrets, registration), await PayerAsync(registration, cancellationToken),
            registration.ConsentedAt is null && await db.OwedAnswersAsync(registration, cancellationToken) > 0, await db.SponsorOfAsync(registration.Id, cancellationToken));
    }

    private async Task<string?> PayerAsync(Registration registration, CancellationToken cancellationToken) =>
        registration.Group is { } id ? await db.GroupOrders.Where(g => g.Id == id).Select(g => g.Payer).SingleAsync(cancellationToken) : null;

    private async Task<Order?> OrderAsync(Registration registration, CancellationToken cancellationToken) =>
        registration.Order is { } id ? await db.Orders.AsNoTracking().Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken) : null;
}
