using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Domain.Works;

namespace Association.Application.Reports.Annual;

/// <summary>What a year's figures are made of: read once, counted in memory.</summary>
/// <param name="Works">Records of the period.</param>
/// <param name="Closed">Tasks that were closed in the period, whenever they began.</param>
/// <param name="Earlier">Kinds of which there were records before the year.</param>
/// <param name="Faculty">Who came from another country to speak at an activity of the period.</param>
/// <param name="Targets">Of the association's plan of the year.</param>
/// <param name="NextTargets">Of the year after it.</param>
internal sealed record YearFacts(
    int Year, DateOnly AsOf, IReadOnlyDictionary<UnitTier, int> Tiers, IReadOnlyDictionary<string, int> Members, IReadOnlyDictionary<BodyKind, int> Bodies,
    IReadOnlyList<HeldActivity> Activities, IReadOnlyDictionary<EventClass, int> Persons, Turnout Turnout, IReadOnlyList<WorkFact> Works, IReadOnlyList<WorkFact> Closed, IReadOnlyDictionary<WorkKind, int> Standing,
    IReadOnlySet<WorkKind> Earlier, IReadOnlyList<FacultyFact> Faculty, IReadOnlyDictionary<PlanMetric, int> Targets, IReadOnlyDictionary<PlanMetric, int> NextTargets, IReadOnlyDictionary<string, Bilingual> Texts);

/// <param name="Slug">Of the activity.</param>
internal sealed record FacultyFact(Bilingual Name, DateOnly Day, string Slug);

/// <param name="ParentForm">Of the campaign that a visit belongs to.</param>
internal sealed record WorkFact(
    Guid Id, WorkKind Kind, WorkForm? Form, string Title, string? TitleEn, DateOnly Day, Guid? Root, Guid? Parent, WorkForm? ParentForm, string? Country, string? Place, int? Total, int? Passed, int? People,
    int? Institutions, int? Experts, int? Suggestions);

/// <summary>A figure of a year.</summary>
/// <param name="Value">The exact number; of a percentage the whole percent; null for a text.</param>
/// <param name="Words">Of a text.</param>
/// <param name="Part">Of a percentage: passed.</param>
/// <param name="Whole">Of a percentage: examined.</param>
/// <param name="Records">How many records it was counted from; none: missing.</param>
/// <param name="First">No year before had one.</param>
public sealed record Figure(string Id, decimal? Value, int Records, string? Words = null, string? WordsEn = null, int? Part = null, int? Whole = null, bool First = false);
