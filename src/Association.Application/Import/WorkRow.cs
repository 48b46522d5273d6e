using Association.Domain.Common;
using Association.Domain.Works;

namespace Association.Application.Import;

/// <summary>
/// A record of the association's work. Checked in the order kind, title, day, form, then the rest; the first fault is the row's code.
/// What a kind does not have is left out.
/// </summary>
public sealed record WorkRow
{
    public static readonly SheetDefinition<WorkRow> Sheet = new(
    [
        new("kind", true, "工作类别", "类别", "kind", "kind of work"),
        new("title", true, "名称", "标题", "title", "name"),
        new("titleEn", false, "英文名称", "title in english", "english title"),
        new("day", true, "日期", "时间", "开始日期", "date", "day"),
        new("form", false, "形式", "细类", "form"),
        new("parent", false, "所属记录", "所属", "belongs to", "parent"),
        new("department", false, "责任部门", "部门", "department"),
        new("until", false, "截止日期", "结束日期", "until", "end date"),
        new("number", false, "文号", "编号", "document number", "number"),
        new("edition", false, "版本", "edition", "version"),
        new("category", false, "组别", "项目", "category"),
        new("partner", false, "对方单位", "合作单位", "委托单位", "资助单位", "partner", "sponsor", "commissioned by"),
        new("country", false, "国家", "国别", "country"),
        new("place", false, "地点", "place", "location"),
        new("leader", false, "负责人", "leader"),
        new("total", false, "总人数", "参考人数", "total", "candidates"),
        new("passed", false, "通过人数", "合格人数", "passed"),
        new("people", false, "人次", "受众人次", "person-times", "audience"),
        new("institutions", false, "机构数", "institutions"),
        new("experts", false, "专家人次", "experts", "experts dispatched"),
        new("suggestions", false, "意见建议数", "意见数", "suggestions"),
        new("amount", false, "金额", "amount"),
        new("dueOn", false, "要求完成日期", "办理期限", "due", "due date"),
        new("closedOn", false, "办结日期", "完成日期", "closed", "closed on"),
        new("note", false, "备注", "说明", "note"),
    ], Parse);

    public required int Number { get; init; }
    public required WorkKind Kind { get; init; }
    public required WorkDetails Details { get; init; }

    /// <summary>The title of the record that it belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>Two rows with this key are one record.</summary>
    public string Key => KeyOf(Kind, Details, Parent);

    internal static string KeyOf(WorkKind kind, WorkDetails details, string? parent) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}|{details.Day:O}|{details.Title.Zh}|{details.Number}|{details.Form}|{details.Category}|{parent}");

    public static ParsedRow<WorkRow> Parse(SheetRow row, HeaderMap map, DateOnly today)
    {
        var cells = new RowCells(row, map);
        var kind = cells.Word("kind", WorkVocabularies.Kinds, "work.kind-unknown", "work.kind-required");
        var title = cells.Text("title", WorkRecord.MaxTitleLength, "name.required");
        var day = cells.Date("day", "date.required", latest: today);
        var form = cells.Word("form", WorkVocabularies.Forms, "work.form-unknown");
        var department = cells.Word("department", WorkVocabularies.Departments, "work.department-unknown");
        var parent = cells.Text("parent", WorkRecord.MaxTitleLength);
        var number = cells.Text("number", WorkRecord.MaxNumberLength);
        var details = Read(cells, title ?? "", day ?? today) with { Form = form, Department = department, Number = number };
        return cells.Close(() => new WorkRow { Number = row.Number, Kind = kind!.Value, Parent = parent, Details = WorkChecks.Kept(kind.Value.Rule(), details) });
    }

    private static WorkDetails Read(RowCells cells, string title, DateOnly day) => new(
        new Bilingual(title, cells.Text("titleEn", WorkRecord.MaxTitleLength)), day, Until: cells.Date("until"), Edition: cells.Text("edition", WorkRecord.MaxNumberLength),
        Category: cells.Text("category", WorkRecord.MaxTextLength), Partner: cells.Text("partner", WorkRecord.MaxTextLength), Country: cells.Text("country", WorkRecord.CountryLength),
        Place: cells.Text("place", WorkRecord.MaxTextLength), Leader: cells.Text("leader", WorkRecord.MaxTextLength), Total: Count(cells, "total"), Passed: Count(cells, "passed"),
        People: Count(cells, "people"), Institutions: Count(cells, "institutions"), Experts: Count(cells, "experts"), Suggestions: Count(cells, "suggestions"),
        Amount: cells.Amount("amount", WorkRecord.MaxAmount, decimals: 2), DueOn: cells.Date("dueOn"), ClosedOn: cells.Date("closedOn"), Note: cells.Text("note", WorkRecord.MaxNoteLength));

    private static int? Count(RowCells cells, string field) => (int?)cells.Amount(field, WorkRecord.MaxCount, decimals: 0);
}

