namespace Association.Domain.Works;

/// <summary>Kinds of work that have no place of their own elsewhere in the product. Source: anchors.md 3B (M01–M51).</summary>
public enum WorkKind
{
    RuleDocument, Exchange, InvitedExpert, Fund, ResearchProject, ExamSitting, PractitionerExam, TitleAssessment, Competition, Award, PopularScience,
    Inspection, InspectionVisit, ReportingInstitution, AuthorityTask, PartyMeeting,
}

/// <summary>What a record of a kind is more exactly; each kind has its own.</summary>
public enum WorkForm
{
    Inbound, Outbound, JointCentre,
    FirstPrize, SecondPrize, ThirdPrize,
    ScienceActivity, ScienceVideo, TeacherTraining, LessonPlanContest, FreeClinic, JointLecture,
    General, Retrospective, Enforcement, SpecialAction,
    PracticeReview, SpecialInvestigation, CommissionedTraining, DataFiling, OtherTask,
    BranchCongress, BranchCommittee, PartyGroup, PartyLecture,
}

/// <summary>The part of the secretariat that answers for a record.</summary>
public enum Department { GeneralOffice, Membership, Academic, Education, Quality, Finance, Party }

/// <summary>Who keeps a kind: the office, or those whose field it is.</summary>
public enum WorkKeeper { Office, Education, Quality, Party }

/// <summary>A field beyond title, day, department and note, which every record has.</summary>
public enum WorkField
{
    Form, Parent, Event, Until, Number, Edition, Category, Partner, Country, Place, Leader, Total, Passed, People, Institutions, Experts, Suggestions, Amount, DueOn, ClosedOn,
}

/// <summary>What a kind consists of. Forms, lists and imports are made from it.</summary>
/// <param name="Forms">None: the kind has no forms.</param>
/// <param name="Required">A part of <paramref name="Fields"/>.</param>
/// <param name="Parent">The kind of record that it belongs to.</param>
/// <param name="Standing">Counts from its day until it ends, instead of once on its day.</param>
public sealed record WorkRule(
    WorkKind Kind, Department Department, WorkKeeper Keeper, IReadOnlyList<WorkForm> Forms, IReadOnlyList<WorkField> Fields, IReadOnlyList<WorkField> Required,
    WorkKind? Parent = null, bool Standing = false)
{
    public bool Has(WorkField field) => Fields.Contains(field);

    public bool Needs(WorkField field) => Required.Contains(field);
}

/// <summary>The rules of all kinds. Sources: anchors.md 3.11, 3.15–3.22, 3.27.</summary>
public static class WorkRules
{
    private static readonly WorkRule[] Rules =
    [
        new(WorkKind.RuleDocument, Department.GeneralOffice, WorkKeeper.Office, [], [WorkField.Edition, WorkField.Number, WorkField.Parent], [WorkField.Edition], WorkKind.RuleDocument),
        new(WorkKind.Exchange, Department.Academic, WorkKeeper.Office, [WorkForm.Inbound, WorkForm.Outbound, WorkForm.JointCentre],
            [WorkField.Form, WorkField.Partner, WorkField.Until, WorkField.Country, WorkField.Place, WorkField.People], [WorkField.Form, WorkField.Partner]),
        new(WorkKind.InvitedExpert, Department.Academic, WorkKeeper.Office, [], [WorkField.Country, WorkField.Partner, WorkField.Event, WorkField.Parent], [WorkField.Country], WorkKind.Exchange),
        new(WorkKind.Fund, Department.Academic, WorkKeeper.Office, [], [WorkField.Partner, WorkField.Amount, WorkField.Until], [WorkField.Partner]),
        new(WorkKind.ResearchProject, Department.Academic, WorkKeeper.Office, [],
            [WorkField.Parent, WorkField.Number, WorkField.Partner, WorkField.Leader, WorkField.Amount, WorkField.DueOn, WorkField.ClosedOn], [WorkField.Partner, WorkField.Leader], WorkKind.Fund),
        new(WorkKind.ExamSitting, Department.Education, WorkKeeper.Education, [], [WorkField.Total, WorkField.Passed, WorkField.Place], [WorkField.Total, WorkField.Passed]),
        new(WorkKind.PractitionerExam, Department.Education, WorkKeeper.Education, [], [WorkField.Total, WorkField.Passed, WorkField.Place], [WorkField.Total, WorkField.Passed]),
        new(WorkKind.TitleAssessment, Department.Education, WorkKeeper.Education, [], [WorkField.Total, WorkField.Passed, WorkField.Place], [WorkField.Total, WorkField.Passed]),
        new(WorkKind.Competition, Department.Education, WorkKeeper.Office, [], [WorkField.Until, WorkField.Partner, WorkField.Place, WorkField.People], []),
        new(WorkKind.Award, Department.Education, WorkKeeper.Office, [WorkForm.FirstPrize, WorkForm.SecondPrize, WorkForm.ThirdPrize],
            [WorkField.Parent, WorkField.Category, WorkField.Form, WorkField.Partner], [WorkField.Parent, WorkField.Category, WorkField.Form], WorkKind.Competition),
        new(WorkKind.PopularScience, Department.Academic, WorkKeeper.Office,
            [WorkForm.ScienceActivity, WorkForm.ScienceVideo, WorkForm.TeacherTraining, WorkForm.LessonPlanContest, WorkForm.FreeClinic, WorkForm.JointLecture],
            [WorkField.Form, WorkField.Event, WorkField.Partner, WorkField.Place, WorkField.People], [WorkField.Form]),
        new(WorkKind.Inspection, Department.Quality, WorkKeeper.Quality, [WorkForm.General, WorkForm.Retrospective, WorkForm.Enforcement, WorkForm.SpecialAction],
            [WorkField.Form, WorkField.Until, WorkField.Partner, WorkField.Number, WorkField.Institutions, WorkField.Experts, WorkField.Suggestions], [WorkField.Form]),
        new(WorkKind.InspectionVisit, Department.Quality, WorkKeeper.Quality, [], [WorkField.Parent, WorkField.Experts, WorkField.Suggestions], [WorkField.Parent, WorkField.Experts, WorkField.Suggestions], WorkKind.Inspection),
        new(WorkKind.ReportingInstitution, Department.Quality, WorkKeeper.Quality, [], [WorkField.Number, WorkField.Until], [], Standing: true),
        new(WorkKind.AuthorityTask, Department.GeneralOffice, WorkKeeper.Quality,
            [WorkForm.PracticeReview, WorkForm.SpecialInvestigation, WorkForm.CommissionedTraining, WorkForm.DataFiling, WorkForm.OtherTask],
            [WorkField.Form, WorkField.Partner, WorkField.Number, WorkField.DueOn, WorkField.ClosedOn, WorkField.Institutions], [WorkField.Form, WorkField.Partner]),
        new(WorkKind.PartyMeeting, Department.Party, WorkKeeper.Party, [WorkForm.BranchCongress, WorkForm.BranchCommittee, WorkForm.PartyGroup, WorkForm.PartyLecture],
            [WorkField.Form, WorkField.Place, WorkField.People], [WorkField.Form]),
    ];

    private static readonly Dictionary<WorkKind, WorkRule> ByKind = Rules.ToDictionary(rule => rule.Kind);

    public static IReadOnlyList<WorkRule> All => Rules;

    public static WorkRule Rule(this WorkKind kind) => ByKind[kind];

    /// <summary>The kinds whose records belong to one of this kind.</summary>
    public static IEnumerable<WorkRule> Children(this WorkKind kind) => Rules.Where(rule => rule.Parent == kind && rule.Kind != kind);
}
