using Association.Domain.Common;

namespace Association.Domain.Rooms;

/// <summary>What a room can offer; a wish names what it needs of it.</summary>
[Flags]
public enum Equipment
{
    None = 0,
    Projector = 1,
    Screen = 2,
    Microphone = 4,
    VideoConference = 8,
    LiveStream = 16,
    Whiteboard = 32,
    Simulator = 64,
    WheelchairAccess = 128,
}

public static class RoomErrors
{
    public static readonly Error NotFound = Error.NotFound("room");
    public static readonly Error Capacity = Error.Invalid("room.capacity", "A room holds between 1 and 10,000 people.", "Capacity");
    public static readonly Error Hours = Error.Invalid("room.hours", "A room closes after it opens.", "Hours");
    public static readonly Error ClosureOrder = Error.Invalid("room.closure-order", "A closure cannot end before it starts.", "To");
    public static readonly Error ClosureNotFound = Error.NotFound("room.closure");
    public static readonly Error Retired = Error.Conflict("room.retired", "This room is no longer given out.");
}

/// <summary>Where a meeting can take place, what it offers and when it is given out.</summary>
public sealed class Room : AggregateRoot<Room>
{
    public const int MaxNameLength = 100;
    public const int MaxSiteLength = 200;
    public const int MaxCapacity = 10_000;

    private readonly List<RoomHours> _hours = [];
    private readonly List<RoomClosure> _closures = [];

    private Room() { }

    public Room(Bilingual name, Bilingual site, int capacity, Equipment equipment, bool needsApproval)
    {
        Describe(name, site, capacity, equipment, needsApproval);
        Open(Weekdays.Select(day => new BookableHours(day, new(8, 30), new(21, 0))));
    }

    public Bilingual Name { get; private set; } = null!;
    /// <summary>Where it is: building, floor, how to get there.</summary>
    public Bilingual Site { get; private set; } = null!;
    public int Capacity { get; private set; }
    public Equipment Equipment { get; private set; }
    /// <summary>A booking waits for the office's word.</summary>
    public bool NeedsApproval { get; private set; }
    public DateOnly? RetiredOn { get; private set; }
    public IReadOnlyCollection<RoomHours> Hours => _hours;
    public IReadOnlyCollection<RoomClosure> Closures => _closures;

    private static IEnumerable<DayOfWeek> Weekdays => Enum.GetValues<DayOfWeek>();

    public void Describe(Bilingual name, Bilingual site, int capacity, Equipment equipment, bool needsApproval)
    {
        Refuse.If(capacity is < 1 or > MaxCapacity, RoomErrors.Capacity);
        (Name, Site, Capacity, Equipment, NeedsApproval) = (name, site, capacity, equipment, needsApproval);
    }

    /// <summary>Replaces the hours in which it is given out; a weekday that is not named is closed.</summary>
    public void Open(IEnumerable<BookableHours> hours)
    {
        var opened = hours.ToList();
        Refuse.If(opened.Any(h => h.To <= h.From), RoomErrors.Hours);
        _hours.Clear();
        _hours.AddRange(opened.DistinctBy(h => h.Day).Select(h => new RoomHours(Id, h)));
    }

    public RoomClosure Close(DateOnly from, DateOnly to, string reason)
    {
        Refuse.If(to < from, RoomErrors.ClosureOrder);
        var closure = new RoomClosure(Id, from, to, reason);
        _closures.Add(closure);
        return closure;
    }

    public void Reopen(Id<RoomClosure> closure) => Refuse.If(_closures.RemoveAll(c => c.Id == closure) == 0, RoomErrors.ClosureNotFound);

    public void Retire(DateOnly today) => RetiredOn ??= today;

    public void Restore() => RetiredOn = null;

    /// <summary>Whether it is given out then: within the hours of that weekday and outside every closure.</summary>
    public bool IsOpen(MeetingTime time) =>
        RetiredOn is null
        && _hours.Exists(h => h.Covers(time))
        && !_closures.Exists(c => c.From <= time.Day && time.Day <= c.To);
}

/// <summary>Hours of one weekday, as they are asked for.</summary>
public sealed record BookableHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>When a room is given out on one weekday.</summary>
public sealed class RoomHours : Entity<RoomHours>
{
    private RoomHours() { }

    internal RoomHours(Id<Room> room, BookableHours hours) => (Room, Day, From, To) = (room, hours.Day, hours.From, hours.To);

    public Id<Room> Room { get; private set; }
    public DayOfWeek Day { get; private set; }
    public TimeOnly From { get; private set; }
    public TimeOnly To { get; private set; }

    /// <summary>A meeting until midnight ends at 00:00 of the next day and is never covered: no room is given out so late.</summary>
    internal bool Covers(MeetingTime time) =>
        time.Day.DayOfWeek == Day && From <= time.From.Time && time.Until.Day == time.Day && time.Until.Time <= To;
}

/// <summary>Days on which a room is not given out, both included.</summary>
public sealed class RoomClosure : Entity<RoomClosure>
{
    public const int MaxReasonLength = 200;

    private RoomClosure() { }

    internal RoomClosure(Id<Room> room, DateOnly from, DateOnly to, string reason) => (Room, From, To, Reason) = (room, from, to, reason);

    public Id<Room> Room { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Reason { get; private set; } = "";
}
