using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

/// <summary>Says how a session, or the whole event, is joined online; a check-in list that keeps who was there comes with it.</summary>
/// <param name="Room">Null for a new one.</param>
/// <param name="Session">Null: the whole event. Stays as it is when a room is changed.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetOnlineRoom(Id<Event> Event, Id<OnlineRoom>? Room, Id<EventSession>? Session, OnlineTerms Terms, bool CountsAsAttendance) : ICommand<Result<Guid>>, IInEvent;

/// <summary>Takes it back, as long as nobody was there.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveOnlineRoom(Id<Event> Event, Id<OnlineRoom> Room) : ICommand<Result>, IInEvent;

internal sealed class SetOnlineRoomValidator : AbstractValidator<SetOnlineRoom>
{
    public SetOnlineRoomValidator()
    {
        RuleFor(c => c.Terms.Mode).IsInEnum().OverridePropertyName("Mode");
        RuleFor(c => c.Terms.Platform).IsInEnum().OverridePropertyName("Platform");
        RuleFor(c => c.Terms.JoinLink).MaximumLength(OnlineRoom.MaxLinkLength).OverridePropertyName("JoinLink");
        RuleFor(c => c.Terms.MeetingNumber).MaximumLength(OnlineRoom.MaxNumberLength).OverridePropertyName("MeetingNumber");
        RuleFor(c => c.Terms.Passcode).MaximumLength(OnlineRoom.MaxNumberLength).OverridePropertyName("Passcode");
        RuleFor(c => c.Terms.Note!.Zh).MaximumLength(OnlineRoom.MaxNoteLength).When(c => c.Terms.Note is not null).OverridePropertyName("NoteZh");
        RuleFor(c => c.Terms.Note!.En).MaximumLength(OnlineRoom.MaxNoteLength).When(c => c.Terms.Note is not null).OverridePropertyName("NoteEn");
        RuleFor(c => c.Terms.ShownMinutes).InclusiveBetween(0, OnlineRoom.MostShownMinutes).OverridePropertyName("ShownMinutes");
        RuleFor(c => c.Terms.CodeMinutes).InclusiveBetween(1, OnlineRoom.MostCodeMinutes).OverridePropertyName("CodeMinutes");
    }
}

internal sealed class SetOnlineRoomHandler(IAssociationDb db) : IRequestHandler<SetOnlineRoom, Result<Guid>>, IRequestHandler<RemoveOnlineRoom, Result>
{
    public async Task<Result<Guid>> Handle(SetOnlineRoom command, CancellationToken cancellationToken)
    {
        if (command.Room is { } id)
        {
            if (await db.RoomAsync(command.Event, id, cancellationToken) is not { } known) return OnlineErrors.NotFound;
            known.Describe(command.Terms);
            return known.Id.Value;
        }

        if (await db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        var session = @event.Sessions.FirstOrDefault(s => s.Id == command.Session);
        if (command.Session is not null && session is null) return EventErrors.SessionNotFound;
        if (await db.OnlineRooms.AnyAsync(r => r.Event == command.Event && r.Session == command.Session, cancellationToken)) return OnlineErrors.Known;
        if (await db.CheckInLists.CountAsync(l => l.Event == command.Event, cancellationToken) >= CheckInList.MaxLists) return CheckInListErrors.TooMany;

        var list = new CheckInList(command.Event, NameOf(session));
        list.Describe(list.Name, new(session?.Id, [], [], null, null, InAndOut: true, StayedToEnd: false, SelfCheckIn: false, command.CountsAsAttendance));
        var room = new OnlineRoom(command.Event, session?.Id, list.Id, command.Terms);
        db.CheckInLists.Add(list);
        db.OnlineRooms.Add(room);
        return room.Id.Value;
    }

    public async Task<Result> Handle(RemoveOnlineRoom command, CancellationToken cancellationToken)
    {
        if (await db.RoomAsync(command.Event, command.Room, cancellationToken) is not { } room) return OnlineErrors.NotFound;
        if (await db.Scans.AnyAsync(s => s.List == room.List, cancellationToken) || await db.AttendanceFiles.AnyAsync(f => f.Room == room.Id && f.DoneAt != null, cancellationToken)
            || await db.CodeAnswers.AnyAsync(a => db.PresenceCodes.Any(c => c.Id == a.Code && c.Room == room.Id), cancellationToken)) return OnlineErrors.HasEvidence;
        db.PresenceCodes.RemoveRange(await db.PresenceCodes.Where(c => c.Room == room.Id).ToListAsync(cancellationToken));
        db.AttendanceFiles.RemoveRange(await db.AttendanceFiles.Where(f => f.Room == room.Id).ToListAsync(cancellationToken));
        db.OnlineRooms.Remove(room);
        if (await db.CheckInLists.FirstOrDefaultAsync(l => l.Id == room.List, cancellationToken) is { } list) db.CheckInLists.Remove(list);
        return Result.Done;
    }

    private static Bilingual NameOf(EventSession? session)
    {
        if (session is null) return new("线上参会", "Online");
        var (zh, en) = ($"线上 · {session.Title.Zh}", $"Online · {session.Title.En ?? session.Title.Zh}");
        return new(zh.Length > CheckInList.MaxNameLength ? zh[..CheckInList.MaxNameLength] : zh, en.Length > CheckInList.MaxNameLength ? en[..CheckInList.MaxNameLength] : en);
    }
}
