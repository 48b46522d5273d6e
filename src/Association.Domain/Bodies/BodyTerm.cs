using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Bodies;

/// <summary>The period for which the offices of a body are given (届).</summary>
public sealed class BodyTerm : Entity<BodyTerm>
{
    public const int MaxNameLength = 40;

    private readonly List<Appointment> _appointments = [];

    private BodyTerm() { }

    internal BodyTerm(Id<Body> body, string name, DateOnly from, DateOnly? to) => (Body, Name, From, To) = (body, name, from, to);

    public Id<Body> Body { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    /// <summary>The resolution that set it up or elected it.</summary>
    public Id<CouncilResolution>? Decision { get; private set; }
    public DateRange Period => new(From, To);
    public IReadOnlyCollection<Appointment> Appointments => _appointments;

    /// <summary>Appoints a person, or answers the appointment that already says so.</summary>
    public Appointment Appoint(Id<Person> person, BodyPosition position, DateOnly from, DateOnly? to)
    {
        if (_appointments.Find(a => a.Person == person && a.Position == position) is { } known) return known;
        var appointment = new Appointment(Id, person, position, from, to);
        _appointments.Add(appointment);
        return appointment;
    }

    public void DecidedBy(Id<CouncilResolution>? decision) => Decision = decision;

    internal void Remove(Appointment appointment) => _appointments.Remove(appointment);

    /// <summary>Offices that lasted as long as the term go with it; none lasts longer.</summary>
    internal void Run(string name, DateOnly from, DateOnly? to)
    {
        foreach (var appointment in _appointments) appointment.MoveWith(Period, new(from, to));
        (Name, From, To) = (name, from, to);
    }

    internal void EndOn(DateOnly lastDay)
    {
        To = lastDay;
        foreach (var appointment in _appointments) appointment.EndWith(lastDay);
    }

    /// <summary>What had not begun yet never begins; the rest ends with the day.</summary>
    internal void Close(DateOnly lastDay)
    {
        if (To is { } end && end <= lastDay) return;
        EndOn(From > lastDay ? From : lastDay);
    }
}
