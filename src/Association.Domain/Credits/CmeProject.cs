using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;

namespace Association.Domain.Credits;

/// <summary>推荐项目, 推广项目. Source: domain.md R1.06.</summary>
public enum CmeTrack { Recommended, Promotion }

/// <summary>
/// Draft → Applied → Approved | Rejected; Approved → Filed → FilingAccepted | Approved (returned); FilingAccepted → Reported → Closed.
/// What is filed with the association's own office needs no application: Draft → Filed. Source: anchors.md 3.7.
/// </summary>
public enum CmeProjectStatus { Draft, Applied, Approved, Rejected, Filed, FilingAccepted, Reported, Closed }

public enum CmeDocumentKind { Notice, Schedule, Roster, ExamPaper, Summary, Programme, Other }

public static class CmeProjectErrors
{
    public static readonly Error NotFound = Error.NotFound("project");
    public static readonly Error Known = Error.Conflict("project.known", "This event has a project already.");
    public static readonly Error Step = Error.Conflict("project.step", "That step does not follow from where the project is.");
    public static readonly Error NumberMissing = Error.Invalid("project.number-missing", "An approval has a number.", "Number");
    public static readonly Error DocumentMissing = Error.Conflict("project.document-missing", "Attach the notice and the schedule before filing.");
    public static readonly Error ReportPapers = Error.Conflict("project.report-papers", "Attach the roster, the schedule, the summary and, where a test was held, its paper before reporting.");
    public static readonly Error Locked = Error.Conflict("project.locked", "What was filed changes by a request only.");
    public static readonly Error ReasonMissing = Error.Invalid("project.reason-missing", "Please say why.", "Reason");
    public static readonly Error ChangeNotFound = Error.NotFound("change request");
    public static readonly Error FilingOpen = Error.Conflict("project.filing-open", "Credits cannot be released before the filing is accepted.");
}

/// <summary>When something of a project is due, and whether it is done.</summary>
/// <param name="Days">Until then; negative: so many days late.</param>
public sealed record ProjectDeadline(ProjectDeadlineKind Kind, DateOnly Due, bool Done, int Days)
{
    public bool Late => !Done && Days < 0;
}

public enum ProjectDeadlineKind { Filing, ClosingReport }

/// <summary>An event's way through the regulator: application, number, filing before it, report after it.</summary>
public sealed class CmeProject : AggregateRoot<CmeProject>
{
    public const int MaxTextLength = 200;
    public const int MaxReasonLength = 500;
    public const int MaxSummaryLength = 4_000;
    public const int MaxDocuments = 60;
    /// <summary>Source: domain.md R1.33.</summary>
    public const int FilingDays = 14;
    /// <summary>For the national society. Source: domain.md R1.34.</summary>
    public const int NationalFilingDays = 20;
    /// <summary>Source: domain.md R1.33.</summary>
    public const int ReportDays = 14;

    /// <summary>What must lie beside a filing, and beside a report.</summary>
    public static readonly IReadOnlyList<CmeDocumentKind> OfFiling = [CmeDocumentKind.Notice, CmeDocumentKind.Schedule];
    public static readonly IReadOnlyList<CmeDocumentKind> OfReport = [CmeDocumentKind.Roster, CmeDocumentKind.Schedule, CmeDocumentKind.Summary];

    private readonly List<CmeDocument> _documents = [];
    private readonly List<CmeChange> _changes = [];

    private CmeProject() { }

    public CmeProject(Id<Event> @event, CmeProjectTerms terms)
    {
        Event = @event;
        Describe(terms);
    }

    public Id<Event> Event { get; private set; }
    public CmeTrack Track { get; private set; }
    /// <summary>Filed with the national society: earlier than with the province.</summary>
    public bool NationalSociety { get; private set; }
    public string Leader { get; private set; } = "";
    public string? LeaderPhone { get; private set; }
    public int? PlannedHeadcount { get; private set; }
    /// <summary>As it was granted, kept as text (R1.41).</summary>
    public string? Number { get; private set; }
    public CmeProjectStatus Status { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? FiledAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? ReportedAt { get; private set; }
    public string? ReturnReason { get; private set; }
    public string? Summary { get; private set; }
    public IReadOnlyCollection<CmeDocument> Documents => _documents;
    public IReadOnlyCollection<CmeChange> Changes => _changes;

    public bool AllowsCredits => Status is CmeProjectStatus.FilingAccepted or CmeProjectStatus.Reported or CmeProjectStatus.Closed;

    public void Describe(CmeProjectTerms terms)
    {
        Refuse.Unless(Status is CmeProjectStatus.Draft or CmeProjectStatus.Rejected or CmeProjectStatus.Approved, CmeProjectErrors.Locked);
        (Track, NationalSociety, Leader, LeaderPhone, PlannedHeadcount) = (terms.Track, terms.NationalSociety, terms.Leader, terms.LeaderPhone, terms.PlannedHeadcount);
    }

    public void Apply(DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Draft or CmeProjectStatus.Rejected, CmeProjectErrors.Step);
        (Status, AppliedAt, ReturnReason) = (CmeProjectStatus.Applied, now, null);
    }

