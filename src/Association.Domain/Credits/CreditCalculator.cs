namespace Association.Domain.Credits;

/// <summary>What made the credits fewer than the rule's plain product.</summary>
public enum CreditStepKind { Rounded, DayCap, ProjectCap, YearCap, TooLittleAttendance, TooShort }

/// <param name="Limit">The cap, the step, or the least that is asked for.</param>
public sealed record CreditStep(CreditStepKind Kind, decimal Limit, decimal Before, decimal After);

/// <summary>What a rule makes of somebody's work, and how it came about.</summary>
/// <param name="Rule">Null: the pack has none for it.</param>
/// <param name="Credits">Null: the employer decides.</param>
public sealed record CreditOutcome(CreditRule? Rule, decimal? Credits, IReadOnlyList<CreditStep> Steps)
{
    public static readonly CreditOutcome NoRule = new(null, 0, []);
}

/// <summary>
/// Minutes of each day → rule → rounding → cap of the day → cap of the project → cap of the year within its group; in this order.
/// Source: domain.md 1.5.
/// </summary>
public static class CreditCalculator
{
    private const int MinutesAnHour = 60;

    /// <param name="usedInGroup">Credits of the same year and cap group that were earned before.</param>
    public static CreditOutcome Of(RulePackTerms pack, CreditWork work, decimal usedInGroup = 0)
    {
        if (pack.RuleFor(work) is not { } rule) return CreditOutcome.NoRule;
        var steps = new List<CreditStep>();
        if (Short(rule, work) is { } tooShort) return new(rule, 0, [tooShort]);
        if (rule.Basis is CreditBasis.Evaluated && work.Evaluated is null) return new(rule, null, []);
        if (rule.Basis is CreditBasis.WholeYear) return new(rule, pack.AnnualMinCredits ?? rule.CreditsPerUnit, []);

        var credits = rule.CapPerDay is { } aDay ? work.Days.Sum(day => Capped(CreditStepKind.DayCap, aDay, Rounded(rule, OfMinutes(rule, day.Minutes), steps), steps))
            : Rounded(rule, Plain(rule, work), steps);
        if (rule.CapPerProject is { } project) credits = Capped(CreditStepKind.ProjectCap, project, credits, steps);
        if (rule.CapPerYear is { } year) credits = Capped(CreditStepKind.YearCap, year - usedInGroup, credits, steps);
        return new(rule, credits, steps);
    }

    private static CreditStep? Short(CreditRule rule, CreditWork work)
    {
        if (work.Months < rule.MinMonths) return new(CreditStepKind.TooShort, rule.MinMonths, work.Months, 0);
        var least = decimal.Ceiling(work.ProjectMinutes * rule.MinAttendancePercent / 100m);
        return work.Role is CreditRole.Attendee && work.Minutes < least ? new(CreditStepKind.TooLittleAttendance, least, work.Minutes, 0) : null;
    }

    private static decimal Plain(CreditRule rule, CreditWork work) => rule.Basis switch
    {
        CreditBasis.PerHours or CreditBasis.PerMinutes => OfMinutes(rule, work.Minutes),
        CreditBasis.PerOccasion => work.Occasions / rule.UnitSize * rule.CreditsPerUnit,
        CreditBasis.PerCharacters => Math.Floor(work.Characters / rule.UnitSize) * rule.CreditsPerUnit,
        CreditBasis.ByRank => work.Rank > 0 && work.Rank <= rule.Ranks.Count ? rule.Ranks[work.Rank - 1] : 0,
        _ => work.Evaluated ?? 0,
    };

    private static decimal OfMinutes(CreditRule rule, int minutes) =>
        minutes * rule.CreditsPerUnit / (rule.Basis is CreditBasis.PerHours ? rule.UnitSize * MinutesAnHour : rule.UnitSize);

    /// <summary>The mode is said each time: the language's own default rounds half to even.</summary>
    private static decimal Rounded(CreditRule rule, decimal credits, List<CreditStep> steps)
    {
        var rounded = Math.Round(credits / rule.Step, 0, rule.Rounding is CreditRounding.Floor ? MidpointRounding.ToNegativeInfinity : MidpointRounding.AwayFromZero) * rule.Step;
        if (rounded != credits) steps.Add(new(CreditStepKind.Rounded, rule.Step, decimal.Round(credits, 4, MidpointRounding.ToZero), rounded));
        return rounded;
    }

    private static decimal Capped(CreditStepKind kind, decimal limit, decimal credits, List<CreditStep> steps)
    {
        var left = Math.Max(0, limit);
        if (credits <= left) return credits;
        steps.Add(new(kind, left, credits, left));
        return left;
    }
}
