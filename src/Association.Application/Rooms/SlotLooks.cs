using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;

namespace Association.Application.Rooms;

/// <summary>Draws the cells of the grid of free slots from what is taken.</summary>
internal sealed class SlotLooks(FindFreeSlots query, TakenRooms taken, QuarterHour now)
{
    /// <summary>Starts are offered on the half hour.</summary>
    private const int Step = 2;

    private readonly Dictionary<SlotCell, Id<Body>> _holders = new(ReferenceEqualityComparer.Instance);
    private readonly int _length = (query.Minutes + QuarterHour.Minutes - 1) / QuarterHour.Minutes;
    private IReadOnlyDictionary<Id<Body>, Bilingual> _names = new Dictionary<Id<Body>, Bilingual>();

    /// <summary>A room that does not fit has no cells: its tag says why.</summary>
    public SlotRoom Of(Room room, IReadOnlyList<DateOnly> days)
    {
        var fit = RoomFit.Of(room, new RoomWish(query.People, query.Equipment));
        return new(room.Id.Value, room.Name, room.Site, room.Capacity, room.NeedsApproval, fit, fit.CanBeTaken() ? [.. days.Select(day => CellOf(room, fit, day))] : []);
    }

    public async Task NameAsync(RoomSchedule schedule, CancellationToken cancellationToken) => _names = await schedule.NamesAsync(_holders.Values, cancellationToken);

    public SlotRoom Named(SlotRoom room) => room with { Days = [.. room.Days.Select(Named)] };

    private SlotCell Named(SlotCell cell) =>
        cell.Holder is { } holder && _holders.TryGetValue(cell, out var body) ? cell with { Holder = holder with { Body = _names.GetValueOrDefault(body) } } : cell;

    private SlotCell CellOf(Room room, FitTag fit, DateOnly day)
    {
        var hours = taken.Of(room.Id, day);
        var (starts, open) = (new List<TimeOnly>(), false);
        for (var quarter = 0; quarter + _length <= QuarterHour.PerDay; quarter += Step)
        {
            var time = MeetingTime.On(day, quarter, _length);
            if (time.From < now || !room.IsOpen(time)) continue;
            open = true;
            if (!hours.Overlap(quarter, _length)) starts.Add(time.From.Time);
        }

        return WithHolder(room, day, new(!open ? FitTag.Closed : starts.Count == 0 ? FitTag.Clash : fit, starts, null));
    }

    private SlotCell WithHolder(Room room, DateOnly day, SlotCell cell)
    {
        var at = query.At is { } wished ? (wished.Hour * 60 + wished.Minute) / QuarterHour.Minutes : -1;
        if (at < 0 || at + _length > QuarterHour.PerDay || taken.HolderOf(room.Id, MeetingTime.On(day, at, _length)) is not { } holder) return cell;
        var held = cell with { Holder = new(null, holder.Time.From.Time, holder.Time.Until.Time) };
        if (holder.Body is { } body) _holders[held] = body;
        return held;
    }
}
