using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Plans;

namespace Association.Application.Bodies.Reports;

/// <summary>Which part of a year a report is about.</summary>
public enum ReportPeriod { Year, FirstHalf, SecondHalf }

/// <summary>Half-year or year report of a body: figures from records, never typed. Source: anchors.md D5.</summary>
/// <param name="Plan">Against what was held in the period; expected by its last day.</param>
public sealed record BodyReport(
    Bilingual Association, Bilingual Body, BodyKind Kind, int Year, ReportPeriod Period, DateOnly From, DateOnly To, DateOnly MadeOn,
    IReadOnlyList<ReportPlanLine> Plan, IReadOnlyList<HeldActivity> Activities, IReadOnlyList<ReportDecision> Decisions, IReadOnlyList<RosterChange> Changes)
{
    public int People => Activities.Sum(a => a.People);
}

/// <param name="Held">In the period.</param>
/// <param name="HeldInYear">From the first of January to the last day of the period.</param>
public sealed record ReportPlanLine(PlanMetric Metric, int Target, int Held, int HeldInYear, DateOnly Due, PlanLight Light);

public sealed record ReportDecision(DateOnly On, Bilingual Activity, string Text, string? Owner, DateOnly? Due, DateOnly? DoneOn);

/// <param name="Began">Whether the office was taken up; else it ended.</param>
public sealed record RosterChange(DateOnly On, bool Began, string Name, BodyPosition Position, string Term);

/// <summary>Writes a report as a Word document in one language.</summary>
public interface IBodyReportWriter
{
    byte[] Write(BodyReport report, string culture);
}
