using System.Security.Cryptography;
using System.Text;
using Association.Domain.Common;

namespace Association.Domain.Reports;

/// <summary>Open: figures are counted anew. Closed: the last snapshot answers.</summary>
public enum ReportState { Open, Closed }

public static class ReportErrors
{
    public static readonly Error NotFound = Error.NotFound("report");
    public static readonly Error Year = Error.Invalid("report.year", "A report is about a year from 2000 to this one.", "Year");
    public static readonly Error Closed = Error.Conflict("report.closed", "This report is frozen; reopen the year for a correction.");
    public static readonly Error NotClosed = Error.Conflict("report.not-closed", "This year is open.");
    public static readonly Error ReasonMissing = Error.Invalid("report.reason-missing", "Say why.", "Reason");
    public static readonly Error Unbalanced = Error.Conflict("report.unbalanced", "A sum does not hold: {0}. Correct the records first.");
    public static readonly Error Typed = Error.Invalid("report.typed", "{0} is counted ({1}): put {2} instead of the number.");
    public static readonly Error UnknownFigure = Error.Invalid("report.unknown-figure", "There is no figure {0}.");
    public static readonly Error UnknownPart = Error.NotFound("report.part");
    public static readonly Error CommentMissing = Error.Invalid("report.comment-missing", "Write the comment first.", "Text");
    public static readonly Error CommentNotFound = Error.NotFound("report.comment");
    public static readonly Error SnapshotNotFound = Error.NotFound("report.snapshot");
}

/// <summary>The work report of a year: its text in parts, what was remarked, and whether it is frozen. Source: anchors.md 3.9, pattern 26.</summary>
public sealed class AnnualReport : AggregateRoot<AnnualReport>
{
    public const int FirstYear = 2000;
    public const int MaxReasonLength = 500;

    private readonly List<ReportPart> _parts = [];
    private readonly List<ReportComment> _comments = [];

    private AnnualReport() { }

    /// <param name="opened">Records of the year are taken from now on, also when it is long past.</param>
    public AnnualReport(int year, DateOnly today, bool opened)
    {
        Refuse.If(year < FirstYear || year > today.Year, ReportErrors.Year);
        (Year, Opened) = (year, opened);
    }

    public int Year { get; private set; }
    public ReportState State { get; private set; }
    /// <summary>Somebody opened the year for records.</summary>
    public bool Opened { get; private set; }
    /// <summary>Why it was reopened last.</summary>
    public string? Reason { get; private set; }
    /// <summary>How many snapshots there are.</summary>
    public int Snapshots { get; private set; }
    /// <summary>Parts whose text somebody wrote; the others have the usual text.</summary>
    public IReadOnlyCollection<ReportPart> Parts => _parts;
    public IReadOnlyCollection<ReportComment> Comments => _comments;

    public void Open()
    {
        Refuse.If(State is ReportState.Closed, ReportErrors.Closed);
        Opened = true;
    }

    /// <param name="text">Null gives the part its usual text back.</param>
    public void Write(string part, string culture, string? text)
    {
        Refuse.If(State is ReportState.Closed, ReportErrors.Closed);
        var known = _parts.Find(p => p.Part == part && p.Culture == culture);
        var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
        if (words is null && known is not null) _parts.Remove(known);
        else if (words is not null && known is not null) known.Say(words);
        else if (words is not null) _parts.Add(new(Id, part, culture, words));
    }

    public ReportComment Comment(string? part, string? metric, string text, UserId by, string name, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(text), ReportErrors.CommentMissing);
        var comment = new ReportComment(Id, part, metric, text.Trim(), by, name, now);
        _comments.Add(comment);
        return comment;
    }

    /// <returns>False where this report has no such comment.</returns>
    public bool Settle(Id<ReportComment> comment, DateTimeOffset now)
    {
        var known = _comments.Find(c => c.Id == comment);
        known?.Settle(now);
        return known is not null;
    }

    /// <summary>Closes the year with a snapshot.</summary>
    /// <param name="content">Everything that the report says, as JSON.</param>
    /// <param name="changes">JSON of what changed since the snapshot before; null for the first.</param>
    public ReportSnapshot Freeze(string content, string? changes, UserId by, string name, DateTimeOffset now)
    {
        Refuse.If(State is ReportState.Closed, ReportErrors.Closed);
        (State, Snapshots) = (ReportState.Closed, Snapshots + 1);
        return new ReportSnapshot(Id, Year, Snapshots, content, changes, Reason, by, name, now);
    }

    /// <summary>For a correction; the next freezing makes another snapshot and says what changed.</summary>
    public void Reopen(string reason)
    {
        Refuse.Unless(State is ReportState.Closed, ReportErrors.NotClosed);
        Refuse.If(string.IsNullOrWhiteSpace(reason), ReportErrors.ReasonMissing);
        (State, Opened, Reason) = (ReportState.Open, true, reason.Trim());
    }
}

/// <summary>The text of a part, with figures as <c>{M05}</c>.</summary>
public sealed class ReportPart : Entity<ReportPart>
{
    public const int MaxKeyLength = 40;
    public const int MaxCultureLength = 10;
    public const int MaxTextLength = 8_000;

    private ReportPart() { }

    internal ReportPart(Id<AnnualReport> report, string part, string culture, string text) => (Report, Part, Culture, Text) = (report, part, culture, text);

    public Id<AnnualReport> Report { get; private set; }
    public string Part { get; private set; } = "";
    public string Culture { get; private set; } = "";
    public string Text { get; private set; } = "";

    internal void Say(string text) => Text = text;
}

/// <summary>A remark about a part or a figure; one about a figure explains its change.</summary>
public sealed class ReportComment : Entity<ReportComment>
{
    public const int MaxTextLength = 1_000;
    public const int MaxMetricLength = 10;

    private ReportComment() { }

    internal ReportComment(Id<AnnualReport> report, string? part, string? metric, string text, UserId by, string name, DateTimeOffset at) =>
        (Report, Part, Metric, Text, By, ByName, At) = (report, part, metric, text, by, name, at);

    public Id<AnnualReport> Report { get; private set; }
    public string? Part { get; private set; }
    public string? Metric { get; private set; }
    public string Text { get; private set; } = "";
    public UserId By { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    internal void Settle(DateTimeOffset now) => SettledAt ??= now;
}

/// <summary>A report as it was frozen; it never changes.</summary>
public sealed class ReportSnapshot : AggregateRoot<ReportSnapshot>
{
    public const int HashLength = 64;

    private ReportSnapshot() { }

    internal ReportSnapshot(Id<AnnualReport> report, int year, int number, string content, string? changes, string? reason, UserId by, string name, DateTimeOffset now) =>
        (Report, Year, Number, Content, Hash, Changes, Reason, FrozenBy, FrozenByName, FrozenAt) = (report, year, number, content, HashOf(content), changes, reason, by, name, now);

    public Id<AnnualReport> Report { get; private set; }
    public int Year { get; private set; }
    /// <summary>From 1, without gaps within the year.</summary>
    public int Number { get; private set; }
    /// <summary>JSON of figures and text.</summary>
    public string Content { get; private set; } = "";
    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";
    /// <summary>JSON of what changed since the one before.</summary>
    public string? Changes { get; private set; }
    /// <summary>Why the year had been reopened.</summary>
    public string? Reason { get; private set; }
    public UserId FrozenBy { get; private set; }
    public string FrozenByName { get; private set; } = "";
    public DateTimeOffset FrozenAt { get; private set; }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
