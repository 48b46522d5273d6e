using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Application.Events.SelfService;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Invitations;

/// <summary>Lets somebody in who waited for a decision: the seat is taken now if none was held, and what costs something is paid now.</summary>
/// <returns>The participant's name, for the result of a row.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record ApproveRegistration(Id<Event> Event, Id<Registration> Registration) : ICommand<Result<string>>, IInEvent;

internal sealed class ApproveRegistrationHandler(IAssociationDb db, SeatClaims seats, CouponDesk coupons, Forms.ChosenPlaces places, TimeProvider clock) : IRequestHandler<ApproveRegistration, Result<string>>
{
    public async Task<Result<string>> Handle(ApproveRegistration command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken) is not { } registration) return RegistrationErrors.NotFound;
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == command.Event, cancellationToken);
        Refuse.Unless(@event.Status is EventStatus.Published, EventErrors.NotPublished);

        var (now, due) = (clock.GetUtcNow(), @event.PaymentDeadline(clock.GetUtcNow()));
        registration.Costs(await QuoteAsync(registration, @event.Categories.Single(c => c.Id == registration.Category), now, cancellationToken), registration.Extras);
        var reserved = registration.SeatReserved;
        registration.Approve(due);
        await places.MoveAsync(await places.OfAsync(registration.Id, cancellationToken), _ => Domain.Events.Forms.AnswerErrors.Full, cancellationToken);
        if (registration.Status is RegistrationStatus.AwaitingPayment) await BillAsync(registration, @event, due, now, cancellationToken);
        if (!reserved)
            foreach (var quota in await db.QuotasOf(@event.Id, registration.Category).ToListAsync(cancellationToken)) seats.Take(quota.Id);
        return registration.Name;
    }

    /// <summary>The price of the day on which somebody applied, as long as its phase has a place and the coupon a use left; else that of today.</summary>
    private async Task<Quote> QuoteAsync(Registration registration, TicketCategory category, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var phase = category.Phases.FirstOrDefault(p => p.Id == registration.Phase && !p.IsSoldOut(0));
        var quote = phase is null
            ? category.QuoteFor(registration.AsMember, now)
            : new Quote(phase.Id, registration.AsMember, registration.Price + registration.Discount, IsCounted: phase.Places is not null);
        var fen = Coupon.Fen(registration.Discount);
        var left = registration.Coupon is { } code && await db.CouponCodes.AnyAsync(k => k.Id == code && k.Used < k.MaxUses
            && db.Coupons.Any(c => c.Id == k.Coupon && (c.BudgetFen == null || c.SpentFen + fen <= c.BudgetFen)), cancellationToken);
        return await coupons.KeepAsync(quote, left ? registration.Coupon : null, cancellationToken);
    }

    private async Task BillAsync(Registration registration, Event @event, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var order = new Order(@event.Id, registration.Unit ?? registration.Name, registration.Account, due, now);
        order.Add(registration.Id, Forms.AnswerDesk.Cut($"{@event.Name.Zh} · {@event.Categories.Single(c => c.Id == registration.Category).Name.Zh} · {registration.Name}"), registration.Price);
        foreach (var (description, amount) in await db.LinesOfAsync(registration, cancellationToken)) order.AddExtra(registration.Id, description, amount);
        registration.BilledBy(order.Id);
        db.Orders.Add(order);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.EventIncome, order.Total, now));
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationApproved, registration.Id.Value, address, registration.Language, now));
    }
}

/// <summary>Does not let somebody in who waited for a decision, and tells them why.</summary>
/// <returns>The participant's name.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record RefuseRegistration(Id<Event> Event, Id<Registration> Registration, string Reason) : ICommand<Result<string>>, IInEvent;

internal sealed class RefuseRegistrationValidator : AbstractValidator<RefuseRegistration>
{
    public RefuseRegistrationValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(OwnPlace.MaxReasonLength);
}

internal sealed class RefuseRegistrationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RefuseRegistration, Result<string>>
{
    public async Task<Result<string>> Handle(RefuseRegistration command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken) is not { } registration) return RegistrationErrors.NotFound;
        registration.Decline(TextNormalization.Line(command.Reason));
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationRefused, registration.Id.Value, address, registration.Language, clock.GetUtcNow()));
        return registration.Name;
    }
}
