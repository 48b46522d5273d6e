using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

/// <summary>The dates of a rule, each with what stands in its way. Source: anchors.md E2, E4.</summary>
[Requires(Permissions.Self)]
public sealed record PreviewSeries(Id<Body> Body, SalonWish Wish, Id<Room>? Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Recurrence Series) : IQuery<IReadOnlyList<SeriesDate>>, IForMyBody;

/// <param name="Holder">Who has the room, where somebody has.</param>
public sealed record SeriesDate(DateOnly Day, FitTag Fit, SlotHolder? Holder, bool LecturerAway)
{
    public bool CanBeTaken => Fit.CanBeTaken() && !LecturerAway;
}

internal sealed class PreviewSeriesHandler(SeriesPlanner planner) : IRequestHandler<PreviewSeries, IReadOnlyList<SeriesDate>>
{
    public Task<IReadOnlyList<SeriesDate>> Handle(PreviewSeries query, CancellationToken cancellationToken) =>
        planner.PlanAsync(query.Series.Dates(), MeetingTime.Between(query.StartsAt, query.EndsAt), query.Room, query.Wish, cancellationToken);
}

internal sealed class SeriesPlanner(IAssociationDb db, RoomSchedule schedule)
{
    public async Task<IReadOnlyList<SeriesDate>> PlanAsync(IReadOnlyList<DateOnly> dates, MeetingTime time, Id<Room>? room, SalonWish wish, CancellationToken cancellationToken)
    {
        if (dates.Count == 0) return [];
        var hall = room is not { } id || SalonKinds.IsOnline(wish.Kind) ? null
            : await db.Rooms.AsNoTracking().Include(r => r.Hours).Include(r => r.Closures).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RefusedException(RoomErrors.NotFound);
        var taken = hall is null ? new TakenRooms([]) : await schedule.ReadAsync(dates[0], dates[^1], null, cancellationToken);
        var isBusy = await BusyAsync(wish.Lecturer, dates[0], dates[^1], cancellationToken);
        var holders = dates.ToDictionary(day => day, day => hall is null ? null : taken.HolderOf(hall.Id, time.On(day)));
        var names = await schedule.NamesAsync(holders.Values.Select(h => h?.Body).OfType<Id<Body>>(), cancellationToken);
        return [.. dates.Select(day => new SeriesDate(day, FitOf(hall, wish, time.On(day), holders[day]), Shown(holders[day], names), isBusy(time.On(day))))];
    }

    private static FitTag FitOf(Room? hall, SalonWish wish, MeetingTime time, HeldTime? holder) =>
        hall is null ? FitTag.Free : RoomFit.Of(hall, new RoomWish(wish.People, Equipment.None), time, holder is not null);

    private static SlotHolder? Shown(HeldTime? holder, IReadOnlyDictionary<Id<Body>, Bilingual> names) =>
        holder is null ? null : new(holder.Body is { } body ? names.GetValueOrDefault(body) : null, holder.Time.From.Time, holder.Time.Until.Time);

    private async Task<Func<MeetingTime, bool>> BusyAsync(Id<Lecturer>? id, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (id is null || await db.Lecturers.AsNoTracking().Include(l => l.Absences).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } lecturer) return _ => false;
        var (start, end) = (AssociationCalendar.At(from), AssociationCalendar.At(to.AddDays(1)));
        var asked = await db.LecturerInvitations.AsNoTracking()
            .Where(i => i.Lecturer == lecturer.Id && i.StartsAt >= start && i.StartsAt < end && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted))
            .Select(i => new { i.StartsAt, i.EndsAt }).ToListAsync(cancellationToken);
        return time => !lecturer.IsAvailable(time.Day) || asked.Exists(i => i.StartsAt < time.EndsAt && i.EndsAt > time.StartsAt);
    }
}
