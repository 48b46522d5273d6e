using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;

namespace Association.Domain.Works;

public static class WorkErrors
{
    public static readonly Error NotFound = Error.NotFound("work");
    public static readonly Error Missing = Error.Invalid("work.field-missing", "This kind of record needs this field.");
    public static readonly Error Form = Error.Invalid("work.form", "This kind of record has no such form.", "Form");
    public static readonly Error PassedAboveTotal = Error.Invalid("work.passed-above-total", "More passed than were examined.", "Passed");
    public static readonly Error Number = Error.Invalid("work.number", "A number lies between 0 and 1,000,000.");
    public static readonly Error Amount = Error.Invalid("work.amount", "An amount lies between 0 and 10 billion yuan, with two places at most.", "Amount");
    public static readonly Error Order = Error.Invalid("work.order", "It cannot end before it begins.", "Until");
    public static readonly Error ClosedBefore = Error.Invalid("work.closed-before", "It cannot be closed before it was begun, nor on a day to come.", "ClosedOn");
    public static readonly Error Ahead = Error.Invalid("work.ahead", "The day lies ahead: only what was done is recorded.", "Day");
    public static readonly Error YearClosed = Error.Invalid("work.year-closed", "The report of {0} is frozen; reopen that year for a correction.", "Day");
    public static readonly Error YearNotOpen = Error.Invalid("work.year-not-open", "{0} is not open for records; open are: {1}.", "Day");
    public static readonly Error Country = Error.Invalid("work.country", "A country is two letters, as in US.", "Country");
    public static readonly Error Parent = Error.Invalid("work.parent", "There is no such record that it could belong to.", "Parent");
    public static readonly Error CountedByVisits = Error.Invalid("work.counted-by-visits", "The visits on record count this; leave the number blank.");
    public static readonly Error TypedBefore = Error.Conflict("work.typed-before", "This campaign has numbers typed by hand; clear them first, then the visits are counted.");
    public static readonly Error CountedByEvent = Error.Invalid("work.counted-by-event", "The activity counts its own attendance; leave the number blank.", "People");
    public static readonly Error CountedAsEvent = Error.Invalid("work.counted-as-event", "The activity {0} of that day has this name and is counted already.", "TitleZh");
    public static readonly Error Twice = Error.Conflict("work.twice", "Such a record of that day is there already.");
    public static readonly Error HasChildren = Error.Conflict("work.has-children", "Other records belong to this one; remove those first.");
    public static readonly Error TooManyFiles = Error.Conflict("work.too-many-files", "A record has at most 20 files.");
}

/// <summary>What is typed of a record. Fields that its kind does not have are left out.</summary>
/// <param name="Partner">Host, sponsor, institution or commissioning office: who stands on the other side.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Total">Examined or assessed.</param>
/// <param name="People">Person-times (人次): audience or delegation.</param>
/// <param name="Amount">Yuan.</param>
/// <param name="Parent">The record that it belongs to; of a rule document, the edition before.</param>
/// <param name="Root">Of the parent, where that is an edition of the same document.</param>
/// <param name="Event">The activity of the product that it is; that one counts its attendance.</param>
public sealed record WorkDetails(
    Bilingual Title, DateOnly Day, Department? Department = null, WorkForm? Form = null, DateOnly? Until = null, string? Number = null, string? Edition = null, string? Category = null,
    string? Partner = null, string? Country = null, string? Place = null, string? Leader = null, int? Total = null, int? Passed = null, int? People = null, int? Institutions = null,
    int? Experts = null, int? Suggestions = null, decimal? Amount = null, DateOnly? DueOn = null, DateOnly? ClosedOn = null, string? Note = null,
    Id<WorkRecord>? Parent = null, Id<WorkRecord>? Root = null, Id<Event>? Event = null);

/// <summary>One piece of the association's work, of a typed kind: what the year's report counts where nothing else does.</summary>
public sealed class WorkRecord : AggregateRoot<WorkRecord>
{
    public const int MaxTitleLength = 200;
    public const int MaxTextLength = 200;
    public const int MaxNumberLength = 60;
    public const int MaxNoteLength = 2_000;
    public const int CountryLength = 2;
    public const int MaxCount = 1_000_000;
    public const decimal MaxAmount = 10_000_000_000m;
    public const int MaxFiles = 20;

