using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Online;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

/// <summary>Sets a list up, or changes it.</summary>
/// <param name="List">Null for a new one.</param>
/// <param name="Categories">Who may enter; empty: everybody.</param>
/// <param name="OpensAt">Null: at any time.</param>
/// <param name="Options">Of the form: only who chose one of them enters; none: whatever was chosen.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetCheckInList(
    Id<Event> Event, Id<CheckInList>? List, string NameZh, string? NameEn, Id<EventSession>? Session, IReadOnlyList<Id<TicketCategory>> Categories,
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, bool InAndOut, bool StayedToEnd, bool SelfCheckIn, bool CountsAsAttendance,
    IReadOnlyList<Id<QuestionOption>>? Options = null) : ICommand<Result<Guid>>, IInEvent;

internal sealed class SetCheckInListValidator : AbstractValidator<SetCheckInList>
{
    public SetCheckInListValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(CheckInList.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(CheckInList.MaxNameLength);
    }
}

internal sealed class SetCheckInListHandler(IAssociationDb db) : IRequestHandler<SetCheckInList, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SetCheckInList command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        if (command.Session is { } session && !await db.Sessions.AnyAsync(s => s.Id == session && s.Event == command.Event, cancellationToken)) return CheckInListErrors.Session;
        if (await FindAsync(command, cancellationToken) is not { } list) return CheckInListErrors.NotFound;

        // An online session writes comings and goings here, within its own time.
        if (await db.OnlineRooms.AnyAsync(r => r.List == list.Id, cancellationToken) && (!command.InAndOut || command.StayedToEnd || command.SelfCheckIn || command.Session != list.Session)) return OnlineErrors.RoomList;
        var options = (command.Options ?? []).Distinct().ToList();
        if (options.Count > CheckInList.MaxOptions || await db.Questions.Where(q => q.Event == command.Event).SelectMany(q => q.Options).CountAsync(o => options.Contains(o.Id), cancellationToken) != options.Count)
            return CheckInListErrors.Option;
        var counted = list.CountsAsAttendance;
        var own = await db.TicketCategories.Where(c => c.Event == command.Event && command.Categories.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        list.Describe(new(command.NameZh, command.NameEn), new(command.Session, own, options, command.OpensAt, command.ClosesAt, command.InAndOut, command.StayedToEnd, command.SelfCheckIn, command.CountsAsAttendance));
        if (counted != list.CountsAsAttendance && await db.Admissions.AnyAsync(a => a.List == list.Id, cancellationToken)) return CheckInListErrors.Counted;
        return list.Id.Value;
    }

    /// <summary>The main door becomes a record of its own when it is first set up otherwise.</summary>
    private async Task<CheckInList?> FindAsync(SetCheckInList command, CancellationToken cancellationToken)
    {
        if (command.List is { } id && await db.CheckInLists.FirstOrDefaultAsync(l => l.Id == id && l.Event == command.Event, cancellationToken) is { } known) return known;
        if (command.List is not null && command.List != CheckInList.MainOf(command.Event)) return null;

        Refuse.If(await db.CheckInLists.CountAsync(l => l.Event == command.Event, cancellationToken) >= CheckInList.MaxLists, CheckInListErrors.TooMany);
        var list = command.List is null ? new CheckInList(command.Event, new(command.NameZh, command.NameEn)) : CheckInList.Main(command.Event);
        db.CheckInLists.Add(list);
        return list;
    }
}

/// <summary>Removes a list at which nobody was scanned.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveCheckInList(Id<Event> Event, Id<CheckInList> List) : ICommand<Result>, IInEvent;

internal sealed class RemoveCheckInListHandler(IAssociationDb db) : IRequestHandler<RemoveCheckInList, Result>
{
    public async Task<Result> Handle(RemoveCheckInList command, CancellationToken cancellationToken)
    {
        if (await db.CheckInLists.FirstOrDefaultAsync(l => l.Id == command.List && l.Event == command.Event, cancellationToken) is not { } list) return CheckInListErrors.NotFound;
        if (list.IsMain) return CheckInListErrors.Main;
        if (await db.OnlineRooms.AnyAsync(r => r.List == list.Id, cancellationToken)) return OnlineErrors.RoomList;
        if (await db.Scans.AnyAsync(s => s.List == list.Id, cancellationToken)) return CheckInListErrors.Used;
        db.CheckInLists.Remove(list);
        return Result.Done;
    }
}

/// <summary>The lists of an event with how full they are, the main door first.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetCheckInLists(Id<Event> Event) : IQuery<IReadOnlyList<CheckInListLine>>, IInEvent;

/// <param name="Came">How many were let in, whether or not they left.</param>
public sealed record CheckInListLine(CheckInList List, DoorCounts Counts, int Came, int Refused);

internal sealed class GetCheckInListsHandler(IAssociationDb db) : IRequestHandler<GetCheckInLists, IReadOnlyList<CheckInListLine>>
{
    private static readonly ScanVerdict[] Passing = [ScanVerdict.Admitted, ScanVerdict.Left, ScanVerdict.AlreadyIn, ScanVerdict.NotInside];

    public async Task<IReadOnlyList<CheckInListLine>> Handle(GetCheckInLists query, CancellationToken cancellationToken)
    {
        var lists = await db.CheckInLists.AsNoTracking().Where(l => l.Event == query.Event).OrderBy(l => l.OpensAt).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        var all = lists.Where(l => l.IsMain).DefaultIfEmpty(CheckInList.Main(query.Event)).Concat(lists.Where(l => !l.IsMain));
        var lines = new List<CheckInListLine>();
        foreach (var list in all)
            lines.Add(new(list, await db.DoorCountsAsync(list, cancellationToken), await db.Admissions.CountAsync(a => a.List == list.Id, cancellationToken),
                await db.Scans.CountAsync(s => s.List == list.Id && !Passing.Contains(s.Verdict), cancellationToken)));
        return lines;
    }
}