    public void Approve(string number, DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Applied, CmeProjectErrors.Step);
        Refuse.If(string.IsNullOrWhiteSpace(number), CmeProjectErrors.NumberMissing);
        (Status, Number, DecidedAt) = (CmeProjectStatus.Approved, number.Trim(), now);
    }

    public void Reject(string reason, DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Applied, CmeProjectErrors.Step);
        (Status, ReturnReason, DecidedAt) = (CmeProjectStatus.Rejected, Given(reason), now);
    }

    /// <summary>Notice and schedule go to the regulator before the event.</summary>
    public void File(DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Draft or CmeProjectStatus.Approved, CmeProjectErrors.Step);
        MustHave(OfFiling, CmeProjectErrors.DocumentMissing);
        (Status, FiledAt, ReturnReason) = (CmeProjectStatus.Filed, now, null);
    }

    public void AcceptFiling(DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Filed, CmeProjectErrors.Step);
        (Status, AcceptedAt) = (CmeProjectStatus.FilingAccepted, now);
    }

    public void ReturnFiling(string reason)
    {
        Refuse.Unless(Status is CmeProjectStatus.Filed, CmeProjectErrors.Step);
        (Status, ReturnReason) = (Number is null ? CmeProjectStatus.Draft : CmeProjectStatus.Approved, Given(reason));
    }

    /// <summary>Roster, papers and summary, after the event.</summary>
    /// <param name="tested">Credits hung on a test: its paper is part of the report. Source: domain.md R1.33.</param>
    public void Report(string summary, bool tested, DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.FilingAccepted, CmeProjectErrors.Step);
        Refuse.If(string.IsNullOrWhiteSpace(summary), CmeProjectErrors.ReasonMissing.At("Summary"));
        MustHave(tested ? [.. OfReport, CmeDocumentKind.ExamPaper] : OfReport, CmeProjectErrors.ReportPapers);
        (Status, Summary, ReportedAt) = (CmeProjectStatus.Reported, summary.Trim(), now);
    }

    public void Close()
    {
        Refuse.Unless(Status is CmeProjectStatus.Reported, CmeProjectErrors.Step);
        Status = CmeProjectStatus.Closed;
    }

    public CmeDocument Attach(CmeDocumentKind kind, StoredFile file, DateTimeOffset now)
    {
        Refuse.If(Status is CmeProjectStatus.Closed || _documents.Count >= MaxDocuments, CmeProjectErrors.Locked);
        var document = new CmeDocument(Id, kind, file.Id, file.Name, now);
        _documents.Add(document);
        return document;
    }

    /// <summary>Name, content, hours and teachers change by a request once they were approved. Source: domain.md R1.12.</summary>
    public CmeChange AskChange(string what, string reason, DateTimeOffset now)
    {
        Refuse.Unless(Status is CmeProjectStatus.Approved or CmeProjectStatus.Filed or CmeProjectStatus.FilingAccepted, CmeProjectErrors.Step);
        var change = new CmeChange(Id, Given(what), Given(reason), now);
        _changes.Add(change);
        return change;
    }

    public void Decide(Id<CmeChange> change, bool granted, string? note, DateTimeOffset now) =>
        (_changes.Find(c => c.Id == change) ?? throw new RefusedException(CmeProjectErrors.ChangeNotFound)).Decide(granted, note, now);

    /// <summary>Counted back from the first day, and on from the last.</summary>
    public IReadOnlyList<ProjectDeadline> Deadlines(DateOnly startsOn, DateOnly endsOn, DateOnly today)
    {
        var (filing, report) = (startsOn.AddDays(-(NationalSociety ? NationalFilingDays : FilingDays)), endsOn.AddDays(ReportDays));
        return
        [
            new(ProjectDeadlineKind.Filing, filing, Status >= CmeProjectStatus.Filed, filing.DayNumber - today.DayNumber),
            new(ProjectDeadlineKind.ClosingReport, report, Status >= CmeProjectStatus.Reported, report.DayNumber - today.DayNumber),
        ];
    }

    private void MustHave(IReadOnlyList<CmeDocumentKind> kinds, Error otherwise) => Refuse.Unless(kinds.All(kind => _documents.Exists(d => d.Kind == kind)), otherwise);

    private static string Given(string text)
    {
        Refuse.If(string.IsNullOrWhiteSpace(text), CmeProjectErrors.ReasonMissing);
        return text.Trim();
    }
}

public sealed record CmeProjectTerms(CmeTrack Track, bool NationalSociety, string Leader, string? LeaderPhone, int? PlannedHeadcount);

public sealed class CmeDocument : Entity<CmeDocument>
{
    private CmeDocument() { }

    internal CmeDocument(Id<CmeProject> project, CmeDocumentKind kind, Id<StoredFile> file, string name, DateTimeOffset now) =>
        (Project, Kind, File, Name, AttachedAt) = (project, kind, file, name, now);

    public Id<CmeProject> Project { get; private set; }
    public CmeDocumentKind Kind { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset AttachedAt { get; private set; }
}

/// <summary>Somebody asked to change what was approved.</summary>
public sealed class CmeChange : Entity<CmeChange>
{
    private CmeChange() { }

    internal CmeChange(Id<CmeProject> project, string what, string reason, DateTimeOffset now) => (Project, What, Reason, AskedAt) = (project, what, reason, now);

    public Id<CmeProject> Project { get; private set; }
    public string What { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    /// <summary>Null: not decided.</summary>
    public bool? Granted { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decide(bool granted, string? note, DateTimeOffset now)
    {
        Refuse.If(Granted is not null, CmeProjectErrors.Step);
        (Granted, Note, DecidedAt) = (granted, note, now);
    }
}
