namespace Association.Domain.Credits;

/// <summary>What an award is worth for a year.</summary>
public readonly record struct CountedAward(decimal Credits, decimal Hours, CreditClass? Class, bool WholeYear);

/// <param name="Counted">Of what was earned, as much as the year takes of this class.</param>
/// <param name="Missing">Until the minimum of the class.</param>
public sealed record ClassStanding(CreditClass Class, decimal Earned, decimal Counted, decimal Min, decimal? Max, decimal Missing);

/// <summary>Whether somebody has what a year asks for, and what is missing. Source: domain.md 1.5, R1.01, R1.00a.</summary>
/// <param name="MinCredits">Null: the pack asks for none.</param>
public sealed record YearStanding(decimal Credits, decimal Hours, decimal? MinCredits, decimal? MinHours, decimal MissingCredits, decimal MissingHours, IReadOnlyList<ClassStanding> Classes, bool WholeYear, bool Exempt)
{
    public bool Met => Exempt || WholeYear || MissingCredits == 0 && MissingHours == 0 && Classes.All(c => c.Missing == 0);

    /// <summary>Of what is asked for, for the ring.</summary>
    public int Percent => Met ? 100 : MinCredits is not > 0 ? 100 : (int)Math.Min(99, Math.Floor(Credits / MinCredits.Value * 100));

    public static YearStanding Of(RulePackTerms pack, IReadOnlyCollection<CountedAward> awards, bool exempt = false)
    {
        var (earned, hours) = (awards.Sum(a => a.Credits), awards.Sum(a => a.Hours));
        var classes = pack.UsesClasses ? Standings(pack, awards) : [];
        var counted = pack.UsesClasses ? Math.Min(earned, classes.Sum(c => c.Counted) + awards.Where(a => a.Class is null).Sum(a => a.Credits)) : earned;
        return new(counted, hours, pack.AnnualMinCredits, pack.AnnualMinHours, Missing(pack.AnnualMinCredits, counted), Missing(pack.AnnualMinHours, hours),
            classes, awards.Any(a => a.WholeYear), exempt);
    }

    private static decimal Missing(decimal? least, decimal have) => Math.Max(0, (least ?? 0) - have);

    /// <summary>Classes do not fill each other, but for the part that the pack allows (R1.00b).</summary>
    private static List<ClassStanding> Standings(RulePackTerms pack, IReadOnlyCollection<CountedAward> awards)
    {
        var have = pack.ClassMinima.Select(minimum => (Minimum: minimum, Earned: awards.Where(a => a.Class == minimum.Class).Sum(a => a.Credits))).ToList();
        return [.. have.Select(mine =>
        {
            var spare = have.Where(other => other.Minimum.Class != mine.Minimum.Class).Sum(other => Math.Max(0, other.Earned - other.Minimum.Min));
            var filled = Math.Min(Math.Max(0, mine.Minimum.Min - mine.Earned), Math.Min(spare, mine.Minimum.Min * pack.SubstitutionPercent / 100));
            var counted = Math.Min(mine.Earned, mine.Minimum.Max ?? mine.Earned) + filled;
            return new ClassStanding(mine.Minimum.Class, mine.Earned, counted, mine.Minimum.Min, mine.Minimum.Max, Math.Max(0, mine.Minimum.Min - mine.Earned - filled));
        })];
    }
}
