using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Domain.Credits;

/// <summary>Proposed → Released → Reversed; Proposed → Reversed. What is released never changes (domain.md D9).</summary>
public enum AwardStatus { Proposed, Released, Reversed }

public static class CreditErrors
{
    public static readonly Error NotFound = Error.NotFound("credit");
    public static readonly Error NoCredits = Error.Conflict("credit.none", "This event gives no credits.");
    public static readonly Error NotHeld = Error.Conflict("credit.event-not-held", "Credits are computed once the event has been concluded.");
    public static readonly Error Released = Error.Conflict("credit.released", "These credits are released; reverse them first.");
    public static readonly Error NotReleased = Error.Conflict("credit.not-released", "Only released credits can be reversed.");
    public static readonly Error Waiting = Error.Conflict("credit.waiting", "Something is missing before these credits can be released.");
    public static readonly Error ByRule = Error.Conflict("credit.by-rule", "The rules say how many credits this gives.");
    public static readonly Error YearCap = Error.Conflict("credit.year-cap", "Credits that were released meanwhile use up the cap of the year; compute anew.");
    public static readonly Error ReasonMissing = Error.Invalid("credit.reason-missing", "Please say why.", "Reason");
    public static readonly Error Interval = Error.Invalid("credit.interval", "The end lies before the beginning, or outside the session.", "To");
    public static readonly Error NobodyChosen = Error.Invalid("credit.nobody", "Choose at least one person.", "Chosen");
    public static readonly Error Year = Error.Invalid("credit.year", "Choose a year between 2006 and next year.", "Year");
}

/// <summary>Credits of somebody for a project in a role, with the version of the rules that computed them.</summary>
public sealed class CreditAward : AggregateRoot<CreditAward>
{
    public const int MaxRuleLength = 20;
    public const int MaxReasonLength = 500;
    public const int MaxStepsLength = 2_000;
    public const int MaxGroupLength = 40;
    public const int MaxTitleLength = 200;
    /// <summary>Why credits of somebody whose scan was undone were taken back: once it is clear who was there they may be proposed again.</summary>
    public const string Undone = "签到已撤销 / attendance undone";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private CreditAward() { }

    /// <param name="registration">Null for a lecturer who was not registered.</param>
    public CreditAward(Event @event, Id<Person> person, Id<Registration>? registration, CreditRole role, Id<MemberUnit>? unit, DateTimeOffset now)
    {
        (Event, Person, Registration, Role, Unit, ComputedAt) = (@event.Id, person, registration, role, unit, now);
        (Title, Kind, Level, EarnedFrom, EarnedOn, Year) = (@event.Name, CmeActivityKind.Project, @event.Cme.Level, @event.StartsOn, @event.EndsOn, @event.EndsOn.Year);
        ProjectNumber = @event.Cme.ProjectNumber;
    }

    /// <summary>For what was earned elsewhere.</summary>
    public CreditAward(CreditClaim claim, DateTimeOffset now)
    {
        (Claim, Person, Role, Unit, ComputedAt) = (claim.Id, claim.Person, claim.Role, claim.Unit, now);
        (Title, Kind, Level, EarnedFrom, EarnedOn, Year, ProjectNumber) = (new(claim.Title), claim.Kind, claim.Level, claim.StartedOn, claim.EndedOn, claim.Year, claim.ProjectNumber);
    }

