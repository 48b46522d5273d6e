using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Bodies;

/// <summary>Nominated → Elected → Active → Resigned | Ended; whoever is co-opted begins with Active.</summary>
public enum AppointmentStatus { Active, Nominated, Elected, Resigned, Ended }

/// <summary>How somebody came to an office. Source: anchors.md 3A.</summary>
public enum AppointmentManner { Elected, CoOpted, ExOfficio }

public static class AppointmentErrors
{
    public static readonly Error NotFound = Error.NotFound("appointment");
    public static readonly Error Order = Error.Invalid("appointment.order", "An office cannot end before it starts.", "To");
    public static readonly Error OutsideTerm = Error.Invalid("appointment.outside-term", "The office lies outside the days of its term.", "From");
    public static readonly Error NotActive = Error.Conflict("appointment.not-active", "This office has ended already.");
}

/// <summary>A person in an office for a period; the desk's rights live and end with it.</summary>
public sealed class Appointment : Entity<Appointment>
{
    public const int MaxLetterLength = 60;
    public const int MaxNoteLength = 200;

    private Appointment() { }

    internal Appointment(Id<BodyTerm> term, Id<Person> person, BodyPosition position, DateOnly from, DateOnly? to) =>
        (Term, Person, Position, From, To) = (term, person, position, from, to);

    public Id<BodyTerm> Term { get; private set; }
    public Id<Person> Person { get; private set; }
    public BodyPosition Position { get; private set; }
    /// <summary>The unit whose seat the person fills; null where the seat is the person's own.</summary>
    public Id<MemberUnit>? Unit { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public AppointmentStatus Status { get; private set; }
    public AppointmentManner Manner { get; private set; }
    /// <summary>Number of the letter of appointment (聘书).</summary>
    public string? Letter { get; private set; }
    /// <summary>Where the person works when no unit on record says so, or why the office ended.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether the office is held that day, and its rights with it.</summary>
    public bool IsHeldOn(DateOnly day) =>
        Status is AppointmentStatus.Active or AppointmentStatus.Resigned or AppointmentStatus.Ended && new DateRange(From, To).Covers(day);

    public void Came(AppointmentManner manner, string? letter) => (Manner, Letter) = (manner, letter);

    public void Remark(string? note) => Note = note;

    public void Represents(Id<MemberUnit>? unit) => Unit = unit;

    public void Last(DateOnly from, DateOnly? to)
    {
        Refuse.If(to < from, AppointmentErrors.Order);
        (From, To) = (from, to);
    }

    /// <summary>The last day in office; what began later never begins.</summary>
    public void End(DateOnly lastDay, AppointmentStatus how, string? note)
    {
        Refuse.Unless(Status is AppointmentStatus.Active && (To is not { } end || end > lastDay), AppointmentErrors.NotActive);
        Refuse.If(lastDay < From, AppointmentErrors.Order);
        (To, Status, Note) = (lastDay, how, note ?? Note);
    }

    /// <summary>The same office on another record of the same person: the longer of the two periods holds.</summary>
    public void Absorb(Appointment other)
    {
        if (other.From < From) From = other.From;
        if (To is { } end && (other.To is not { } last || last > end)) To = other.To;
    }

    internal void MoveWith(DateRange before, DateRange after)
    {
        if (From == before.From || From < after.From) From = after.From;
        if (To == before.To || To is null || To > after.To) To = after.To;
        if (To < From) To = From;
    }

    internal void EndWith(DateOnly lastDay)
    {
        if (To is null || To > lastDay) To = lastDay < From ? From : lastDay;
    }
}
