using Association.Domain.Events;

namespace Association.Domain.Plans;

/// <summary>Which activities a line of the plan counts; each activity once in a line, whatever other lines count it too. Source: anchors.md 3.25.</summary>
public static class PlanMetrics
{
    public static bool Counts(this PlanMetric metric, EventType type, EventClass @class, EventLevel level) => metric switch
    {
        PlanMetric.Salons => type is EventType.Salon,
        PlanMetric.PublicCmeActivities => @class is EventClass.PublicCme,
        PlanMetric.SpecialisedCmeActivities => @class is EventClass.SpecialisedCme,
        PlanMetric.AcademicActivities => IsAcademic(type, @class, level),
        PlanMetric.WeChatClasses => type is EventType.WeChatClass,
        PlanMetric.AnnualConferences => type is EventType.AnnualMeeting,
        PlanMetric.Lectures => type is EventType.Lecture,
        PlanMetric.Trainings => type is EventType.CmeCourse or EventType.Workshop or EventType.Training,
        PlanMetric.Meetings => type is EventType.Meeting,
        PlanMetric.ScienceActivities => @class is EventClass.PopularScience && !IsScienceOfItsOwn(type),
        PlanMetric.ScienceVideos => type is EventType.ScienceVideo,
        PlanMetric.ScienceTeachers => type is EventType.InstructorTraining,
        PlanMetric.LessonPlanContests => type is EventType.LessonPlanContest,
        PlanMetric.FreeClinics => type is EventType.FreeClinic,
        PlanMetric.QcSubCentres or PlanMetric.CmeParticipation => false,
        _ => true,
    };

    /// <summary>Whether the line counts people (person-times) instead of activities.</summary>
    public static bool IsPeople(this PlanMetric metric) => metric is PlanMetric.Participants;

    /// <summary>Whether the line counts bodies that exist on the day instead of activities.</summary>
    public static bool IsBodies(this PlanMetric metric) => metric is PlanMetric.QcSubCentres;

    /// <summary>Whether the line is a whole percent of the staff instead of a number of activities.</summary>
    public static bool IsPercent(this PlanMetric metric) => metric is PlanMetric.CmeParticipation;

    /// <summary>
    /// Whether the year's report counts it among the academic activities, which are added up by level: what a body holds for itself in the
    /// district (salon, meeting, lecture) is counted as that and as nothing else. Source: anchors.md 3.25 (66 = 1 + 14 + 51).
    /// </summary>
    public static bool IsAcademic(EventType type, EventClass @class, EventLevel level) => @class is EventClass.Academic && type is not (EventType.Salon or EventType.Meeting)
        && !(type is EventType.Lecture && level is (EventLevel.District or EventLevel.Unit));

    /// <summary>"50+50+4+1" counts each of its four parts once, and a large free clinic beside them.</summary>
    private static bool IsScienceOfItsOwn(EventType type) =>
        type is EventType.ScienceVideo or EventType.InstructorTraining or EventType.LessonPlanContest or EventType.FreeClinic;
}
