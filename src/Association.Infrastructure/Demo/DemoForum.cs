using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Abstracts;
using Association.Application.Events.Online;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Online;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>A free forum of young doctors: on site and online, with a call for abstracts that are under review.</summary>
internal sealed class DemoForum(DemoStage stage, IAssociationDb db, ILinkSecrets secrets)
{
    private static readonly (string Title, string Author, string Unit, string Purpose, string Result)[] Papers =
    [
        ("社区高血压患者远程随访效果观察", "唐雨", "高新区第一社区卫生服务中心", "比较远程随访与常规门诊随访的血压达标率。", "六个月达标率由 58% 升至 71%，失访率下降。"),
        ("基层医院抗菌药物处方点评三年分析", "罗佳", "高新医院", "评估处方点评对抗菌药物合理使用的作用。", "不合理处方比例由 12.4% 降至 5.1%。"),
        ("胸痛患者院前心电图传输流程改进", "何川", "天府第一人民医院", "缩短首份心电图到诊断的时间。", "中位时间由 22 分钟缩短到 9 分钟。"),
        ("家庭医生签约糖尿病患者足部筛查", "林悦", "高新区第二社区卫生服务中心", "了解签约患者足部病变的检出情况。", "筛查 420 人，检出高危足 63 例并全部转诊。"),
    ];

    private const int Listeners = 10;

    private static readonly GuestDetails[] Guests =
        [new("唐雨", "13900000201", "tang@example.org", "高新区第一社区卫生服务中心"), new("何川", "13900000202", "hechuan@example.org", "天府第一人民医院")];

    private static readonly (string Name, string Unit)[] Experts = [("孙立新", "高新妇幼保健院"), ("高敏", "成都市第二人民医院"), ("吴健", "省人民医院")];

    public async Task OpenAsync(string nameZh, string nameEn, DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        Id<Event> id = new(await stage.AsOffice(new CreateEvent(nameZh, nameEn, EventType.AcademicConference, EventClass.Academic, EventLevel.District, day, day), cancellationToken));
        await stage.AsOffice(new EditEventBasics(id, nameZh, nameEn, EventType.AcademicConference, EventClass.Academic, EventLevel.District, day, day, "高新区卫生服务中心学术厅",
            "Lecture Hall, Hi-tech Zone Health Service Centre", "成都高新区天府大道中段", "Middle Section of Tianfu Avenue, Hi-tech Zone, Chengdu",
            "面向 40 岁以下青年医师的论文交流，现场与线上同步。", "Young doctors present their work, on site and online.", 4, null), cancellationToken);
        await ScheduleAsync(id, day, cancellationToken);
        Id<TicketCategory> doctor = new(await stage.AsOffice(new AddCategory(id, "参会医师", "Doctor", MembersOnly: false, [new("免费", "Free", 0, 0, null)], Capacity: null), cancellationToken));
        await stage.AsOffice(new OpenRegistration(id, null, Wall(day.AddDays(-2), 18), 120, PaymentDays: 7), cancellationToken);
        await stage.AsOffice(new PublishEvent(id), cancellationToken);
        await CallAsync(id, day, today, cancellationToken);
        await ReviewAsync(id, cancellationToken);
        await RegisterAsync(id, doctor, cancellationToken);
    }

