using Association.Application.Common;
using Association.Application.Finance.Paying;
using Association.Application.Finance.Payments;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>Lets a sponsor pay the fee of a place, once, and never above the pledge.</summary>
internal sealed class SponsorDesk(IAssociationDb db, PaymentDesk desk, TimeProvider clock)
{
    /// <exception cref="RefusedException">Not in force, not for this person, nothing to pay, or the pledge is used up.</exception>
    public async Task DrawAsync(SponsorAgreement agreement, Registration place, CancellationToken cancellationToken)
    {
        Refuse.Unless(agreement.HoldsOn(clock.Today()), SponsorErrors.NotInForce);
        Refuse.Unless(place.Event == agreement.Event, SponsorErrors.OtherEvent);
        Refuse.If(place.Group is not null, SponsorErrors.ByAnother);
        Refuse.Unless(agreement.IsFor(place.Person, await db.WorkplacesOfAsync(place.Person, clock.Today(), cancellationToken), place.Category), SponsorErrors.NotEligible);
        var order = await db.OrderToPayAsync(place.Id, cancellationToken) is { } id ? await db.OrderToBookAsync(id, cancellationToken) : null;
        if (order is not { Status: OrderStatus.Open } || order.Owed == Money.Zero) throw new RefusedException(SponsorErrors.NothingOwed);

        await TakeAsync(agreement.Id, Coupon.Fen(order.Owed), cancellationToken);
        var payment = await desk.TakeExactAsync(order, new Received(order.Owed, clock.Today(), PaymentMethod.Sponsor), cancellationToken);
        db.SponsorDraws.Add(new SponsorDraw(agreement.Id, place.Id, payment, clock.GetUtcNow()));
    }

    /// <summary>Gives back to the pledge what a place no longer costs.</summary>
    public async Task ReturnAsync(SponsorDraw draw, Money amount, CancellationToken cancellationToken)
    {
        draw.Return(amount);
        var (seats, fen) = (draw.IsSeat ? 0 : 1, Coupon.Fen(amount));
        await db.SponsorAgreements.Where(a => a.Id == draw.Agreement)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.SeatsUsed, a => a.SeatsUsed - seats).SetProperty(a => a.FenUsed, a => a.FenUsed - fen), cancellationToken);
    }

    /// <summary>One statement: of many who want the last seat one gets it.</summary>
    private async Task TakeAsync(Id<SponsorAgreement> agreement, long fen, CancellationToken cancellationToken)
    {
        var taken = await db.SponsorAgreements
            .Where(a => a.Id == agreement && a.ClosedAt == null && (a.Seats == null || a.SeatsUsed < a.Seats) && (a.BudgetFen == null || a.FenUsed + fen <= a.BudgetFen))
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.SeatsUsed, a => a.SeatsUsed + 1).SetProperty(a => a.FenUsed, a => a.FenUsed + fen), cancellationToken);
        Refuse.If(taken == 0, SponsorErrors.UsedUp);
    }
}

internal static class Workplaces
{
    public static async Task<IReadOnlyCollection<Id<Domain.Members.MemberUnit>>> WorkplacesOfAsync(this IAssociationDb db, Id<Domain.Members.Person> person, DateOnly day, CancellationToken cancellationToken) =>
        await db.Employments.AsNoTracking().Where(e => e.Person == person && e.From <= day && (e.To == null || e.To >= day)).Select(e => e.Unit).ToListAsync(cancellationToken);
}
