using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Bodies;

/// <summary>Source: domain.md 2.5, anchors.md 3A.</summary>
public enum BodyKind { Committee, YouthCommittee, Club, Group, Alliance, Council, ExecutiveCouncil, Supervisors, QcCentre, QcSubCentre }

/// <summary>Office held in a body, in the order a roster prints it.</summary>
public enum BodyPosition { Chair, ChairElect, ViceChair, StandingMember, Member, Secretary }

public static class BodyErrors
{
    public static readonly Error NotFound = Error.NotFound("body");
    public static readonly Error TermNotFound = Error.NotFound("body.term");
    public static readonly Error TermEndsBeforeStart = Error.Invalid("body.term-order", "A term cannot end before it starts.", "To");
    public static readonly Error TermOverlaps = Error.Invalid("body.term-overlaps", "Another term of this body lies in the same days.", "From");
    public static readonly Error TermNameTaken = Error.Invalid("body.term-name-taken", "This body has a term of that name.", "Name");
    public static readonly Error OwnParent = Error.Invalid("body.own-parent", "A body cannot lie below itself.", "Parent");
    public static readonly Error Dissolved = Error.Conflict("body.dissolved", "This body is dissolved.");
    public static readonly Error DissolvedBeforeFounded = Error.Invalid("body.dissolved-before-founded", "A body cannot end before it was founded.", "On");
    public static readonly Error SlugTaken = Error.Invalid("body.slug-taken", "Another body has this address.", "Slug");
    public static readonly Error SeatMaximum = Error.Invalid("body.seat-maximum", "A position has between 1 and 500 seats.", "Maximum");
}

/// <summary>A committee, club, group or council of the association; part of it, without legal personality (R2.05).</summary>
public sealed class Body : AggregateRoot<Body>
{
    public const int MaxNameLength = 200;
    public const int MaxSpecialtyLength = 100;
    public const int MaxMissionLength = 4_000;

    private readonly List<BodyTerm> _terms = [];
    private readonly List<BodySeat> _seats = [];

    private Body() { }

    public Body(Bilingual name, BodyKind kind, string slug) => (Name, Kind, Slug) = (name, kind, slug);

    public Bilingual Name { get; private set; } = null!;
    public BodyKind Kind { get; private set; }
    public string Slug { get; private set; } = "";
    /// <summary>The body below which it stands, as a youth committee below its committee (R2.42).</summary>
    public Id<Body>? Parent { get; private set; }
    /// <summary>The unit that houses and supports it (挂靠单位).</summary>
    public Id<MemberUnit>? HostUnit { get; private set; }
    public string? Specialty { get; private set; }
    /// <summary>Markdown; rendered through a sanitizer.</summary>
    public string? MissionZh { get; private set; }
    public string? MissionEn { get; private set; }
    public Id<StoredFile>? Charter { get; private set; }
    public DateOnly? FoundedOn { get; private set; }
    public DateOnly? DissolvedOn { get; private set; }
    public IReadOnlyCollection<BodyTerm> Terms => _terms;
    public IReadOnlyCollection<BodySeat> Seats => _seats;

    public bool ExistsOn(DateOnly day) => DissolvedOn is not { } end || day <= end;

    /// <summary>The term that runs on the day.</summary>
    public BodyTerm? TermOn(DateOnly day) => _terms.Where(t => t.Period.Covers(day)).MaxBy(t => t.From);

    /// <summary>The term of that name, opened when it is new (届).</summary>
    public BodyTerm Term(string name, DateOnly from, DateOnly? to)
    {
        Refuse.If(to < from, BodyErrors.TermEndsBeforeStart);
        return _terms.Find(t => t.Name == name) ?? Add(new(Id, name, from, to));
    }

    /// <summary>Opens a term that lies in no other's days (换届). A term that was open until further notice ends the day before.</summary>
    public BodyTerm OpenTerm(string name, DateOnly from, DateOnly? to)
    {
        Refuse.If(to < from, BodyErrors.TermEndsBeforeStart);
        Refuse.Unless(ExistsOn(from), BodyErrors.Dissolved);
        Refuse.If(_terms.Exists(t => t.Name == name), BodyErrors.TermNameTaken);
        foreach (var open in _terms.Where(t => t.To is null && t.From < from)) open.EndOn(from.AddDays(-1));
        Refuse.If(_terms.Exists(t => t.Period.Overlaps(new(from, to))), BodyErrors.TermOverlaps);
        return Add(new(Id, name, from, to));
    }

