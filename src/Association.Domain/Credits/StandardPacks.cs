using Association.Domain.Common;
using Association.Domain.Events;
using static Association.Domain.Credits.CmeActivityKind;
using static Association.Domain.Credits.CreditBasis;
using static Association.Domain.Events.CmeProjectLevel;

namespace Association.Domain.Credits;

/// <summary>The rule packs that the product comes with. An office publishes its own versions beside them. Source: domain.md 1.1-1.5.</summary>
public static class StandardPacks
{
    public const string China = "CN";
    public const string Sichuan = "CN-SC";
    public const string SelfStudyGroup = "self-study";

    private static readonly DateOnly New2024 = new(2024, 10, 23);
    private static readonly CmeProjectLevel[] NationalLevels = [National, NationalFiled, NationalTcm];
    private static readonly CmeProjectLevel[] ProvincialLevels = [Provincial, ProvincialFiled, ProvincialTcm];
    private static readonly CmeProjectLevel[] LocalLevels = [Municipal, District];

    /// <summary>R1.00c, R1.01-R1.09.</summary>
    public static readonly RulePackTerms Cn2024 = new(UsesClasses: false, 25, 90,
    [
        new("R1.03", Project, CreditRole.Attendee, PerHours, 3, 1) { CapPerProject = 10, RequiresAssessment = true },
        new("R1.03", Distance, CreditRole.Attendee, PerHours, 3, 1) { CapPerProject = 10, RequiresAssessment = true },
        new("R1.07", FurtherStudy, null, WholeYear, 1, 25) { MinMonths = 3, RequiresAssessment = true },
        OfEmployer("R1.08", Project, CreditRole.Lecturer), OfEmployer("R1.08", SelfStudy), OfEmployer("R1.08", Paper), OfEmployer("R1.08", Book), OfEmployer("R1.08", ResearchProject),
        OfEmployer("R1.08", Award), OfEmployer("R1.08", Translation), OfEmployer("R1.08", Report), OfEmployer("R1.08", UnitLecture, CreditRole.Lecturer),
        Evaluated("R1.05", DegreeStudy), Evaluated("R1.05", OrganisedPractice), Evaluated("R1.05", GovernmentTask), Evaluated("R1.05", UnitLecture), Evaluated("R1.05", CaseDiscussion),
        Evaluated("R1.05", CmeActivityKind.Other),
    ]);

    /// <summary>R1.00a, R1.20-R1.29.</summary>
    public static readonly RulePackTerms Cn2006 = new(UsesClasses: true, 25, null,
    [
        OfProject("R1.20", NationalLevels, CreditRole.Attendee, 3, 1, 10, CreditClass.I), OfProject("R1.20", NationalLevels, CreditRole.Lecturer, 1, 2, 10, CreditClass.I),
        OfProject("R1.21", ProvincialLevels, CreditRole.Attendee, 6, 1, 10, CreditClass.I), OfProject("R1.21", ProvincialLevels, CreditRole.Lecturer, 1, 1, 10, CreditClass.I),
        new("R1.22", Project, CreditRole.Attendee, PerHours, 3, 1) { Levels = NationalLevels, Delivery = CmeDelivery.Distance, CapPerProject = 5, Class = CreditClass.I, RequiresAssessment = true },
        new("R1.22", Distance, CreditRole.Attendee, PerHours, 3, 1) { Levels = NationalLevels, CapPerProject = 5, Class = CreditClass.I, RequiresAssessment = true },
        OfProject("R1.24", LocalLevels, CreditRole.Attendee, 6, 1, 25, CreditClass.II), OfProject("R1.24", LocalLevels, CreditRole.Lecturer, 1, 1, 25, CreditClass.II),
        Occasion("R1.25", UnitLecture, CreditRole.Attendee, 0.5m, 10), Occasion("R1.25", UnitLecture, CreditRole.Lecturer, 2, null),
        Occasion("R1.26", CaseDiscussion, CreditRole.Attendee, 0.5m, 10), Occasion("R1.26", CaseDiscussion, CreditRole.Lecturer, 1, null),
        new("R1.27", SelfStudy, null, PerCharacters, 2_000, 1) { CapPerYear = 5, CapGroup = SelfStudyGroup, Class = CreditClass.II },
        Written("R1.28", Book, 1_000), Written("R1.28", Report, 3_000), Written("R1.28", Translation, 1_500),
        Ranked("R1.29a", ResearchProject, NationalLevels, 10, 9, 8, 7, 6), Ranked("R1.29a", ResearchProject, ProvincialLevels, 8, 7, 6, 5, 4),
        Ranked("R1.29a", ResearchProject, LocalLevels, 6, 5, 4, 3, 2),
        Ranked("R1.29b", Paper, [International], 10, 9, 8), Ranked("R1.29b", Paper, NationalLevels, 6, 5, 4), Ranked("R1.29b", Paper, ProvincialLevels, 5, 4, 3),
        new("R1.00b", FurtherStudy, null, WholeYear, 1, 25) { MinMonths = 6, RequiresAssessment = true },
    ])
    {
        ClassMinima = [new(CreditClass.I, 5, 10), new(CreditClass.II, 15, 20)],
        MultiYear = new("R1.00a", 5, NationalLevels, 10),
    };