    private readonly List<WorkEvidence> _evidence = [];

    private WorkRecord() { }

    /// <param name="years">Which years may be written to.</param>
    public WorkRecord(WorkKind kind, WorkDetails details, OpenYears years)
    {
        Kind = kind;
        Write(details, years);
    }

    public WorkKind Kind { get; private set; }
    public WorkForm? Form { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    /// <summary>The day in whose year it counts.</summary>
    public DateOnly Day { get; private set; }
    public DateOnly? Until { get; private set; }
    public Department Department { get; private set; }
    public string? Number { get; private set; }
    public string? Edition { get; private set; }
    public string? Category { get; private set; }
    public string? Partner { get; private set; }
    public string? Country { get; private set; }
    public string? Place { get; private set; }
    public string? Leader { get; private set; }
    public int? Total { get; private set; }
    public int? Passed { get; private set; }
    public int? People { get; private set; }
    public int? Institutions { get; private set; }
    public int? Experts { get; private set; }
    public int? Suggestions { get; private set; }
    public decimal? Amount { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public string? Note { get; private set; }
    public Id<WorkRecord>? Parent { get; private set; }
    /// <summary>The first edition of a document; null for that one itself.</summary>
    public Id<WorkRecord>? Root { get; private set; }
    public Id<Event>? Event { get; private set; }
    public IReadOnlyCollection<WorkEvidence> Evidence => _evidence;

    public bool HasTypedCounts => Institutions is not null || Experts is not null || Suggestions is not null;

    /// <summary>Changes what is known; the year it leaves and the year it goes to must both be open.</summary>
    public void Change(WorkDetails details, OpenYears years)
    {
        years.MustTake(Day);
        if (ClosedOn is { } closed) years.MustTake(closed);
        Write(details, years);
    }

    /// <summary>Before it is removed: a closed year keeps what it counted.</summary>
    public void MustBeRemovable(OpenYears years)
    {
        years.MustTake(Day);
        if (ClosedOn is { } closed) years.MustTake(closed);
    }

    public WorkEvidence Prove(Id<StoredFile> file, DateTimeOffset now)
    {
        Refuse.If(_evidence.Count >= MaxFiles, WorkErrors.TooManyFiles);
        var evidence = new WorkEvidence(Id, file, now);
        _evidence.Add(evidence);
        return evidence;
    }

    /// <returns>The file that proves nothing any more; null when there was none.</returns>
    public Id<StoredFile>? Drop(Id<WorkEvidence> evidence)
    {
        var known = _evidence.Find(e => e.Id == evidence);
        if (known is not null) _evidence.Remove(known);
        return known?.File;
    }

    private void Write(WorkDetails details, OpenYears years)
    {
        var rule = Kind.Rule();
        var kept = WorkChecks.Kept(rule, details);
        WorkChecks.MustFit(rule, kept, years);
        (Title, Day, Department, Note, Form, Until) = (kept.Title, kept.Day, kept.Department ?? rule.Department, kept.Note, kept.Form, kept.Until);
        (Number, Edition, Category, Partner, Country, Place, Leader) = (kept.Number, kept.Edition, kept.Category, kept.Partner, kept.Country, kept.Place, kept.Leader);
        (Total, Passed, People, Institutions, Experts, Suggestions, Amount) = (kept.Total, kept.Passed, kept.People, kept.Institutions, kept.Experts, kept.Suggestions, kept.Amount);
        (DueOn, ClosedOn, Parent, Root, Event) = (kept.DueOn, kept.ClosedOn, kept.Parent, kept.Root, kept.Event);
    }
}

/// <summary>A file that proves a record.</summary>
public sealed class WorkEvidence : Entity<WorkEvidence>
{
    private WorkEvidence() { }

    internal WorkEvidence(Id<WorkRecord> work, Id<StoredFile> file, DateTimeOffset addedAt) => (Work, File, AddedAt) = (work, file, addedAt);

    public Id<WorkRecord> Work { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