/// <summary>Words of the register's workbooks.</summary>
internal static class WorkVocabularies
{
    public static readonly Vocabulary<WorkKind> Kinds = new(
        (WorkKind.RuleDocument, "制度文件 管理制度 制度"), (WorkKind.Exchange, "交流合作 交流 合作 来访交流"), (WorkKind.InvitedExpert, "受邀专家 国际专家"),
        (WorkKind.Fund, "科研基金 基金"), (WorkKind.ResearchProject, "科研项目 课题"), (WorkKind.ExamSitting, "规培考核 培训考核"),
        (WorkKind.PractitionerExam, "执业医师考试 医师资格考试"), (WorkKind.TitleAssessment, "职称评审 职称考核"),
        (WorkKind.Competition, "技能竞赛 竞赛"), (WorkKind.Award, "奖项 获奖"), (WorkKind.PopularScience, "健康科普 科普"),
        (WorkKind.Inspection, "质控检查 检查 检查行动"), (WorkKind.InspectionVisit, "检查机构 现场检查"),
        (WorkKind.ReportingInstitution, "直报机构 统计直报机构"), (WorkKind.AuthorityTask, "交办任务 委托任务"),
        (WorkKind.PartyMeeting, "党组织生活 支部会议"));

    public static readonly Vocabulary<WorkForm> Forms = new(
        (WorkForm.Inbound, "来访"), (WorkForm.Outbound, "出访 外出交流"), (WorkForm.JointCentre, "共建中心 合作中心"),
        (WorkForm.FirstPrize, "一等奖"), (WorkForm.SecondPrize, "二等奖"), (WorkForm.ThirdPrize, "三等奖"),
        (WorkForm.ScienceActivity, "科普活动"), (WorkForm.ScienceVideo, "科普视频"), (WorkForm.TeacherTraining, "科普师资 师资培训"),
        (WorkForm.LessonPlanContest, "教案竞赛"), (WorkForm.FreeClinic, "大型义诊 义诊"), (WorkForm.JointLecture, "联合讲座义诊 联合讲座"),
        (WorkForm.General, "普查"), (WorkForm.Retrospective, "回头看"), (WorkForm.Enforcement, "监督执法 卫生监督执法"), (WorkForm.SpecialAction, "专项行动"),
        (WorkForm.PracticeReview, "执业评审 现场评审"), (WorkForm.SpecialInvestigation, "专项调查 专项督查"),
        (WorkForm.CommissionedTraining, "委托培训"), (WorkForm.DataFiling, "数据填报"), (WorkForm.OtherTask, "其他任务 其他"),
        (WorkForm.BranchCongress, "支部党员大会"), (WorkForm.BranchCommittee, "支部委员会"), (WorkForm.PartyGroup, "党小组会"), (WorkForm.PartyLecture, "党课"));

    public static readonly Vocabulary<Department> Departments = new(
        (Department.GeneralOffice, "综合办公室 办公室"), (Department.Membership, "会员部 组织管理部"), (Department.Academic, "学术部"), (Department.Education, "继续教育部 继教部"),
        (Department.Quality, "质控部"), (Department.Finance, "财务部"), (Department.Party, "党群服务部 党群部"));
}
