using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Credits;

/// <param name="Max">More of the class does not count for the year; null: all of it counts.</param>
public sealed record ClassMinimum(CreditClass Class, decimal Min, decimal? Max);

/// <summary>So many credits of projects of these levels within so many years.</summary>
public sealed record MultiYearMinimum(string Id, int Years, IReadOnlyList<CmeProjectLevel> Levels, decimal Min);

/// <summary>Credits of another pack, taken over by this factor. Source: domain.md R1.53.</summary>
public sealed record CreditConversion(string From, decimal Factor);

/// <summary>How scans become minutes. Source: domain.md 5.3.</summary>
/// <param name="GraceMinutes">Gaps as long as this are closed: between two stays, and at the beginning and end of a session somebody was in.</param>
/// <param name="ScanEachHalfDay">A half day without any scan counts nothing (R1.32).</param>
/// <param name="MinChecksPercent">Of the codes shown online that must have been answered in time for a session to count as watched (R5.11).</param>
public sealed record AttendanceTerms(int GraceMinutes, bool ScanEachHalfDay, int MinChecksPercent)
{
    public const int MaxGraceMinutes = 60;

    public static readonly AttendanceTerms Standard = new(10, true, 60);
}

/// <summary>What a rule pack says: what a year asks for, and what gives how much. Source: domain.md 1.5.</summary>
public sealed record RulePackTerms(bool UsesClasses, decimal? AnnualMinCredits, decimal? AnnualMinHours, IReadOnlyList<CreditRule> Rules)
{
    public const int MaxRules = 100;
    public const int MaxLength = 32_000;
    /// <summary>Of steps and units: less is a slip of the pen, and too small to divide by.</summary>
    private const decimal Least = 0.01m;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
    };

    public IReadOnlyList<ClassMinimum> ClassMinima { get; init; } = [];
    /// <summary>Of the minimum of a class, as much may be filled by what the other class has too much of.</summary>
    public int SubstitutionPercent { get; init; }
    public MultiYearMinimum? MultiYear { get; init; }
    public IReadOnlyList<CreditConversion> Conversions { get; init; } = [];
    public AttendanceTerms Attendance { get; init; } = AttendanceTerms.Standard;

    /// <summary>The narrowest that fits; of two as narrow, the first.</summary>
    public CreditRule? RuleFor(CreditWork work) => Rules.Where(r => r.Fits(work)).MaxBy(r => r.Narrowness);

    public RulePackTerms With(CreditRule changed) => this with { Rules = [.. Rules.Select(r => r.Id == changed.Id && r.Kind == changed.Kind && r.Role == changed.Role ? changed : r)] };

    public string Written() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="RefusedException">The text is no rule pack, or one that would compute nonsense.</exception>
    public static RulePackTerms Read(string text)
    {
        RulePackTerms? read;
        try { read = JsonSerializer.Deserialize<RulePackTerms>(text, Json); }
        catch (JsonException wrong) { throw new RefusedException(RulePackErrors.Unreadable.With(wrong.Path is { Length: > 0 } path ? path : "$")); }
        return Checked(read ?? throw new RefusedException(RulePackErrors.Unreadable.With("$")));
    }

    /// <summary>As it was kept; what was checked once is not checked again.</summary>
    internal static RulePackTerms Kept(string text) => JsonSerializer.Deserialize<RulePackTerms>(text, Json)!;

    private static RulePackTerms Checked(RulePackTerms terms)
    {
        Refuse.If(terms.Rules is null or { Count: 0 or > MaxRules } || terms.Rules.Any(r => r is null), RulePackErrors.NoRules);
        Refuse.If(terms.AnnualMinCredits is < 0 or > 1_000 || terms.AnnualMinHours is < 0 or > 10_000, RulePackErrors.Number.With("annualMin"));
        Refuse.If(terms.SubstitutionPercent is < 0 or > 100, RulePackErrors.Number.With("substitutionPercent"));
        Refuse.If(terms.Attendance is not { GraceMinutes: >= 0 and <= AttendanceTerms.MaxGraceMinutes, MinChecksPercent: >= 0 and <= 100 }, RulePackErrors.Number.With("attendance"));
        foreach (var rule in terms.Rules!) Check(rule);
        return terms;
    }

    private static void Check(CreditRule rule)
    {
        var counts = rule.Basis is CreditBasis.PerHours or CreditBasis.PerMinutes or CreditBasis.PerOccasion or CreditBasis.PerCharacters;
        Refuse.If(string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Length > CreditAward.MaxRuleLength, RulePackErrors.Number.With("id"));
        Refuse.If(counts && rule.UnitSize < Least, RulePackErrors.Number.With($"{rule.Id}: unitSize"));
        Refuse.If(rule.CreditsPerUnit is < 0 or > 1_000, RulePackErrors.Number.With($"{rule.Id}: creditsPerUnit"));
        Refuse.If(rule.Step < Least, RulePackErrors.Number.With($"{rule.Id}: step"));
        Refuse.If(rule.CapPerDay < 0 || rule.CapPerProject < 0 || rule.CapPerYear < 0, RulePackErrors.Number.With($"{rule.Id}: cap"));
        // What a year has used up is found by the group alone: a cap of the year without one would never bite.
        Refuse.If(rule.CapPerYear is not null && string.IsNullOrWhiteSpace(rule.CapGroup) || rule.CapGroup?.Length > CreditAward.MaxGroupLength, RulePackErrors.Number.With($"{rule.Id}: capGroup"));
        Refuse.If(rule.MinAttendancePercent is < 0 or > 100, RulePackErrors.Number.With($"{rule.Id}: minAttendancePercent"));
        Refuse.If(rule.Basis is CreditBasis.ByRank && rule.Ranks.Count == 0, RulePackErrors.Number.With($"{rule.Id}: ranks"));
    }
}