    /// <summary>Members and two guests who see how to join; the first of the roster registers at the keyboard.</summary>
    private async Task RegisterAsync(Id<Event> id, Id<TicketCategory> doctor, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Mobile != null && db.Memberships.Any(m => m.Person == p.Id))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip(1).Take(Listeners).ToListAsync(cancellationToken);
        foreach (var person in people) await stage.As(person, new RegisterForEvent(id, doctor, null, Consent: true, null, null), cancellationToken);
        foreach (var guest in Guests) await stage.AsGuest(new RegisterForEvent(id, doctor, guest, Consent: true, null, null), cancellationToken);
    }

    private async Task ScheduleAsync(Id<Event> id, DateOnly day, CancellationToken cancellationToken)
    {
        Id<ProgrammeTrack> clinic = new(await stage.AsOffice(new AddTrack(id, "临床研究", "Clinical research", TrackColour.Teal), cancellationToken));
        await stage.AsOffice(new AddTrack(id, "医疗质量", "Quality of care", TrackColour.Amber), cancellationToken);
        Id<EventSession> talks = new(await stage.AsOffice(new AddSession(id, "青年医师论文交流", "Young doctors present", Wall(day, 9), Wall(day, 12), "学术厅", "Lecture Hall", null, null,
            new SessionDetails(SessionKind.Lecture, clinic)), cancellationToken));
        await stage.AsOffice(new SetOnlineRoom(id, null, talks, new OnlineTerms(OnlineMode.Hybrid, OnlinePlatform.TencentMeeting, "https://meeting.example.org/dm/young-doctors", "688 204 117", null,
            new("请以“单位＋姓名”入会", "Please join as unit and name"), ShownMinutes: 60, CodeMinutes: 5), CountsAsAttendance: true), cancellationToken);
    }

    private async Task CallAsync(Id<Event> id, DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        await stage.AsOffice(new SetAbstractCall(id, new CallTerms(AssociationCalendar.At(today.AddDays(-1)), AssociationCalendar.At(day.AddDays(-20)), AssociationCalendar.At(day.AddDays(-12)), day.AddDays(-10),
                Blind: true, MaxCharacters: 1_000, ReviewersEach: 2, "欢迎青年医师围绕临床研究与医疗质量投稿，优秀论文安排口头发言。", "Young doctors are invited to submit; the best papers are presented as talks.", Announced: true, BookOpen: false, []),
            [new(null, CallFieldKind.Section, new("目的与方法", "Aim and methods"), true, null), new(null, CallFieldKind.Section, new("结果与结论", "Results and conclusion"), true, null)],
            [new(null, new("科学性", "Science"), 50, 10), new(null, new("实用性", "Use in practice"), 30, 10), new(null, new("表达", "Presentation"), 20, 10)]), cancellationToken);
        var parts = await db.AbstractCalls.AsNoTracking().Where(c => c.Event == id).SelectMany(c => c.Fields).OrderBy(f => f.Order).Select(f => f.Id.Value).ToListAsync(cancellationToken);
        var tracks = await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == id).OrderBy(t => t.Order).Select(t => t.Id.Value).ToListAsync(cancellationToken);
        foreach (var (index, paper) in Papers.Index())
            await stage.AsGuest(new SubmitAbstract(id, new TypedAbstract(paper.Title, null, tracks[index % tracks.Count], PresentationWish.Either, [new(paper.Author, paper.Unit, null, true)],
                [new(parts[0], paper.Purpose), new(parts[1], paper.Result)]), Consent: true, paper.Author, $"author{index + 1}@demo.example"), cancellationToken);
    }

    /// <summary>Each paper has two reviewers; the first of them has scored what was assigned.</summary>
    private async Task ReviewAsync(Id<Event> id, CancellationToken cancellationToken)
    {
        foreach (var (index, expert) in Experts.Index())
            await stage.AsOffice(new AddReviewer(id, null, new TypedReviewer(expert.Name, $"reviewer{index + 1}@demo.example", expert.Unit, [])), cancellationToken);
        await stage.AsOffice(new AssignEvenly(id), cancellationToken);
        var call = await db.AbstractCalls.AsNoTracking().Include(c => c.Criteria).SingleAsync(c => c.Event == id, cancellationToken);
        var first = await db.AbstractReviewers.AsNoTracking().Where(r => r.Event == id).OrderBy(r => r.Id).FirstAsync(cancellationToken);
        foreach (var (index, review) in (await db.AbstractReviews.AsNoTracking().Where(r => r.Reviewer == first.Id).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken)).Index())
            await stage.AsGuest(new JudgeAbstract(first.Number, review, new Judgement(call.Criteria.ToDictionary(c => c.Id, _ => 9m - index % 3), AbstractDecision.Oral, null, "请补充随访时间。"),
                secrets.For(AbstractLinks.Reviewer, first.Number)), cancellationToken);
    }

    private static DateTime Wall(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0));
}