    /// <summary>The term that an election filled (换届): one that still runs then ends the day before, and its offices with it.</summary>
    public BodyTerm Succeed(string name, DateOnly from, DateOnly? to)
    {
        if (_terms.Find(t => t.Name == name) is { } known) return known;
        foreach (var running in _terms.Where(t => t.From < from && t.Period.Covers(from))) running.EndOn(from.AddDays(-1));
        return OpenTerm(name, from, to);
    }

    public void MoveTerm(Id<BodyTerm> term, string name, DateOnly from, DateOnly? to)
    {
        var moved = _terms.Find(t => t.Id == term) ?? throw new RefusedException(BodyErrors.TermNotFound);
        Refuse.If(to < from, BodyErrors.TermEndsBeforeStart);
        Refuse.If(_terms.Exists(t => t.Id != term && t.Name == name), BodyErrors.TermNameTaken);
        Refuse.If(_terms.Exists(t => t.Id != term && t.Period.Overlaps(new(from, to))), BodyErrors.TermOverlaps);
        moved.Run(name, from, to);
    }

    /// <summary>Takes back an appointment that was entered by mistake, and its term when nobody else is in it.</summary>
    public void TakeBack(Appointment appointment)
    {
        if (_terms.Find(t => t.Id == appointment.Term) is not { } term) return;
        term.Remove(appointment);
        if (term.Appointments.Count == 0) _terms.Remove(term);
    }

    public void Describe(Bilingual name, BodyKind kind, string? specialty, DateOnly? foundedOn)
    {
        Refuse.If(foundedOn > DissolvedOn, BodyErrors.DissolvedBeforeFounded);
        (Name, Kind, Specialty, FoundedOn) = (name, kind, specialty, foundedOn);
    }

    /// <summary>The last part of its address; old addresses lead nowhere.</summary>
    public void LivesAt(string slug) => Slug = slug;

    public void IsFor(string? missionZh, string? missionEn) => (MissionZh, MissionEn) = (missionZh, missionEn);

    /// <param name="above">The bodies above the new parent, nearest first: none of them may be this one.</param>
    public void StandBelow(Id<Body>? parent, IEnumerable<Id<Body>> above)
    {
        Refuse.If(parent == Id || above.Contains(Id), BodyErrors.OwnParent);
        Parent = parent;
    }

    public void HostedBy(Id<MemberUnit>? unit) => HostUnit = unit;

    public void GovernedBy(Id<StoredFile>? charter) => Charter = charter;

    /// <summary>Ends the body with its terms and every office in them, after the last day.</summary>
    public void Dissolve(DateOnly lastDay)
    {
        Refuse.If(DissolvedOn is not null, BodyErrors.Dissolved);
        Refuse.If(lastDay < FoundedOn, BodyErrors.DissolvedBeforeFounded);
        DissolvedOn = lastDay;
        foreach (var term in _terms) term.Close(lastDay);
    }

    /// <summary>How many hold a position at most, in which rank the roster prints it, and whether it opens the desk.</summary>
    public BodySeat Seat(BodyPosition position, int rank, int? maximum, bool mayAct)
    {
        Refuse.If(maximum is < 1 or > 500, BodyErrors.SeatMaximum);
        var seat = _seats.Find(s => s.Position == position);
        if (seat is null) _seats.Add(seat = new(Id, position));
        seat.Set(rank, maximum, mayAct);
        return seat;
    }

    /// <summary>The rule of a position; the usual one while nothing was set.</summary>
    public BodySeat SeatOf(BodyPosition position) => _seats.Find(s => s.Position == position) ?? BodySeat.Usual(Id, position);

    private BodyTerm Add(BodyTerm term)
    {
        _terms.Add(term);
        FoundedOn = FoundedOn is { } founded && founded <= term.From ? founded : term.From;
        return term;
    }
}
