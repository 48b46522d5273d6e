using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Credits;

/// <summary>
/// Draft → AtDepartment → AtUnit → AtAssociation → Granted | Refused; each level may return it to Draft. After it was handed in its owner
/// changes nothing. Source: domain.md R1.37, anchors.md J3.
/// </summary>
public enum ClaimStatus { Draft, AtDepartment, AtUnit, AtAssociation, Granted, Refused }

public enum ClaimDecision { Passed, Returned, Refused }

public static class ClaimErrors
{
    public static readonly Error NotFound = Error.NotFound("claim");
    public static readonly Error HandedIn = Error.Conflict("claim.handed-in", "It was handed in; it changes only when somebody returns it.");
    public static readonly Error Evidence = Error.Conflict("claim.evidence", "Add at least one file as evidence.");
    public static readonly Error TooMany = Error.Conflict("claim.too-many", "A claim has at most 10 files.");
    public static readonly Error NotWaiting = Error.Conflict("claim.not-waiting", "This claim does not wait for a decision here.");
    public static readonly Error OwnClaim = Error.Conflict("claim.own", "Nobody decides on their own claim.");
    public static readonly Error ReasonMissing = Error.Invalid("claim.reason-missing", "Please say why.", "Note");
    public static readonly Error Year = Error.Invalid("claim.year", "The activity lies in the future, or too long ago.", "EndedOn");
    public static readonly Error Months = Error.Invalid("claim.months", "There are not so many months between the two days.", "Months");
    public static readonly Error NoCredits = Error.Conflict("claim.no-credits", "The rules give no credits for this.");
}

/// <summary>What somebody did elsewhere, as far as the rules ask.</summary>
public sealed record ClaimTerms(
    CmeActivityKind Kind, string Title, string? Issuer, DateOnly StartedOn, DateOnly EndedOn, CmeProjectLevel? Level, CreditRole Role, string? ProjectNumber, decimal? Hours, int? Months, int? Rank,
    int? Characters, decimal? Asked)
{
    public CreditWork Work(decimal? evaluated) => new(Kind, Role, Level, CmeDelivery.FaceToFace, Hours is { } hours ? [new(EndedOn, (int)(hours * 60))] : [])
    {
        Months = Months ?? 0, Rank = Rank ?? 0, Characters = Characters ?? 0, Occasions = 1, Evaluated = evaluated ?? Asked,
    };
}

/// <summary>Credits earned elsewhere: further study, teaching, papers, projects, other provinces.</summary>
public sealed class CreditClaim : AggregateRoot<CreditClaim>
{
    public const int MaxTextLength = 200;
    public const int MaxNoteLength = 500;
    public const int MaxFiles = 10;
    public const int YearsBack = 3;
    /// <summary>A month of further study may lack a few days at its ends.</summary>
    private const int DaysShort = 7;

    private readonly List<ClaimEvidence> _evidence = [];
    private readonly List<ClaimStep> _steps = [];

    private CreditClaim() { }

    public CreditClaim(Id<Person> person, Id<MemberUnit>? unit, ClaimTerms terms, DateTimeOffset now, string? department = null)
    {
        (Person, Unit, Department, StartedAt) = (person, unit, department, now);
        Describe(terms, AssociationCalendar.DayOf(now));
    }

    public Id<Person> Person { get; private set; }
    /// <summary>Where the person works; without one the association decides at once.</summary>
    public Id<MemberUnit>? Unit { get; private set; }
    public string? Department { get; private set; }
    public CmeActivityKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string? Issuer { get; private set; }
    public DateOnly StartedOn { get; private set; }
    public DateOnly EndedOn { get; private set; }
    public CmeProjectLevel? Level { get; private set; }
    public CreditRole Role { get; private set; }
    public string? ProjectNumber { get; private set; }
    public decimal? Hours { get; private set; }
    public int? Months { get; private set; }
    public int? Rank { get; private set; }
    public int? Characters { get; private set; }
    public decimal? Asked { get; private set; }
    public ClaimStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public IReadOnlyCollection<ClaimEvidence> Evidence => _evidence;
    public IReadOnlyCollection<ClaimStep> Steps => _steps;

    public ClaimTerms Terms => new(Kind, Title, Issuer, StartedOn, EndedOn, Level, Role, ProjectNumber, Hours, Months, Rank, Characters, Asked);
    public int Year => EndedOn.Year;

    /// <summary>Follows its person when two records became one, or two again.</summary>
    public void BelongsTo(Id<Person> person) => Person = person;

