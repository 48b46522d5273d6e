using Association.Domain.Bodies;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>Words of the workbooks. An underscore stands for a space inside an English word; domain.md section 10 has the terms.</summary>
internal static class Vocabularies
{
    public static readonly Vocabulary<Sex> Sexes = new(
        (Sex.Male, "男 男性 M 1"), (Sex.Female, "女 女性 F 2"), (Sex.Unknown, "未知 0"), (Sex.NotStated, "未说明 9"));

    public static readonly Vocabulary<MembershipCategory> Categories = new(
        (MembershipCategory.Ordinary, "普通会员 普通 个人会员 ordinary_member regular regular_member"),
        (MembershipCategory.Senior, "高级会员 资深会员 高级 资深 senior_member"),
        (MembershipCategory.Student, "学生会员 学生 student_member"),
        (MembershipCategory.Honorary, "名誉会员 荣誉会员 名誉 荣誉 honorary_member"));

    public static readonly Vocabulary<UnitTier> Tiers = new(
        (UnitTier.Member, "会员单位 单位会员 普通会员单位 会员 member_unit"),
        (UnitTier.Governing, "理事单位 理事 governing_unit council_unit"),
        (UnitTier.ExecutiveGoverning, "常务理事单位 常务理事 executive_governing_unit executive_council_unit"),
        (UnitTier.VicePresident, "副会长单位 副会长 vice_president_unit"),
        (UnitTier.President, "会长单位 会长 president_unit"),
        (UnitTier.Supervisor, "监事单位 监事 supervisor_unit"));

    public static readonly Vocabulary<InstitutionLevel> Levels = new(
        (InstitutionLevel.Ungraded, "未定级 未评级 未定 无 无等级 其他 none not_graded"),
        (InstitutionLevel.One, "一级 一级甲等 一级乙等 一级丙等 一甲 一乙 1级 1 level_1 grade_1 primary"),
        (InstitutionLevel.Two, "二级 二级甲等 二级乙等 二级丙等 二甲 二乙 2级 2 level_2 grade_2 secondary"),
        (InstitutionLevel.Three, "三级 三级特等 三级甲等 三级乙等 三级丙等 三甲 三乙 3级 3 level_3 grade_3 tertiary"));

    public static readonly Vocabulary<Ownership> Ownerships = new(
        (Ownership.Public, "公立 公办 国有 集体 公有 state_owned government"),
        (Ownership.Private, "民营 民办 私立 私营 社会办 社会办医 非公立 非公"),
        (Ownership.Unknown, "未知 不详"));

    public static readonly Vocabulary<BodyKind> BodyKinds = new(
        (BodyKind.Committee, "专业委员会 专委会 分会 委员会 专科分会 professional_committee branch"),
        (BodyKind.YouthCommittee, "青年委员会 青委会"),
        (BodyKind.Club, "俱乐部"),
        (BodyKind.Group, "学组 协作组 study_group"),
        (BodyKind.Alliance, "联盟 专科联盟"),
        (BodyKind.Council, "理事会"),
        (BodyKind.ExecutiveCouncil, "常务理事会"),
        (BodyKind.Supervisors, "监事会 board_of_supervisors supervisory_board"),
        (BodyKind.QcCentre, "质控中心 质量控制中心 医疗质量控制中心 quality_control_centre quality_control_center qc_center"),
        (BodyKind.QcSubCentre, "质控分中心 质量控制分中心 医疗质量控制分中心 quality_control_sub_centre quality_control_sub_center qc_sub_center"));

    public static readonly Vocabulary<BodyPosition> Positions = new(
        (BodyPosition.Chair, "主任委员 主委 会长 理事长 组长 主任 chairman chairperson president head"),
        (BodyPosition.ChairElect, "候任主任委员 候任主委 候任会长"),
        (BodyPosition.ViceChair, "副主任委员 副主委 副会长 副理事长 副组长 副主任 vice_chairman deputy_chair vice_president"),
        (BodyPosition.StandingMember, "常务委员 常委 常务理事"),
        (BodyPosition.Member, "委员 组员 成员 会员 理事 committee_member"),
        (BodyPosition.Secretary, "秘书 秘书长"));

    public static readonly Vocabulary<EventClass> Classes = new(
        (EventClass.Academic, "学术活动 学术会议 学术 学术交流 academic_activity academic_event"),
        (EventClass.PublicCme, "公共继续医学教育 公共继教 公共科目 public_continuing_medical_education"),
        (EventClass.SpecialisedCme, "专科继续医学教育 专业继续医学教育 专科继教 专业继教 专业科目 specialized_cme specialty_cme specialised_continuing_medical_education"),
        (EventClass.PopularScience, "健康科普活动 健康科普 科普活动 科普 health_education health_promotion"));

    public static readonly Vocabulary<EventType> EventTypes = new(
        (EventType.AcademicConference, "学术会议"),
        (EventType.AnnualMeeting, "年会 学术年会 annual_conference"),
        (EventType.CmeCourse, "继教学习班 学习班 继续医学教育 continuing_medical_education"),
        (EventType.Workshop, "操作培训 工作坊"),
        (EventType.Salon, "沙龙 学术沙龙"),
        (EventType.WeChatClass, "微信课堂"),
        (EventType.Lecture, "讲座"),
        (EventType.PopularScience, "科普活动 健康科普活动 popular-science_activity"),
        (EventType.ScienceVideo, "科普视频 popular-science_video"),
        (EventType.InstructorTraining, "科普师资培训 师资培训 science_instructor_training"),
        (EventType.LessonPlanContest, "科普教案竞赛 教案竞赛 科普教案大赛"),
        (EventType.FreeClinic, "义诊"),
        (EventType.Exam, "考核 考试 examination"),
        (EventType.Meeting, "会议"),
        (EventType.Training, "培训"));

    public static readonly Vocabulary<EventLevel> EventLevels = new(
        (EventLevel.International, "国际 国际级 国际性"),
        (EventLevel.National, "全国 国家级 全国性 国家"),
        (EventLevel.Regional, "区域 区域性 跨省"),
        (EventLevel.Provincial, "省级 省 自治区级 province"),
        (EventLevel.Municipal, "市级 市 city"),
        (EventLevel.District, "区级 区 县级 区县级 county"),
        (EventLevel.Unit, "单位 单位级 院级 院内 hospital"));
}
