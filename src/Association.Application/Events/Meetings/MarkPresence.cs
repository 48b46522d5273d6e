using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>The head's word on who came: for one or for many at once.</summary>
/// <returns>How many were marked.</returns>
[Requires(Permissions.Self)]
public sealed record MarkPresence(Id<Body> Body, Id<Event> Event, IReadOnlyList<Guid> Invitees, Presence Presence) : ICommand<Result<int>>, IForMyBody;

internal sealed class MarkPresenceValidator : AbstractValidator<MarkPresence>
{
    public MarkPresenceValidator()
    {
        RuleFor(c => c.Presence).IsInEnum();
        RuleFor(c => c.Invitees).NotEmpty().WithErrorCode("invitee.none-chosen").WithMessage("Choose at least one person.");
        RuleFor(c => c.Invitees).Must(i => i.Count <= InviteToMeeting.MaxPeople).WithErrorCode("list.too-many");
    }
}

internal sealed class MarkPresenceHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<MarkPresence, Result<int>>
{
    public async Task<Result<int>> Handle(MarkPresence command, CancellationToken cancellationToken)
    {
        var meeting = await db.LiveMeetingAsync(command.Body, command.Event, cancellationToken);
        Refuse.If(command.Presence is Presence.Attended && !await db.HoldAsync(command.Event, cancellationToken), InviteeErrors.Cancelled);
        var ids = command.Invitees.Select(id => new Id<EventInvitee>(id)).ToList();
        var chosen = await db.Invitees.Where(i => i.Event == command.Event && ids.Contains(i.Id)).ToListAsync(cancellationToken);
        foreach (var invitee in chosen)
        {
            if (command.Presence is Presence.Attended && clock.Today() >= meeting.StartsOn) invitee.Come(clock.GetUtcNow());
            else invitee.Mark(command.Presence, meeting.StartsOn, clock.Today());
        }

        return chosen.Count;
    }
}

/// <summary>Closes the activity after its day: it counts as held from then on.</summary>
/// <param name="Attendance">How many came, where nobody kept a list; left out, those marked count.</param>
[Requires(Permissions.Self)]
public sealed record ConcludeMeeting(Id<Body> Body, Id<Event> Event, int? Attendance) : ICommand<Result>, IForMyBody;

internal sealed class ConcludeMeetingHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ConcludeMeeting, Result>
{
    private static readonly Error Uncounted = Error.Invalid("meeting.uncounted", "Nobody is marked as attended: say how many came.", "Attendance");

    public async Task<Result> Handle(ConcludeMeeting command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event && e.Organiser == command.Body, cancellationToken) is not { } meeting)
            return EventErrors.NotFound;
        Refuse.Unless(EventTime.Of(meeting).IsOver(clock.GetUtcNow()) || meeting.Status is not EventStatus.Published, EventErrors.NotOver);
        var listed = await db.Invitees.AnyAsync(i => i.Event == command.Event && i.Presence == Presence.Attended, cancellationToken)
            || await db.Registrations.AnyAsync(r => r.Event == command.Event && r.CheckedInAt != null, cancellationToken);
        if (!listed && command.Attendance is null) return Uncounted;
        meeting.Conclude(clock.Today());
        // A list that was kept is the number; what is typed beside it would be a second truth.
        meeting.CountedAs(listed ? null : command.Attendance);
        return Result.Done;
    }
}