    public void Describe(ClaimTerms terms, DateOnly today)
    {
        MustBeDraft();
        Refuse.If(terms.EndedOn < terms.StartedOn || terms.EndedOn > today || terms.EndedOn.Year < today.Year - YearsBack, ClaimErrors.Year);
        Refuse.If(terms.Months > 0 && terms.StartedOn.AddMonths(terms.Months.Value) > terms.EndedOn.AddDays(DaysShort), ClaimErrors.Months);
        (Kind, Title, Issuer, StartedOn, EndedOn, Level, Role) = (terms.Kind, terms.Title, terms.Issuer, terms.StartedOn, terms.EndedOn, terms.Level, terms.Role);
        (ProjectNumber, Hours, Months, Rank, Characters, Asked) = (terms.ProjectNumber, terms.Hours, terms.Months, terms.Rank, terms.Characters, terms.Asked);
    }

    public ClaimEvidence Add(StoredFile file)
    {
        MustBeDraft();
        Refuse.If(_evidence.Count >= MaxFiles, ClaimErrors.TooMany);
        var evidence = new ClaimEvidence(Id, file.Id, file.Name, file.Sha256);
        _evidence.Add(evidence);
        return evidence;
    }

    public Id<StoredFile> Remove(Id<ClaimEvidence> evidence)
    {
        MustBeDraft();
        var gone = _evidence.Find(e => e.Id == evidence) ?? throw new RefusedException(ClaimErrors.NotFound);
        _evidence.Remove(gone);
        return gone.File;
    }

    public void HandIn(DateTimeOffset now)
    {
        MustBeDraft();
        Refuse.If(_evidence.Count == 0, ClaimErrors.Evidence);
        (Status, HandedInAt) = (Unit is null ? ClaimStatus.AtAssociation : ClaimStatus.AtDepartment, now);
    }

    /// <summary>One level decides: on to the next, back to its owner, or no.</summary>
    public void Decide(ClaimDecision decision, UserId by, Id<Person>? person, string? note, DateTimeOffset now)
    {
        Refuse.Unless(Status is ClaimStatus.AtDepartment or ClaimStatus.AtUnit or ClaimStatus.AtAssociation, ClaimErrors.NotWaiting);
        Refuse.If(person == Person, ClaimErrors.OwnClaim);
        Refuse.If(decision is not ClaimDecision.Passed && string.IsNullOrWhiteSpace(note), ClaimErrors.ReasonMissing);
        _steps.Add(new(Id, Status, decision, note?.Trim(), by, now));
        Status = decision switch
        {
            ClaimDecision.Returned => ClaimStatus.Draft,
            ClaimDecision.Refused => ClaimStatus.Refused,
            _ => Status switch { ClaimStatus.AtDepartment => ClaimStatus.AtUnit, ClaimStatus.AtUnit => ClaimStatus.AtAssociation, _ => ClaimStatus.Granted },
        };
        if (Status is ClaimStatus.Granted or ClaimStatus.Refused) DecidedAt = now;
    }

    /// <summary>Its owner is erased: what was decided stays, what was said and handed in does not.</summary>
    public void Forget(string anonymous)
    {
        _evidence.Clear();
        (Title, Issuer, ProjectNumber) = (anonymous, null, null);
        foreach (var step in _steps) step.Forget();
    }

    private void MustBeDraft() => Refuse.Unless(Status is ClaimStatus.Draft, ClaimErrors.HandedIn);
}

public sealed class ClaimEvidence : Entity<ClaimEvidence>
{
    private ClaimEvidence() { }

    internal ClaimEvidence(Id<CreditClaim> claim, Id<StoredFile> file, string name, string sha256) => (Claim, File, Name, Sha256) = (claim, file, name, sha256);

    public Id<CreditClaim> Claim { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Of the content: the same paper handed in twice is seen.</summary>
    public string Sha256 { get; private set; } = "";
}

/// <summary>What a level decided.</summary>
public sealed class ClaimStep : Entity<ClaimStep>
{
    private ClaimStep() { }

    internal ClaimStep(Id<CreditClaim> claim, ClaimStatus level, ClaimDecision decision, string? note, UserId by, DateTimeOffset now) =>
        (Claim, Level, Decision, Note, By, At) = (claim, level, decision, note, by, now);

    public Id<CreditClaim> Claim { get; private set; }
    public ClaimStatus Level { get; private set; }
    public ClaimDecision Decision { get; private set; }
    public string? Note { get; private set; }
    public UserId By { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal void Forget() => Note = null;
}
