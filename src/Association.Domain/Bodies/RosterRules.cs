using Association.Domain.Common;

namespace Association.Domain.Bodies;

/// <summary>What happens when an appointment breaks a rule of the roster.</summary>
public enum RuleStrength { Off, Warn, Refuse }

/// <summary>Rules of a roster that can be broken.</summary>
public enum RosterRule { OneChair, SeatsFilled, TooManyTerms, TooOld, TwiceInBody }

public static class RosterErrors
{
    public static readonly Error OneChair = Error.Invalid("roster.one-chair", "This body has a chair in that time.", "Position");
    public static readonly Error SeatsFilled = Error.Invalid("roster.seats-filled", "All seats of this position are filled.", "Position");
    public static readonly Error TooManyTerms = Error.Invalid("roster.too-many-terms", "This person has led the body for as many terms as are allowed.", "Person");
    public static readonly Error TooOld = Error.Invalid("roster.too-old", "This person is older than the limit at the start of the office.", "Person");
    public static readonly Error TwiceInBody = Error.Invalid("roster.twice-in-body", "This person holds another office of this body in that time.", "Person");

    /// <summary>A rule that only warns is broken and nobody has said that it is meant.</summary>
    public static readonly Error Warned = Error.Invalid("roster.warned", "Tick the box to save in spite of that.", "Despite");
    public static readonly Error OfficeOnly = Error.Invalid("roster.office-only", "This position is given by the association's office.", "Position");
    public static readonly Error Limits = Error.Invalid("roster.limits", "Between 1 and 9 terms, and between 40 and 100 years.", "MaxTerms");

    public static Error Of(RosterRule rule) => rule switch
    {
        RosterRule.OneChair => OneChair,
        RosterRule.SeatsFilled => SeatsFilled,
        RosterRule.TooManyTerms => TooManyTerms,
        RosterRule.TooOld => TooOld,
        _ => TwiceInBody,
    };
}

/// <summary>How strictly the rules of rosters hold, and their limits. Source: domain.md R2.45.</summary>
public sealed class RosterPolicy : AggregateRoot<RosterPolicy>
{
    private RosterPolicy() { }

    /// <summary>Heads at most two terms and at most 70 years old: said, not refused; one chair: refused.</summary>
    public static RosterPolicy Standard() => new()
    {
        OneChair = RuleStrength.Refuse, SeatsFilled = RuleStrength.Refuse, TooManyTerms = RuleStrength.Warn, TooOld = RuleStrength.Warn, TwiceInBody = RuleStrength.Warn,
        MaxTerms = 2, MaxAge = 70,
    };

    public RuleStrength OneChair { get; private set; }
    public RuleStrength SeatsFilled { get; private set; }
    public RuleStrength TooManyTerms { get; private set; }
    public RuleStrength TooOld { get; private set; }
    public RuleStrength TwiceInBody { get; private set; }
    /// <summary>Terms that one person can lead a body.</summary>
    public int MaxTerms { get; private set; }
    /// <summary>Years on the day on which an office as chair or vice chair begins.</summary>
    public int MaxAge { get; private set; }

    public RuleStrength Of(RosterRule rule) => rule switch
    {
        RosterRule.OneChair => OneChair,
        RosterRule.SeatsFilled => SeatsFilled,
        RosterRule.TooManyTerms => TooManyTerms,
        RosterRule.TooOld => TooOld,
        _ => TwiceInBody,
    };

    public void Set(IReadOnlyDictionary<RosterRule, RuleStrength> strengths, int maxTerms, int maxAge)
    {
        (OneChair, SeatsFilled, TooManyTerms, TooOld, TwiceInBody) = (strengths[RosterRule.OneChair], strengths[RosterRule.SeatsFilled],
            strengths[RosterRule.TooManyTerms], strengths[RosterRule.TooOld], strengths[RosterRule.TwiceInBody]);
        Refuse.If(maxTerms is < 1 or > 9 || maxAge is < 40 or > 100, RosterErrors.Limits);
        (MaxTerms, MaxAge) = (maxTerms, maxAge);
    }
}

/// <summary>Asks an appointment that is about to be made for the rules it breaks.</summary>
/// <param name="BornOn">Null where it is not known: no rule is broken then.</param>
public sealed record ProposedAppointment(Id<Members.Person> Person, DateOnly? BornOn, BodyPosition Position, DateOnly From, DateOnly? To)
{
    private DateRange Period => new(From, To);

    /// <summary>The rules broken, whatever their strength.</summary>
    public IEnumerable<RosterRule> Breaks(Body body, RosterPolicy policy)
    {
        var sameTime = body.Terms.SelectMany(t => t.Appointments).Where(a => new DateRange(a.From, a.To).Overlaps(Period)).ToList();
        var held = sameTime.Count(a => a.Position == Position && a.Person != Person);
        if (Position is BodyPosition.Chair && held > 0) yield return RosterRule.OneChair;
        else if (body.SeatOf(Position).Maximum is { } maximum && held >= maximum) yield return RosterRule.SeatsFilled;

        if (sameTime.Exists(a => a.Person == Person && a.Position != Position && a.Position is not BodyPosition.Secretary) && Position is not BodyPosition.Secretary)
            yield return RosterRule.TwiceInBody;
        if (Position is BodyPosition.Chair && TermsLed(body) >= policy.MaxTerms) yield return RosterRule.TooManyTerms;
        if (Position is BodyPosition.Chair or BodyPosition.ViceChair && BornOn is { } born && AgeOn(born, From) > policy.MaxAge) yield return RosterRule.TooOld;
    }

    private int TermsLed(Body body) =>
        body.Terms.Count(t => !t.Period.Covers(From) && t.Appointments.Any(a => a.Person == Person && a.Position is BodyPosition.Chair));

    private static int AgeOn(DateOnly born, DateOnly day) => day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);
}
