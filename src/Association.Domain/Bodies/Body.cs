using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Bodies;

/// <summary>Source: domain.md 2.5, anchors.md 3A.</summary>
public enum BodyKind { Committee, YouthCommittee, Club, Group, Alliance, Council, ExecutiveCouncil, Supervisors, QcCentre, QcSubCentre }

/// <summary>Office held in a body, in the order a roster prints it.</summary>
public enum BodyPosition { Chair, ChairElect, ViceChair, StandingMember, Member, Secretary }

public static class BodyErrors
{
    public static readonly Error NotFound = Error.NotFound("body");
    public static readonly Error TermEndsBeforeStart = Error.Invalid("body.term-order", "A term cannot end before it starts.");
}

/// <summary>A committee, club, group or council of the association; part of it, without legal personality (R2.05).</summary>
public sealed class Body : AggregateRoot<Body>
{
    public const int MaxNameLength = 200;

    private readonly List<BodyTerm> _terms = [];

    private Body() { }

    public Body(Bilingual name, BodyKind kind, string slug) => (Name, Kind, Slug) = (name, kind, slug);

    public Bilingual Name { get; private set; } = null!;
    public BodyKind Kind { get; private set; }
    public string Slug { get; private set; } = "";
    public DateOnly? FoundedOn { get; private set; }
    public DateOnly? DissolvedOn { get; private set; }
    public IReadOnlyCollection<BodyTerm> Terms => _terms;

    /// <summary>The term of that name, opened when it is new (届).</summary>
    public BodyTerm Term(string name, DateOnly from, DateOnly? to)
    {
        Refuse.If(to < from, BodyErrors.TermEndsBeforeStart);
        if (_terms.Find(t => t.Name == name) is { } known) return known;
        var term = new BodyTerm(Id, name, from, to);
        _terms.Add(term);
        FoundedOn = FoundedOn is { } founded && founded <= from ? founded : from;
        return term;
    }

    /// <summary>Takes back an appointment that was entered by mistake, and its term when nobody else is in it.</summary>
    public void TakeBack(Appointment appointment)
    {
        if (_terms.Find(t => t.Id == appointment.Term) is not { } term) return;
        term.Remove(appointment);
        if (term.Appointments.Count == 0) _terms.Remove(term);
    }
}

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
    public IReadOnlyCollection<Appointment> Appointments => _appointments;

    /// <summary>Appoints a person, or answers the appointment that already says so.</summary>
    public Appointment Appoint(Id<Person> person, BodyPosition position, DateOnly from, DateOnly? to)
    {
        if (_appointments.Find(a => a.Person == person && a.Position == position) is { } known) return known;
        var appointment = new Appointment(Id, person, position, from, to);
        _appointments.Add(appointment);
        return appointment;
    }

    internal void Remove(Appointment appointment) => _appointments.Remove(appointment);
}

/// <summary>A person in an office for a period; the desk's rights live and end with it.</summary>
public sealed class Appointment : Entity<Appointment>
{
    private Appointment() { }

    internal Appointment(Id<BodyTerm> term, Id<Person> person, BodyPosition position, DateOnly from, DateOnly? to) =>
        (Term, Person, Position, From, To) = (term, person, position, from, to);

    public Id<BodyTerm> Term { get; private set; }
    public Id<Person> Person { get; private set; }
    public BodyPosition Position { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>The same office on another record of the same person: the longer of the two periods holds.</summary>
    public void Absorb(Appointment other)
    {
        if (other.From < From) From = other.From;
        if (To is { } end && (other.To is not { } last || last > end)) To = other.To;
    }
}
