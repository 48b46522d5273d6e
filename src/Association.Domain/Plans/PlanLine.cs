using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Plans;

/// <summary>What a line of the plan counts. Source: anchors.md 3.4, domain.md 9.</summary>
public enum PlanMetric
{
    Salons, PublicCmeActivities, SpecialisedCmeActivities, AcademicActivities, WeChatClasses, AnnualConferences, Lectures, Trainings, Meetings,
    ScienceActivities, ScienceVideos, ScienceTeachers, LessonPlanContests, FreeClinics, Participants, QcSubCentres, CmeParticipation,
}

/// <summary>How a line stands against the time that has passed.</summary>
public enum PlanLight { Reached, OnTrack, Behind, FarBehind, Missed }

public static class PlanErrors
{
    public static readonly Error NotFound = Error.NotFound("plan-line");
    public static readonly Error Target = Error.Invalid("plan.target", "A target lies between 1 and 1,000,000.", "Target");
    public static readonly Error Percent = Error.Invalid("plan.percent", "A share of the staff lies between 1 and 100 percent.", "Target");
    public static readonly Error Twice = Error.Conflict("plan.twice", "The plan of this year has such a line; change that one.");
    public static readonly Error NothingToCopy = Error.Conflict("plan.nothing-to-copy", "The year before has no plan to copy.");
    public static readonly Error Due = Error.Invalid("plan.due", "A line is due within its year.", "Due");
}

/// <summary>One target of a year, of one body or of the whole association. What was reached is counted from the activities held and never written down.</summary>
public sealed class PlanLine : AggregateRoot<PlanLine>
{
    public const int MaxTarget = 1_000_000;
    public const int MaxPercent = 100;
    public const int MaxNoteLength = 500;

    /// <summary>Below this share of what the passed time asks for, a line is far behind.</summary>
    private const decimal FarBehindShare = 0.6m;

    private PlanLine() { }

    public PlanLine(int year, Id<Body>? body, PlanMetric metric, int target, DateOnly due)
    {
        (Year, Body, Metric) = (year, body, metric);
        Set(target, due, null, null);
    }

    public int Year { get; private set; }
    /// <summary>Null for the association as a whole.</summary>
    public Id<Body>? Body { get; private set; }
    public PlanMetric Metric { get; private set; }
    public int Target { get; private set; }
    public DateOnly Due { get; private set; }
    public Id<Person>? Owner { get; private set; }
    public string? Note { get; private set; }

    public void Set(int target, DateOnly due, Id<Person>? owner, string? note)
    {
        Refuse.If(target is < 1 or > MaxTarget, PlanErrors.Target);
        Refuse.If(Metric.IsPercent() && target > MaxPercent, PlanErrors.Percent);
        Refuse.If(due.Year != Year, PlanErrors.Due);
        (Target, Due, Owner, Note) = (target, due, owner, note);
    }

    /// <summary>How much of the target the passed part of the year asks for, by days up to the due day, rounded down.</summary>
    public int ExpectedBy(DateOnly day)
    {
        var start = new DateOnly(Year, 1, 1);
        if (day < start) return 0;
        if (day >= Due) return Target;
        return (int)((long)Target * (day.DayNumber - start.DayNumber + 1) / (Due.DayNumber - start.DayNumber + 1));
    }

    public PlanLight LightOf(int reached, DateOnly day)
    {
        if (reached >= Target) return PlanLight.Reached;
        if (day > Due) return PlanLight.Missed;
        var expected = ExpectedBy(day);
        return reached >= expected ? PlanLight.OnTrack : reached < expected * FarBehindShare ? PlanLight.FarBehind : PlanLight.Behind;
    }
}