    public Id<Person> Person { get; private set; }
    /// <summary>What was earned elsewhere; null for an event of ours.</summary>
    public Id<CreditClaim>? Claim { get; private set; }
    public Id<Event>? Event { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public CmeActivityKind Kind { get; private set; }
    public CreditRole Role { get; private set; }
    public CmeProjectLevel? Level { get; private set; }
    public string? ProjectNumber { get; private set; }
    /// <summary>Where the person worked on the last day.</summary>
    public Id<MemberUnit>? Unit { get; private set; }
    /// <summary>cmeYear: the year it counts for.</summary>
    public int Year { get; private set; }
    public DateOnly EarnedFrom { get; private set; }
    public DateOnly EarnedOn { get; private set; }
    public string Pack { get; private set; } = "";
    public int PackVersion { get; private set; }
    /// <summary>Of the pack; empty where it has none for this.</summary>
    public string Rule { get; private set; } = "";
    public CreditClass? Class { get; private set; }
    public string? CapGroup { get; private set; }
    public int Minutes { get; private set; }
    /// <summary>Study hours, a counter of their own (D3).</summary>
    public decimal Hours { get; private set; }
    public decimal Credits { get; private set; }
    /// <summary>A whole year's credits at once (R1.07).</summary>
    public bool WholeYear { get; private set; }
    /// <summary>No formula: the employer decides.</summary>
    public bool ByEmployer { get; private set; }
    /// <summary>JSON: what rounded and capped it.</summary>
    public string Steps { get; private set; } = "[]";
    public AwardStatus Status { get; private set; }
    public DateTimeOffset ComputedAt { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public UserId? ReleasedBy { get; private set; }
    public DateTimeOffset? ReversedAt { get; private set; }
    public UserId? ReversedBy { get; private set; }
    public string? ReversalReason { get; private set; }

    public IReadOnlyList<CreditStep> StepList => JsonSerializer.Deserialize<List<CreditStep>>(Steps, Json)!;

    /// <summary>Follows its person when two records became one, or two again.</summary>
    public void BelongsTo(Id<Person> person) => Person = person;

    /// <summary>What the rules make of it now; only as long as it is not released.</summary>
    public void Compute(RulePack pack, CreditWork work, CreditOutcome outcome, DateTimeOffset now)
    {
        Refuse.Unless(Status is AwardStatus.Proposed, CreditErrors.Released);
        (Pack, PackVersion, Rule, Class, CapGroup) = (pack.Code, pack.Number, outcome.Rule?.Id ?? "", outcome.Rule?.Class, outcome.Rule?.CapGroup);
        (Minutes, Hours, Credits, ByEmployer) = (work.Minutes, work.Hours, outcome.Credits ?? 0, outcome.Credits is null);
        WholeYear = outcome.Rule?.Basis is CreditBasis.WholeYear && outcome.Credits > 0;
        Steps = JsonSerializer.Serialize(outcome.Steps.TakeLast(8), Json);
        ComputedAt = now;
    }

    /// <summary>Whether another computation would say the same.</summary>
    public bool Says(RulePack pack, CreditWork work, CreditOutcome outcome) =>
        (Pack, PackVersion, Rule) == (pack.Code, pack.Number, outcome.Rule?.Id ?? "") && (Minutes, Credits, ByEmployer) == (work.Minutes, outcome.Credits ?? 0, outcome.Credits is null);

    public void Release(UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Status is AwardStatus.Proposed, CreditErrors.Released);
        Refuse.If(Credits <= 0, CreditErrors.Waiting);
        (Status, ReleasedBy, ReleasedAt) = (AwardStatus.Released, by, now);
    }

    public void Reverse(string reason, UserId by, DateTimeOffset now)
    {
        Refuse.If(Status is AwardStatus.Reversed, CreditErrors.NotReleased);
        Refuse.If(string.IsNullOrWhiteSpace(reason), CreditErrors.ReasonMissing);
        (Status, ReversalReason, ReversedBy, ReversedAt) = (AwardStatus.Reversed, reason.Trim(), by, now);
    }
}

/// <summary>What the office put right in somebody's attendance; the scans stay as they were (domain.md 5.3).</summary>
public sealed class AttendanceCorrection : AggregateRoot<AttendanceCorrection>
{
    private AttendanceCorrection() { }

    /// <param name="from">Null: not there.</param>
    public AttendanceCorrection(EventSession session, Id<Registration> registration, DateTimeOffset? from, DateTimeOffset? to, string reason, UserId by, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), CreditErrors.ReasonMissing);
        Refuse.If(from is null != to is null || to <= from || from < session.StartsAt || to > session.EndsAt, CreditErrors.Interval);
        (Event, Session, Registration, From, To, Reason, By, At) = (session.Event, session.Id, registration, from, to, reason.Trim(), by, now);
    }

    public Id<Event> Event { get; private set; }
    public Id<EventSession> Session { get; private set; }
    public Id<Registration> Registration { get; private set; }
    public DateTimeOffset? From { get; private set; }
    public DateTimeOffset? To { get; private set; }
    public string Reason { get; private set; } = "";
    public UserId By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Taken back: the scans hold again.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

/// <summary>Whether somebody passed the test of a project. Source: domain.md R1.31.</summary>
public sealed class CreditAssessment : AggregateRoot<CreditAssessment>
{
    private CreditAssessment() { }

    public CreditAssessment(Id<Event> @event, Id<Registration> registration, decimal? score, bool passed, UserId by, DateTimeOffset now)
    {
        (Event, Registration) = (@event, registration);
        Judge(score, passed, by, now);
    }

    public Id<Event> Event { get; private set; }
    public Id<Registration> Registration { get; private set; }
    public decimal? Score { get; private set; }
    public bool Passed { get; private set; }
    public UserId By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Judge(decimal? score, bool passed, UserId by, DateTimeOffset now) => (Score, Passed, By, At) = (score, passed, by, now);
}
