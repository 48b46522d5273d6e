using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Invitations;
using Association.Application.Events.Forms;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Application.Members;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.Forms;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>
/// Takes a place at a published event. Category and person are asked for; price, phase and membership are decided
/// here. Somebody who is registered already gets the first registration and takes no second seat.
/// </summary>
/// <param name="Guest">Who comes, when the sender is not a known person.</param>
/// <param name="Pass">Of an invitation or a secret address, where the category asks for one.</param>
/// <param name="Coupon">A code as it was typed; what it is worth is decided here.</param>
/// <param name="WaitIfFull">Sold out, by now or at this moment: the person joins the waiting list, where the event has one.</param>
[Requires(Permissions.Anyone)]
public sealed record RegisterForEvent(
    Id<Event> Event, Id<TicketCategory> Category, GuestDetails? Guest, bool Consent, string? Remark, string? IdempotencyKey,
    IReadOnlyList<GivenAnswer>? Answers = null, string? Coupon = null, string? Pass = null, bool WaitIfFull = false)
    : ICommand<Result<RegistrationOutcome>>, IIdempotent;

/// <param name="Known">The person was registered before; nothing was changed.</param>
/// <param name="Waiting">Instead of a place: the entry on the waiting list.</param>
public sealed record RegistrationOutcome(Guid Registration, string Number, bool Known, WaitingOutcome? Waiting = null);

internal sealed class RegisterForEventValidator : AbstractValidator<RegisterForEvent>
{
    public RegisterForEventValidator()
    {
        RuleFor(c => c.Consent).Equal(true).WithErrorCode(RegistrationErrors.ConsentMissing.Code);
        RuleFor(c => c.Remark).MaximumLength(Registration.MaxAnswersLength);
        RuleFor(c => c.Coupon).MaximumLength(2 * CouponCode.MaxLength);
        RuleFor(c => c.Guest!.Unit).MaximumLength(Domain.Members.MemberUnit.MaxNameLength).OverridePropertyName("Unit").When(c => c.Guest is not null);
        RuleFor(c => c.Guest).Custom(static (guest, context) =>
        {
            // All at once, so that nobody has to send a form four times.
            foreach (var fault in guest is null ? [] : Faults(guest))
                context.AddFailure(new ValidationFailure(fault.Field, fault.Message) { ErrorCode = fault.Code });
        });
    }

    private static IEnumerable<Error> Faults(GuestDetails guest)
    {
        if (!PersonName.TryParse(guest.Name, out _, out var name)) yield return name.At("Name");
        if (!MobileNumber.TryParse(guest.Mobile, out _, out var mobile)) yield return mobile.At("Mobile");
        if (!string.IsNullOrWhiteSpace(guest.Email) && !EmailAddress.TryParse(guest.Email, out _, out var email)) yield return email.At("Email");
    }
}

