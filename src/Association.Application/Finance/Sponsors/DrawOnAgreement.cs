using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Finance.Sponsors;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>The office lets a sponsor pay the fee of one place. Source: anchors.md section 3, item 3.</summary>
[Requires(Permissions.EditFinance)]
public sealed record DrawOnAgreement(Id<SponsorAgreement> Agreement, Id<Registration> Registration) : ICommand<Result>;

/// <summary>Somebody whom an agreement names, or whose unit it names, lets the sponsor pay the own place.</summary>
[Requires(Permissions.Anyone)]
public sealed record TakeSponsorship(Id<Registration> Registration, Id<SponsorAgreement> Agreement, string? LinkKey = null) : ICommand<Result>;

internal sealed class TakeSponsorshipAccess(RegistrationAccess access) : IAccessRule<TakeSponsorship>, IAccessRule<GetSponsorship>
{
    public Task<bool> AllowsAsync(TakeSponsorship request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
    public Task<bool> AllowsAsync(GetSponsorship request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class DrawOnAgreementHandler(IAssociationDb db, SponsorDesk desk) : IRequestHandler<DrawOnAgreement, Result>, IRequestHandler<TakeSponsorship, Result>
{
    public Task<Result> Handle(DrawOnAgreement command, CancellationToken cancellationToken) => DrawAsync(command.Agreement, command.Registration, named: false, cancellationToken);

    public Task<Result> Handle(TakeSponsorship command, CancellationToken cancellationToken) => DrawAsync(command.Agreement, command.Registration, named: true, cancellationToken);

    /// <param name="named">What is open to anybody is given out by the office alone.</param>
    private async Task<Result> DrawAsync(Id<SponsorAgreement> id, Id<Registration> registration, bool named, CancellationToken cancellationToken)
    {
        if (await db.SponsorAgreements.AsNoTracking().Include(a => a.Scopes).FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } agreement) return SponsorErrors.AgreementNotFound;
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == registration, cancellationToken) is not { } place) return RegistrationErrors.NotFound;
        Refuse.If(named && !agreement.NamesPeople, SponsorErrors.NotEligible);
        await desk.DrawAsync(agreement, place, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Which sponsors could pay the own place, and which one does.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetSponsorship(Id<Registration> Registration, string? LinkKey = null) : IQuery<Sponsorship>;

/// <param name="PaidBy">The sponsor who pays the fee; it is said wherever the place is confirmed.</param>
public sealed record Sponsorship(string? PaidBy, IReadOnlyList<SponsorOffer> Offers);

public sealed record SponsorOffer(Guid Agreement, string Sponsor, string Purpose);

internal sealed class GetSponsorshipHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetSponsorship, Sponsorship>
{
    public async Task<Sponsorship> Handle(GetSponsorship query, CancellationToken cancellationToken)
    {
        var place = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration, cancellationToken);
        if (place is null) return new(null, []);
        var paidBy = await db.SponsorOfAsync(place.Id, cancellationToken);
        return new(paidBy, place.Status is RegistrationStatus.AwaitingPayment && place.Group is null ? await OffersAsync(place, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<SponsorOffer>> OffersAsync(Registration place, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var agreements = await db.SponsorAgreements.AsNoTracking().Include(a => a.Scopes)
            .Where(a => a.Event == place.Event && a.ClosedAt == null && a.From <= today && a.To >= today && (a.Seats == null || a.SeatsUsed < a.Seats) && (a.BudgetFen == null || a.FenUsed < a.BudgetFen))
            .ToListAsync(cancellationToken);
        if (agreements.Count == 0) return [];
        var units = await db.WorkplacesOfAsync(place.Person, today, cancellationToken);
        var open = agreements.FindAll(a => a.NamesPeople && a.IsFor(place.Person, units, place.Category));
        var names = await db.Sponsors.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        return [.. open.Select(a => new SponsorOffer(a.Id.Value, names[a.Sponsor], a.Purpose))];
    }
}

public static class SponsorDisclosure
{
    /// <summary>Who pays the fee of a place; null: no sponsor does, or not any more.</summary>
    public static Task<string?> SponsorOfAsync(this IAssociationDb db, Id<Registration> place, CancellationToken cancellationToken) =>
        db.SponsorDraws.AsNoTracking().Where(d => d.Registration == place && d.Amount.Amount > d.Returned.Amount).OrderByDescending(d => d.DrawnAt)
            .Join(db.SponsorAgreements, d => d.Agreement, a => a.Id, (d, a) => a.Sponsor).Join(db.Sponsors, id => id, s => s.Id, (id, s) => s.Name).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>What a sponsored place no longer costs goes back to the pledge; once the sponsor was asked for it, to the sponsor's credit.</summary>
internal sealed class ReturnToSponsor(IAssociationDb db, SponsorDesk desk, TimeProvider clock) : INotificationHandler<Raised<MoneyOwedBack>>
{
    public async Task Handle(Raised<MoneyOwedBack> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.Order;
        if (await db.SponsorDraws.FirstOrDefaultAsync(d => d.Order == id, cancellationToken) is not { } draw) return;
        var (owed, going) = (await OwedAsync(id, cancellationToken), await GoingAsync(id, cancellationToken) + draw.Returned);
        var left = owed - going;
        var back = left < draw.Net ? left : draw.Net;
        if (back <= Money.Zero) return;

        var now = clock.GetUtcNow();
        var order = (await db.Orders.FindAsync([id], cancellationToken))!;
        await BookAsync(draw, order, back, now, cancellationToken);
        await desk.ReturnAsync(draw, back, cancellationToken);
        if (order.Status is OrderStatus.Refunding && owed == going + back) order.GaveBack();
    }

    private async Task BookAsync(SponsorDraw draw, Order order, Money back, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subject = LedgerSubject.Of(order);
        if (draw.Settlement is null)
        {
            db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.SponsorReturn, subject, LedgerAccount.RefundPayable, LedgerAccount.SponsorDue, back, clock.Today(), now));
            return;
        }

        var payer = await db.SponsorAgreements.Where(a => a.Id == draw.Agreement).Join(db.Sponsors, a => a.Sponsor, s => s.Id, (a, s) => s.Payer).SingleAsync(cancellationToken);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.SponsorReturn, subject with { Payer = payer }, LedgerAccount.RefundPayable, LedgerAccount.Advances, back, clock.Today(), now));
    }

    /// <summary>With what this very command adds.</summary>
    private async Task<Money> OwedAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        await db.Refunds.Where(r => r.Order == order).LoadAsync(cancellationToken);
        return db.Refunds.Local.Where(r => r.Order == order).Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
    }

    private async Task<Money> GoingAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        await db.RefundPayments.Where(r => r.Order == order).LoadAsync(cancellationToken);
        return db.RefundPayments.Local.Where(r => r.Order == order && r.Review is null && r.Status is not RefundStatus.Failed).Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
    }
}
