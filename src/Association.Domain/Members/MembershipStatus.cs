using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What somebody's membership is on a day, computed from dates by ordered rules. Source: anchors.md B2.</summary>
public enum MembershipStatus { Pending, New, Current, Grace, Lapsed, Resigned, Expelled, Deceased }

/// <summary>The dates of a membership that a status rule may start or end at.</summary>
public enum StatusDate { Joined, TermStart, TermEnd, GraceEnd, Resigned, Expelled, Deceased }

public enum OffsetUnit { Days, Months }

/// <summary>What is known of a membership on a day; null where it never happened.</summary>
/// <param name="TermEnd">The last day of the term; null while it has no end.</param>
/// <param name="GraceEnd">The last day on which a member who has not renewed keeps the benefits.</param>
/// <param name="Resigned">The first day without membership, as are the other endings.</param>
public sealed record MembershipDates(
    DateOnly? Joined = null, DateOnly? TermStart = null, DateOnly? TermEnd = null, DateOnly? GraceEnd = null,
    DateOnly? Resigned = null, DateOnly? Expelled = null, DateOnly? Deceased = null)
{
    public DateOnly? Of(StatusDate date) => date switch
    {
        StatusDate.Joined => Joined,
        StatusDate.TermStart => TermStart,
        StatusDate.TermEnd => TermEnd,
        StatusDate.GraceEnd => GraceEnd,
        StatusDate.Resigned => Resigned,
        StatusDate.Expelled => Expelled,
        _ => Deceased,
    };
}

/// <summary>A date of the membership moved by some days or months: "joined + 3 months", "term end + 1 day".</summary>
/// <param name="Offset">Negative: before.</param>
public sealed record StatusPoint(StatusDate Date, int Offset = 0, OffsetUnit Unit = OffsetUnit.Days)
{
    public const int MaxOffset = 1200;

    public DateOnly? On(MembershipDates dates) => dates.Of(Date) is not { } day ? null
        : Unit is OffsetUnit.Days ? day.AddDays(Offset) : day.AddMonths(Offset);
}

/// <summary>One line of the status table: the first whose window contains the day gives the status.</summary>
/// <param name="From">Null: from ever. A rule whose first date never happened does not apply.</param>
/// <param name="To">Last day, included. Null, or a date that never happened: without end.</param>
/// <param name="Counts">Whether somebody in this status is treated as a member: prices, card, directory.</param>
public sealed record StatusLine(MembershipStatus Status, StatusPoint? From, StatusPoint? To, bool Counts)
{
    public bool Applies(MembershipDates dates, DateOnly day)
    {
        if (From is not null && (From.On(dates) is not { } first || day < first)) return false;
        return To?.On(dates) is not { } last || day <= last;
    }

    /// <summary>What an association starts with: endings first, then what has run out, then what runs.</summary>
    public static IReadOnlyList<StatusLine> Standard { get; } =
    [
        new(MembershipStatus.Deceased, new(StatusDate.Deceased), null, false),
        new(MembershipStatus.Expelled, new(StatusDate.Expelled), null, false),
        new(MembershipStatus.Resigned, new(StatusDate.Resigned), null, false),
        new(MembershipStatus.Pending, null, new(StatusDate.TermStart, -1), false),
        new(MembershipStatus.Lapsed, new(StatusDate.GraceEnd, 1), null, false),
        new(MembershipStatus.Grace, new(StatusDate.TermEnd, 1), new(StatusDate.GraceEnd), true),
        new(MembershipStatus.New, new(StatusDate.Joined), new(StatusDate.Joined, 3, OffsetUnit.Months), true),
        new(MembershipStatus.Current, new(StatusDate.TermStart), new(StatusDate.TermEnd), true),
    ];
}

/// <summary>A status line as the policy keeps it, in its place.</summary>
public sealed class StatusRule : Entity<StatusRule>
{
    private StatusRule() { }

    internal StatusRule(Id<MembershipPolicy> policy, int place, StatusLine line)
    {
        (Policy, Place, Status, Counts) = (policy, place, line.Status, line.Counts);
        (FromDate, FromOffset, FromUnit) = (line.From?.Date, line.From?.Offset ?? 0, line.From?.Unit ?? OffsetUnit.Days);
        (ToDate, ToOffset, ToUnit) = (line.To?.Date, line.To?.Offset ?? 0, line.To?.Unit ?? OffsetUnit.Days);
    }

    public Id<MembershipPolicy> Policy { get; private set; }
    /// <summary>From 1; the lowest that fits wins.</summary>
    public int Place { get; private set; }
    public MembershipStatus Status { get; private set; }
    public bool Counts { get; private set; }
    public StatusDate? FromDate { get; private set; }
    public int FromOffset { get; private set; }
    public OffsetUnit FromUnit { get; private set; }
    public StatusDate? ToDate { get; private set; }
    public int ToOffset { get; private set; }
    public OffsetUnit ToUnit { get; private set; }

    public StatusLine Line => new(Status,
        FromDate is { } from ? new(from, FromOffset, FromUnit) : null,
        ToDate is { } to ? new(to, ToOffset, ToUnit) : null, Counts);
}

/// <summary>The answer to "what is this member today", and why.</summary>
/// <param name="Line">The rule that decided; null when none fits or a person decided.</param>
/// <param name="OverriddenUntil">Somebody in the office decided otherwise until this day.</param>
public sealed record Standing(MembershipStatus Status, bool Counts, StatusLine? Line, DateOnly? OverriddenUntil = null);
