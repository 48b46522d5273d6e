using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>When which room is free for a wish: the second step of a salon. Source: anchors.md pattern 13.</summary>
/// <param name="Minutes">Length of the meeting, rounded up to quarters of an hour.</param>
/// <param name="Lecturer">Whose days are marked as well.</param>
/// <param name="At">The wished hour: where it is taken, the grid says by whom.</param>
[Requires(Permissions.Self)]
public sealed record FindFreeSlots(Id<Body> Body, DateOnly From, DateOnly To, int People, Equipment Equipment, int Minutes, Id<Lecturer>? Lecturer = null, Id<RoomBooking>? Except = null, TimeOnly? At = null)
    : IQuery<SlotGrid>, IForMyBody
{
    /// <summary>Days that fit on one screen.</summary>
    public const int MaxDays = 31;
    public const int MaxMinutes = 12 * 60;

    internal static readonly Error TooManyDays = Error.Invalid("slots.too-many-days", "At most 31 days are shown at once.", "To");
}

/// <param name="EarliestDay">The first day that keeps the lead time; days before it are shown, and tagged.</param>
public sealed record SlotGrid(IReadOnlyList<SlotDay> Days, IReadOnlyList<SlotRoom> Rooms, DateOnly EarliestDay);

/// <param name="TooEarly">Lies within the lead time.</param>
/// <param name="LecturerBusy">Hours at which the lecturer is asked to speak elsewhere.</param>
public sealed record SlotDay(DateOnly Day, bool TooEarly, bool LecturerAway, IReadOnlyList<SlotHours> LecturerBusy);

public sealed record SlotHours(TimeOnly From, TimeOnly To);

/// <param name="Days">One entry a day, in the order of the grid.</param>
public sealed record SlotRoom(Guid Id, Bilingual Name, Bilingual Site, int Capacity, bool NeedsApproval, FitTag Fit, IReadOnlyList<SlotCell> Days);

/// <param name="Tag">The best that any start of this day offers.</param>
/// <param name="Starts">Every half hour at which the meeting can begin.</param>
/// <param name="Holder">Who has the room at the wished hour.</param>
public sealed record SlotCell(FitTag Tag, IReadOnlyList<TimeOnly> Starts, SlotHolder? Holder);

/// <param name="Body">Null where the office took the room for itself.</param>
public sealed record SlotHolder(Bilingual? Body, TimeOnly From, TimeOnly To);

internal sealed class FindFreeSlotsHandler(IAssociationDb db, RoomSchedule schedule, ILeadTime lead, TimeProvider clock) : IRequestHandler<FindFreeSlots, SlotGrid>
{
    public async Task<SlotGrid> Handle(FindFreeSlots query, CancellationToken cancellationToken)
    {
        Refuse.If(query.To < query.From, MeetingTimeErrors.Order);
        Refuse.If(query.To.DayNumber - query.From.DayNumber >= FindFreeSlots.MaxDays, FindFreeSlots.TooManyDays);
        Refuse.Unless(query.Minutes is >= 1 and <= FindFreeSlots.MaxMinutes, MeetingTimeErrors.Quarters);
        var rooms = await schedule.RoomsAsync(cancellationToken);
        var taken = await schedule.ReadAsync(query.From, query.To, query.Except, cancellationToken);
        List<DateOnly> days = [.. Enumerable.Range(0, query.To.DayNumber - query.From.DayNumber + 1).Select(query.From.AddDays)];
        var looks = new SlotLooks(query, taken, QuarterHour.At(clock.GetUtcNow()));
        List<SlotRoom> shown = [.. rooms.Select(room => looks.Of(room, days))];
        await looks.NameAsync(schedule, cancellationToken);
        return new(await DaysAsync(query, days, cancellationToken), [.. shown.Select(looks.Named)], lead.Earliest);
    }

    private async Task<IReadOnlyList<SlotDay>> DaysAsync(FindFreeSlots query, List<DateOnly> days, CancellationToken cancellationToken)
    {
        var lecturer = query.Lecturer is { } id
            ? await db.Lecturers.AsNoTracking().Include(l => l.Absences).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) : null;
        var (start, end) = (AssociationCalendar.At(query.From), AssociationCalendar.At(query.To.AddDays(1)));
        var asked = lecturer is null ? [] : await db.LecturerInvitations.AsNoTracking()
            .Where(i => i.Lecturer == lecturer.Id && i.StartsAt >= start && i.StartsAt < end && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted))
            .Select(i => new { i.StartsAt, i.EndsAt }).ToListAsync(cancellationToken);
        var busy = asked.OrderBy(i => i.StartsAt).ToLookup(i => AssociationCalendar.DayOf(i.StartsAt), i => new SlotHours(QuarterHour.At(i.StartsAt).Time, QuarterHour.At(i.EndsAt).Time));
        return [.. days.Select(day => new SlotDay(day, day < lead.Earliest, lecturer?.IsAvailable(day) is false, [.. busy[day]]))];
    }
}
