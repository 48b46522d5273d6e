using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Events.Pricing;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>Takes the seat that is held: it becomes a registration at the price of today, with the answers that the form asks for.</summary>
[Requires(Permissions.Anyone)]
public sealed record AcceptOffer(Id<WaitingListEntry> Entry, string? LinkKey = null, string? Coupon = null, IReadOnlyList<GivenAnswer>? Answers = null) : ICommand<Result<RegistrationOutcome>>, IOwnWaiting;

internal sealed class AcceptOfferValidator : AbstractValidator<AcceptOffer>
{
    public AcceptOfferValidator() => RuleFor(c => c.Coupon).MaximumLength(2 * CouponCode.MaxLength);
}

internal sealed class AcceptOfferHandler(IAssociationDb db, AnswerDesk form, CouponDesk coupons, PlaceBilling billing, TimeProvider clock)
    : IRequestHandler<AcceptOffer, Result<RegistrationOutcome>>
{
    public async Task<Result<RegistrationOutcome>> Handle(AcceptOffer command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.WaitingList.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Id == command.Entry, cancellationToken) is not { } entry) return WaitingErrors.NotFound;
        if (entry.Registration is { } taken) return await KnownAsync(taken, cancellationToken);
        entry.MustBeOffered(now);

        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == entry.Event, cancellationToken);
        if (@event.Status is not EventStatus.Published) return RegistrationErrors.Closed;
        var answers = @event.AsksQuestions ? await form.ReadAsync(new(@event.Id, entry.Category, QuestionStage.Registration, ByOffice: false), command.Answers ?? [], cancellationToken) : ReadAnswers.None;
        if (answers.Faults.Count > 0) return Result<RegistrationOutcome>.Refused(answers.Faults);
        return await TakeAsync(command, entry, @event, answers, now, cancellationToken);
    }

    private async Task<RegistrationOutcome> TakeAsync(AcceptOffer command, WaitingListEntry entry, Event @event, ReadAnswers answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var category = @event.Categories.Single(c => c.Id == entry.Category);
        var member = entry.IsVerified && await db.IsLiveMemberAsync(entry.Person, AssociationCalendar.DayOf(now), cancellationToken);
        var quote = await coupons.TakeAsync(category.QuoteFor(member, now), command.Coupon, @event.Id, category.Id, cancellationToken);
        var due = @event.PaymentDeadline(now);
        // The seat was taken by the offer and changes hands: nothing is claimed.
        var registration = new Registration(@event.Id, entry.Attendee, category.Id, quote, now, due, answers.Extras);
        registration.Agree(entry.Language, entry.Remark, entry.JoinedAt);
        entry.Accept(registration.Id, now);
        db.Registrations.Add(registration);
        await billing.BillAsync(registration, @event, category, answers, due, now, cancellationToken);
        if (answers.Items.Count > 0) await form.KeepAsync(registration, answers, cancellationToken);
        return new RegistrationOutcome(registration.Id.Value, registration.Number, Known: false);
    }

    private async Task<RegistrationOutcome> KnownAsync(Id<Registration> id, CancellationToken cancellationToken) =>
        await db.Registrations.AsNoTracking().Where(r => r.Id == id).Select(r => new RegistrationOutcome(r.Id.Value, r.Number, true)).SingleAsync(cancellationToken);
}

/// <summary>One click: the entry ends; a seat that was held for it goes on to the next.</summary>
[Requires(Permissions.Anyone)]
public sealed record LeaveWaitingList(Id<WaitingListEntry> Entry, string? LinkKey = null) : ICommand<Result>, IOwnWaiting;

internal sealed class LeaveWaitingListHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LeaveWaitingList, Result>
{
    public async Task<Result> Handle(LeaveWaitingList command, CancellationToken cancellationToken)
    {
        if (await db.WaitingList.Include(e => e.Steps).FirstOrDefaultAsync(e => e.Id == command.Entry, cancellationToken) is not { } entry) return WaitingErrors.NotFound;
        // Pressed twice: it has ended already.
        if (entry.Status is not WaitingStatus.Left) entry.Leave(clock.GetUtcNow());
        return Result.Done;
    }
}