    /// <summary>R1.50, R1.51.</summary>
    public static readonly RulePackTerms Ama = new(UsesClasses: false, null, null,
    [
        new("R1.50", Project, CreditRole.Attendee, PerMinutes, 60, 1) { Step = 0.25m, Rounding = CreditRounding.Nearest },
        new("R1.51", Project, CreditRole.Lecturer, PerMinutes, 60, 2) { Step = 0.25m, Rounding = CreditRounding.Nearest },
    ]) { Conversions = [new("EACCME", 1)], Attendance = new(10, false, 60) };

    /// <summary>R1.52.</summary>
    public static readonly RulePackTerms Eaccme = new(UsesClasses: false, null, null,
    [
        new("R1.52", Project, CreditRole.Attendee, PerMinutes, 30, 0.5m) { CapPerDay = 8, RequiresFeedback = true },
    ]) { Attendance = new(10, false, 60) };

    public static readonly IReadOnlyList<RulePack> All =
    [
        Pack(new("CN-2006", China, new("国家继续医学教育学分办法（2006）", "National CME credits (2006)"), "全继委发〔2006〕11号"), 1, new(2006, 1, 1), new(2019, 12, 31), Cn2006),
        Pack(new("CN-2006", China, new("国家继续医学教育学分办法（2006，2020 年起）", "National CME credits (2006, as of 2020)"), "国家卫生健康委办公厅通知（减轻基层负担）"), 2, new(2020, 1, 1), New2024.AddDays(-1),
            Cn2006 with { SubstitutionPercent = 50 }),
        Pack(new("CN-2024", China, new("继续医学教育学分管理办法（试行）", "CME credit measures (trial)"), "国卫办科教发〔2024〕20号"), 1, New2024, null, Cn2024),
        Pack(new("SC-2024", Sichuan, new("四川省学分办法（本会可修改）", "Sichuan credits (for the office to edit)"), "国卫办科教发〔2024〕20号", "CN-2024"), 1, New2024, null, Cn2024),
        Pack(new("AMA-PRA-1", "AMA", new("美国医学会 PRA 一类学分", "AMA PRA Category 1"), "AMA Physician's Recognition Award"), 1, new(2006, 1, 1), null, Ama),
        Pack(new("EACCME", "UEMS", new("欧洲继续医学教育学分（ECMEC）", "European CME credits (ECMEC)"), "UEMS-EACCME 2.0"), 1, new(2006, 1, 1), null, Eaccme),
    ];

    private static RulePack Pack(RulePackHead head, int number, DateOnly from, DateOnly? to, RulePackTerms terms) =>
        new(head, number, new(from, to), terms, UserId.System, DateTimeOffset.UnixEpoch);

    private static CreditRule OfProject(string id, CmeProjectLevel[] levels, CreditRole role, decimal hours, decimal credits, decimal cap, CreditClass @class) =>
        new(id, Project, role, PerHours, hours, credits) { Levels = levels, CapPerProject = cap, Class = @class, RequiresAssessment = role is CreditRole.Attendee };

    private static CreditRule Occasion(string id, CmeActivityKind kind, CreditRole role, decimal credits, decimal? aYear) =>
        new(id, kind, role, PerOccasion, 1, credits) { Class = CreditClass.II, CapPerYear = aYear, CapGroup = aYear is null ? null : id };

    private static CreditRule Written(string id, CmeActivityKind kind, decimal characters) => new(id, kind, null, PerCharacters, characters, 1) { Class = CreditClass.II };

    private static CreditRule Ranked(string id, CmeActivityKind kind, CmeProjectLevel[] levels, params decimal[] ranks) =>
        new(id, kind, null, ByRank, 1, 0) { Levels = levels, Ranks = ranks, Class = CreditClass.II };

    private static CreditRule Evaluated(string id, CmeActivityKind kind) => new(id, kind, null, CreditBasis.Evaluated, 1, 1);

    /// <summary>Teaching, research, papers and the like share ten credits a year.</summary>
    private static CreditRule OfEmployer(string id, CmeActivityKind kind, CreditRole? role = null) =>
        new(id, kind, role, CreditBasis.Evaluated, 1, 1) { CapPerYear = 10, CapGroup = SelfStudyGroup };
}
