using Association.Domain.Events;

namespace Association.Domain.Credits;

/// <summary>What credits can be earned by. Source: domain.md 1.6.</summary>
public enum CmeActivityKind
{
    Project, FurtherStudy, DegreeStudy, OrganisedPractice, GovernmentTask, SelfStudy, UnitLecture, CaseDiscussion, Paper, Book, ResearchProject, Award, Translation, Report,
    Distance, Other,
}

public enum CreditRole { Attendee, Lecturer }

/// <summary>Ⅰ类 and Ⅱ类; credits of 2024 and later have none (R1.02).</summary>
public enum CreditClass { I, II }

/// <summary>What a rule counts. Evaluated: nothing; the employer says how many. WholeYear: all that a year asks for, at once.</summary>
public enum CreditBasis { PerHours, PerMinutes, PerOccasion, PerCharacters, ByRank, WholeYear, Evaluated }

/// <summary>Nearest: half a step is rounded up, whatever stands before it.</summary>
public enum CreditRounding { Floor, Nearest }

/// <summary>How much of what gives how many credits, and where that ends. Source: domain.md 1.5.</summary>
/// <param name="Id">Where the rule is written, as in <c>R1.20</c>.</param>
/// <param name="Role">Null: whatever somebody did there.</param>
/// <param name="UnitSize">So many hours, minutes, occasions or characters…</param>
/// <param name="CreditsPerUnit">…give so many credits.</param>
public sealed record CreditRule(string Id, CmeActivityKind Kind, CreditRole? Role, CreditBasis Basis, decimal UnitSize, decimal CreditsPerUnit)
{
    /// <summary>Empty: of any level.</summary>
    public IReadOnlyList<CmeProjectLevel> Levels { get; init; } = [];
    /// <summary>Null: in whatever way it is held.</summary>
    public CmeDelivery? Delivery { get; init; }
    /// <summary>Credits are given in such steps.</summary>
    public decimal Step { get; init; } = 0.5m;
    public CreditRounding Rounding { get; init; }
    public decimal? CapPerProject { get; init; }
    public decimal? CapPerDay { get; init; }
    /// <summary>Within the year and the <see cref="CapGroup"/>.</summary>
    public decimal? CapPerYear { get; init; }
    /// <summary>Rules of one group share the cap of the year.</summary>
    public string? CapGroup { get; init; }
    public CreditClass? Class { get; init; }
    /// <summary>Somebody must have passed. Source: domain.md R1.31.</summary>
    public bool RequiresAssessment { get; init; }
    /// <summary>Somebody must have answered the survey. Source: domain.md R1.52.</summary>
    public bool RequiresFeedback { get; init; }
    /// <summary>Of the minutes that the project teaches; less earns nothing.</summary>
    public int MinAttendancePercent { get; init; }
    /// <summary>For the first, second… in the order of names; whoever comes after the last has none.</summary>
    public IReadOnlyList<decimal> Ranks { get; init; } = [];
    /// <summary>What is shorter does not count.</summary>
    public int MinMonths { get; init; }

    public bool Fits(CreditWork work) => Kind == work.Kind && (Role is null || Role == work.Role)
        && (Levels.Count == 0 || work.Level is { } level && Levels.Contains(level)) && (Delivery is null || Delivery == work.Delivery);

    /// <summary>The more a rule says of where it holds, the earlier it is asked.</summary>
    public int Narrowness => (Levels.Count > 0 ? 2 : 0) + (Delivery is null ? 0 : 4) + (Role is null ? 0 : 1);
}

/// <summary>What somebody did, as far as a rule asks.</summary>
/// <param name="Days">Eligible minutes of each day.</param>
/// <param name="ProjectMinutes">Of the teaching, whoever came.</param>
public sealed record CreditWork(CmeActivityKind Kind, CreditRole Role, CmeProjectLevel? Level, CmeDelivery Delivery, IReadOnlyList<DayMinutes> Days, int ProjectMinutes = 0)
{
    public int Occasions { get; init; }
    public int Characters { get; init; }
    /// <summary>Place in the order of names, from 1.</summary>
    public int Rank { get; init; }
    public int Months { get; init; }
    /// <summary>By the employer.</summary>
    public decimal? Evaluated { get; init; }

    public int Minutes => Days.Sum(d => d.Minutes);

    /// <summary>Study hours: a counter of its own, never made of credits. Source: domain.md D3.</summary>
    public decimal Hours => decimal.Round(Minutes / 60m, 1, MidpointRounding.ToZero);

    public static CreditWork OfMinutes(CmeProjectLevel? level, CreditRole role, params int[] daily) => new(CmeActivityKind.Project, role, level, CmeDelivery.FaceToFace,
        [.. daily.Select((minutes, day) => new DayMinutes(new DateOnly(2000, 1, 1).AddDays(day), minutes))], daily.Sum());
}

public readonly record struct DayMinutes(DateOnly Day, int Minutes);