internal sealed class RegisterForEventHandler(
    IAssociationDb db, ICurrentUser user, AttendeeDirectory attendees, AnswerDesk form, AdmissionDesk admission, SeatClaims seats, ISeatGuard guard, CouponDesk coupons, PlaceBilling billing, WaitingDesk waiting, TimeProvider clock)
    : IRequestHandler<RegisterForEvent, Result<RegistrationOutcome>>
{
    public async Task<Result<RegistrationOutcome>> Handle(RegisterForEvent command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // What a stranger typed is judged only where there is something to register for.
        if (user.Person is null && !await db.Events.AnyAsync(e => e.Id == command.Event && e.Status != EventStatus.Draft, cancellationToken)) return EventErrors.NotFound;
        attendees.MustBeOneself(command.Guest);
        var attendee = await attendees.ResolveAsync(command.Guest, cancellationToken);
        if (await db.StandingAsync(command.Event, command.Category, attendee, cancellationToken) is not { } standing) return EventErrors.NotFound;

        var category = standing.Category;
        if (standing.Place is { } place) return await KnownAsync(place, cancellationToken);
        var same = await attendees.KnownByMailAsync(command.Event, attendee, cancellationToken);
        if (same.Place is { } other) return await KnownAsync(other, cancellationToken);
        standing = standing.Knowing(same);
        if (!standing.Event.TakesRegistrations(now)) return RegistrationErrors.Closed;
        if (standing.EntryStatus is WaitingStatus.Offered) return WaitingErrors.TakeOffer;
        var invitation = category.Admission is AdmissionKind.Open ? null : await admission.AdmitAsync(category, command.Pass, cancellationToken);
        seats.LookAgainWhenFull = command.WaitIfFull && standing.TakesWaiting;
        if (standing.IsSoldOut(guard))
            return seats.LookAgainWhenFull ? await WaitAsync(standing, attendee, command.Remark, cancellationToken) : standing.HasQueue ? WaitingErrors.Queue : QuotaErrors.SoldOut;

        return await TakeAsync(command, standing, attendee, invitation, now, cancellationToken);
    }

    private async Task<Result<RegistrationOutcome>> TakeAsync(
        RegisterForEvent command, RegistrationStanding standing, Attendee attendee, EventInvitation? invitation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (@event, category) = (standing.Event, standing.Category);
        var quote = await QuoteAsync(command, category, now, cancellationToken);
        var answers = @event.AsksQuestions ? await form.ReadAsync(new(@event.Id, category.Id, QuestionStage.Registration, ByOffice: false), command.Answers ?? [], cancellationToken) : ReadAnswers.None;
        if (answers.Faults.Count > 0) return Result<RegistrationOutcome>.Refused(answers.Faults);

        var due = @event.PaymentDeadline(now);
        var registration = new Registration(@event.Id, attendee, category.Id, quote, now, due, answers.Extras, needsApproval: category.Admission is AdmissionKind.Approval);
        registration.Agree(user.Culture, command.Remark?.Trim(), now);
        db.Registrations.Add(registration);
        await billing.BillAsync(registration, @event, category, answers, due, now, cancellationToken);
        if (answers.Items.Count > 0) await form.KeepAsync(registration, answers, cancellationToken);
        invitation?.Use(registration.Id);
        if (registration.Status is RegistrationStatus.Pending) Acknowledge(registration, category, now);
        if (registration.IsActive || registration.SeatReserved)
            foreach (var quota in standing.Quotas) seats.Take(quota.Id);
        if (standing.Entry is { } entry) await waiting.LeaveAsync(entry, cancellationToken);
        return new RegistrationOutcome(registration.Id.Value, registration.Number, Known: false);
    }

    private Task<RegistrationOutcome> KnownAsync(Id<Registration> place, CancellationToken cancellationToken) =>
        db.Registrations.Where(r => r.Id == place).Select(r => new RegistrationOutcome(r.Id.Value, r.Number, true, null)).SingleAsync(cancellationToken);

    private async Task<Result<RegistrationOutcome>> WaitAsync(RegistrationStanding standing, Attendee attendee, string? remark, CancellationToken cancellationToken)
    {
        var joined = await waiting.JoinAsync(standing, attendee, remark, cancellationToken);
        return joined.Succeeded ? new RegistrationOutcome(Guid.Empty, joined.Value.Number, joined.Value.Known, joined.Value) : Result<RegistrationOutcome>.Refused(joined.Errors);
    }

    private async Task<Quote> QuoteAsync(RegisterForEvent command, TicketCategory category, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var quote = category.QuoteFor(await db.IsLiveMemberAsync(user.Person, AssociationCalendar.DayOf(now), cancellationToken), now);
        // An application takes neither a place in the phase nor a use of the coupon: its approval does.
        return category.Admission is AdmissionKind.Approval
            ? await coupons.TryAsync(quote, command.Coupon, command.Event, category.Id, cancellationToken)
            : await coupons.TakeAsync(quote, command.Coupon, command.Event, category.Id, cancellationToken);
    }

    /// <summary>Whoever waits for a decision owes nothing yet, and takes a seat only where the category says so.</summary>
    private void Acknowledge(Registration registration, TicketCategory category, DateTimeOffset now)
    {
        if (category.HoldsWhilePending) registration.Reserve();
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationApplied, registration.Id.Value, address, registration.Language, now));
    }
}
