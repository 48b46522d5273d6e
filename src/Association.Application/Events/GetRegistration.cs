using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Sponsors;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>A registration as its owner sees it: ticket, what to pay and how, receipt, certificate.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetRegistration(Id<Registration> Registration, string? LinkKey = null) : IQuery<RegistrationDetails?>;

/// <param name="PaidBy">The payer of a group order, whose what is to pay is to see; or the sponsor who paid the fee.</param>
/// <param name="Refund">Owed back of what was paid.</param>
/// <param name="TicketCode">Shown as QR; null until the place is certain.</param>
public sealed record RegistrationDetails(
    Guid Id, string Number, string? TicketCode, string Name, string? Email, string? Unit, RegistrationStatus Status, bool AsMember, decimal Price,
    DateTimeOffset RegisteredAt, DateTimeOffset? CheckedInAt, Bilingual Category,
    string EventSlug, Bilingual EventName, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, Bilingual? VenueAddress,
    PaymentDetails? Payment, OwnCertificate? Certificate, Guid Event, Guid CategoryId, string? RefusalReason, decimal Discount = 0, string? PaidBy = null, DateTimeOffset? ConsentedAt = null, decimal Refund = 0);

public sealed record PaymentDetails(string Reference, decimal Total, OrderStatus Status, DateTimeOffset DueAt, SlipStatus? Slip, string? SlipReason, string? ReceiptNumber, bool ReceiptDrawn);

public sealed record OwnCertificate(Guid Id, string Number, bool Revoked);

internal sealed class GetRegistrationAccess(RegistrationAccess access) : IAccessRule<GetRegistration>
{
    public Task<bool> AllowsAsync(GetRegistration request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class GetRegistrationHandler(IAssociationDb db) : IRequestHandler<GetRegistration, RegistrationDetails?>
{
    public async Task<RegistrationDetails?> Handle(GetRegistration query, CancellationToken cancellationToken)
    {
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration, cancellationToken) is not { } own) return null;

        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == own.Event, cancellationToken);
        var category = await db.TicketCategories.Where(c => c.Id == own.Category).Select(c => c.Name).SingleAsync(cancellationToken);
        var certificate = await db.Certificates.Where(c => c.Registration == own.Id).OrderByDescending(c => c.Id)
            .Select(c => new OwnCertificate(c.Id.Value, c.Number, c.Status == Domain.Certificates.CertificateStatus.Revoked)).FirstOrDefaultAsync(cancellationToken);
        return new(own.Id.Value, own.Number, own.Status is RegistrationStatus.Confirmed ? own.TicketCode : null, own.Name, own.Email, own.Unit,
            own.Status, own.AsMember, own.Total.Amount, own.RegisteredAt, own.CheckedInAt, category, @event.Slug, @event.Name,
            @event.StartsOn, @event.EndsOn, @event.Venue, @event.VenueAddress, own.Group is null ? await PaymentAsync(own, cancellationToken) : null, certificate,
            own.Event.Value, own.Category.Value, own.RefusalReason, own.Discount.Amount,
            await PaidByAsync(own, cancellationToken), own.ConsentedAt,
            await db.Refunds.Where(r => r.Registration == own.Id || r.Order == own.Order && r.Registration == null).SumAsync(r => r.Amount.Amount, cancellationToken));
    }

    private async Task<string?> PaidByAsync(Registration own, CancellationToken cancellationToken) => own.Group is { } id
        ? await db.GroupOrders.Where(g => g.Id == id).Select(g => g.Payer).SingleAsync(cancellationToken) : await db.SponsorOfAsync(own.Id, cancellationToken);

    private async Task<PaymentDetails?> PaymentAsync(Registration own, CancellationToken cancellationToken)
    {
        if (own.Order is not { } id || await db.Orders.AsNoTracking().Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } order) return null;
        var slip = order.Slips.MaxBy(s => s.UploadedAt);
        // A place that changed hands keeps its orders; the receipt stays with whoever paid.
        var payer = own.Unit ?? own.Name;
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.Order == id && r.Payer == payer && r.VoidedAt == null).OrderByDescending(r => r.Number).Select(r => new { r.Number, Drawn = r.File != null }).FirstOrDefaultAsync(cancellationToken);
        return new(order.Reference, order.Total.Amount, order.Status, order.DueAt, slip?.Status, slip?.Reason, receipt?.Number, receipt?.Drawn ?? false);
    }
}

/// <summary>Finds a registration by the link of a mail; a wrong key finds nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record FindRegistrationByLink(string Number, string? Key) : IQuery<Guid?>;

internal sealed class FindRegistrationByLinkHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<FindRegistrationByLink, Guid?>
{
    public async Task<Guid?> Handle(FindRegistrationByLink query, CancellationToken cancellationToken)
    {
        if (!secrets.Matches(RegistrationLinks.Purpose, query.Number, query.Key)) return null;
        return await db.Registrations.AsNoTracking().Where(r => r.Number == query.Number).Select(r => (Guid?)r.Id.Value).FirstOrDefaultAsync(cancellationToken);
    }
}
