using System.Globalization;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;

namespace Association.Web.Pages.Bodies.Desk.Salons;

/// <summary>How a series repeats, as the form asks; <see cref="Never"/> is a single meeting.</summary>
internal enum SeriesChoice { Never, Weekly, MonthlyByDay, MonthlyByWeekday }

/// <summary>What is typed to schedule a meeting.</summary>
internal sealed class SalonForm
{
    public string? TopicZh { get; set; }
    public string? TopicEn { get; set; }
    public EventType Kind { get; set; } = EventType.Salon;
    public int? People { get; set; } = 20;
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    /// <summary>The wished hour.</summary>
    public TimeOnly? StartsAt { get; set; } = new(14, 0);
    public int Minutes { get; set; } = 120;
    public Equipment[] Needs { get; set; } = [];
    public Guid? Lecturer { get; set; }
    /// <summary>The chosen room and start, as <see cref="SlotChoice"/> writes them.</summary>
    public string? Slot { get; set; }
    public SeriesChoice Repeat { get; set; }
    public int? Every { get; set; } = 1;
    public DateOnly? Until { get; set; }
    public DayOfWeek[] Weekdays { get; set; } = [];
    /// <summary>Leaves out the dates of a series that clash.</summary>
    public bool OnlyFree { get; set; }

    public Equipment Equipment => Needs.Aggregate(Equipment.None, (all, one) => all | one);

    public bool IsOnline => SalonKinds.IsOnline(Kind);

    public Id<Lecturer>? LecturerId => Lecturer is { } id ? new(id) : null;

    public SalonWish Wish => new(TopicZh ?? "", TopicEn, Kind, People ?? 0, LecturerId);

    /// <summary>The chosen slot; for an online class the first wished day and hour.</summary>
    public SlotChoice? Chosen => IsOnline ? From is { } day && StartsAt is { } at ? new(null, day, at) : null : SlotChoice.Parse(Slot);

    public Recurrence? Series(SlotChoice first) => Repeat is SeriesChoice.Never ? null
        : new(Repeat switch { SeriesChoice.MonthlyByDay => Domain.Rooms.Repeat.MonthlyByDay, SeriesChoice.MonthlyByWeekday => Domain.Rooms.Repeat.MonthlyByWeekday, _ => Domain.Rooms.Repeat.Weekly },
            Every ?? 0, first.Day, Until ?? first.Day, Weekdays);
}

/// <summary>A room and the start of a meeting in it, as one value of a form.</summary>
/// <param name="Room">Null for what takes place online.</param>
internal sealed record SlotChoice(Guid? Room, DateOnly Day, TimeOnly At)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    public DateTimeOffset StartsAt => AssociationCalendar.At(Day, At);

    public static SlotChoice Of(Guid room, DateTimeOffset startsAt)
    {
        var local = AssociationCalendar.LocalTime(startsAt).DateTime;
        return new(room, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public override string ToString() => $"{Day.ToDateTime(At).ToString(Format, CultureInfo.InvariantCulture)}_{Room}";

    public static SlotChoice? Parse(string? text)
    {
        var parts = text?.Split('_');
        return parts is [var when, var room] && DateTime.TryParseExact(when, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) && Guid.TryParse(room, out var id)
            ? new(id, DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start)) : null;
    }
}
