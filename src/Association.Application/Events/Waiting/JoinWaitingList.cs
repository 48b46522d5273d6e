using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>Waits for a seat of a category that is sold out. Somebody who waits or is registered already gets what there is.</summary>
[Requires(Permissions.Anyone)]
public sealed record JoinWaitingList(Id<Event> Event, Id<TicketCategory> Category, GuestDetails? Guest, bool Consent, string? Remark, string? IdempotencyKey = null)
    : ICommand<Result<WaitingOutcome>>, IIdempotent;

/// <param name="Known">The person waited before; nothing was changed.</param>
/// <param name="Registration">The person is registered already: nobody waits who has a place.</param>
public sealed record WaitingOutcome(Guid Entry, string Number, bool Known, Guid? Registration = null);

internal sealed class JoinWaitingListValidator : AbstractValidator<JoinWaitingList>
{
    public JoinWaitingListValidator()
    {
        RuleFor(c => c.Consent).Equal(true).WithErrorCode(RegistrationErrors.ConsentMissing.Code);
        RuleFor(c => c.Remark).MaximumLength(Registration.MaxAnswersLength);
    }
}

internal sealed class JoinWaitingListHandler(IAssociationDb db, ICurrentUser user, AttendeeDirectory attendees, TimeProvider clock)
    : IRequestHandler<JoinWaitingList, Result<WaitingOutcome>>
{
    public async Task<Result<WaitingOutcome>> Handle(JoinWaitingList command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories)
            .FirstOrDefaultAsync(e => e.Id == command.Event && e.Status != EventStatus.Draft, cancellationToken);
        if (@event?.Categories.FirstOrDefault(c => c.Id == command.Category) is not { } category) return EventErrors.NotFound;
        // Whom a category lets in is decided person by person: nobody queues for it.
        if (!@event.Seats.HasWaitingList || category.Admission is not AdmissionKind.Open) return WaitingErrors.NoList;

        var attendee = await attendees.ResolveAsync(command.Guest, cancellationToken);
        if (await FindKnownAsync(@event.Id, attendee, cancellationToken) is { } known) return known;
        if (!@event.TakesRegistrations(now)) return RegistrationErrors.Closed;
        if (category.MembersOnly && !await db.IsLiveMemberAsync(user.Person, AssociationCalendar.DayOf(now), cancellationToken)) return PriceErrors.MembersOnly;
        if (!await IsSoldOutAsync(@event.Id, category.Id, cancellationToken)) return WaitingErrors.SeatsLeft;

        var entry = new WaitingListEntry(@event.Id, category.Id, attendee, user.Person == attendee.Person, user.Culture, command.Remark?.Trim(), now);
        db.WaitingList.Add(entry);
        return new WaitingOutcome(entry.Id.Value, entry.Number, Known: false);
    }

    private async Task<WaitingOutcome?> FindKnownAsync(Id<Event> @event, Attendee attendee, CancellationToken cancellationToken)
    {
        var place = await db.Registrations.AsNoTracking()
            .Where(r => r.Event == @event && (r.AttendeeKey == attendee.Key || r.Person == attendee.Person))
            .Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending)
            .Select(r => new WaitingOutcome(Guid.Empty, r.Number, true, r.Id.Value)).FirstOrDefaultAsync(cancellationToken);
        return place ?? await db.WaitingList.AsNoTracking()
            .Where(e => e.Event == @event && (e.AttendeeKey == attendee.Key || e.Person == attendee.Person))
            .Where(e => e.Status == WaitingStatus.Waiting || e.Status == WaitingStatus.Offered)
            .Select(e => new WaitingOutcome(e.Id.Value, e.Number, true, null)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>No seat is left for the category, or others wait for the next one.</summary>
    private async Task<bool> IsSoldOutAsync(Id<Event> @event, Id<TicketCategory> category, CancellationToken cancellationToken) =>
        await db.QuotasOf(@event, category).AnyAsync(q => q.Taken >= q.Capacity, cancellationToken)
        || await db.WaitingList.AnyAsync(e => e.Event == @event && e.Category == category && e.Status == WaitingStatus.Waiting, cancellationToken);
}
