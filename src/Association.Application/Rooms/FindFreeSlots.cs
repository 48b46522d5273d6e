using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>When which room is free for a wish: the second step of a salon. Source: anchors.md pattern 13.</summary>
/// <param name="Minutes">Length of the meeting, in quarters of an hour.</param>
/// <param name="Lecturer">Whose days are marked as well.</param>
[Requires(Permissions.Self)]
public sealed record FindFreeSlots(Id<Body> Body, DateOnly From, DateOnly To, int People, Equipment Equipment, int Minutes, Id<Lecturer>? Lecturer = null, Id<RoomBooking>? Except = null)
    : IQuery<SlotGrid>, IForMyBody;

/// <param name="EarliestDay">The first day that keeps the lead time; days before it are shown, and tagged.</param>
public sealed record SlotGrid(IReadOnlyList<SlotDay> Days, IReadOnlyList<SlotRoom> Rooms, DateOnly EarliestDay);

/// <param name="TooEarly">Lies within the lead time.</param>
public sealed record SlotDay(DateOnly Day, bool TooEarly, bool LecturerAway);

/// <param name="Days">One entry a day, in the order of the grid.</param>
public sealed record SlotRoom(Guid Id, Bilingual Name, Bilingual Site, int Capacity, bool NeedsApproval, FitTag Fit, IReadOnlyList<SlotCell> Days);

/// <param name="Tag">The best that any start of this day offers.</param>
/// <param name="Starts">Every half hour at which the meeting can begin.</param>
public sealed record SlotCell(FitTag Tag, IReadOnlyList<TimeOnly> Starts);

internal sealed class FindFreeSlotsValidator : AbstractValidator<FindFreeSlots>
{
    /// <summary>Days that fit on one screen.</summary>
    private const int MaxDays = 31;

    public FindFreeSlotsValidator()
    {
        RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).WithErrorCode("meeting.order");
        RuleFor(q => q.To).Must((q, to) => to.DayNumber - q.From.DayNumber < MaxDays).WithErrorCode("slots.too-many-days").WithMessage("At most 31 days are shown at once.");
        RuleFor(q => q.People).InclusiveBetween(1, Room.MaxCapacity);
        RuleFor(q => q.Minutes).InclusiveBetween(QuarterHour.Minutes, 12 * 60);
        RuleFor(q => q.Minutes).Must(minutes => minutes % QuarterHour.Minutes == 0).WithErrorCode("meeting.quarters");
    }
}

internal sealed class FindFreeSlotsHandler(IAssociationDb db, RoomSchedule schedule, ILeadTime lead, TimeProvider clock) : IRequestHandler<FindFreeSlots, SlotGrid>
{
    /// <summary>Starts are offered on the half hour.</summary>
    private const int Step = 2;

    public async Task<SlotGrid> Handle(FindFreeSlots query, CancellationToken cancellationToken)
    {
        var rooms = await schedule.RoomsAsync(cancellationToken);
        var taken = await schedule.ReadAsync(query.From, query.To, query.Except, cancellationToken);
        var earliest = lead.Earliest;
        var lecturer = query.Lecturer is { } id
            ? await db.Lecturers.AsNoTracking().Include(l => l.Absences).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) : null;
        List<DateOnly> days = [.. Enumerable.Range(0, query.To.DayNumber - query.From.DayNumber + 1).Select(query.From.AddDays)];
        var now = QuarterHour.At(clock.GetUtcNow());
        return new(
            [.. days.Select(day => new SlotDay(day, day < earliest, lecturer?.IsAvailable(day) is false))],
            [.. rooms.Select(room => RoomOf(room, query, days, day => taken.GetValueOrDefault((room.Id, day)), now))],
            earliest);
    }

    private static SlotRoom RoomOf(Room room, FindFreeSlots query, List<DateOnly> days, Func<DateOnly, TakenHours> taken, QuarterHour now)
    {
        var wish = new RoomWish(query.People, query.Equipment);
        var fit = RoomFit.Of(room, wish);
        return new(room.Id.Value, room.Name, room.Site, room.Capacity, room.NeedsApproval, fit,
            fit.CanBeTaken() ? [.. days.Select(day => CellOf(room, fit, day, query.Minutes / QuarterHour.Minutes, taken(day), now))] : []);
    }

    private static SlotCell CellOf(Room room, FitTag fit, DateOnly day, int length, TakenHours taken, QuarterHour now)
    {
        var (starts, open) = (new List<TimeOnly>(), false);
        for (var quarter = 0; quarter + length <= QuarterHour.PerDay; quarter += Step)
        {
            var time = MeetingTime.On(day, quarter, length);
            if (time.From < now || !room.IsOpen(time)) continue;
            open = true;
            if (!taken.Overlap(quarter, length)) starts.Add(time.From.Time);
        }

        return new(!open ? FitTag.Closed : starts.Count == 0 ? FitTag.Clash : fit, starts);
    }
}
