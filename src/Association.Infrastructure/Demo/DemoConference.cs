using Association.Application.Events;
using Association.Application.Events.Editor;
using Association.Application.Events.Programme;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;

namespace Association.Infrastructure.Demo;

/// <summary>What the office types to open a conference, in the order of its pages.</summary>
internal sealed record DemoConference(string NameZh, string NameEn, EventLevel Level, DateOnly StartsOn, DateOnly EndsOn, Bilingual Venue, Bilingual Address, decimal Hours, int Capacity)
{
    private static readonly (string Zh, string En, int Day, int From, int To, Bilingual Room, (Bilingual Name, Bilingual Position) Speaker)[] Programme =
    [
        ("开幕式与主旨报告：分级诊疗十年", "Opening and keynote: ten years of tiered care", 0, 9, 11, new("一号厅", "Hall 1"), (new("陈建国", "Chen Jianguo"), new("教授", "Professor"))),
        ("专题一：基层高血压、糖尿病规范管理", "Session 1: hypertension and diabetes in primary care", 0, 11, 12, new("一号厅", "Hall 1"), (new("李文静", "Li Wenjing"), new("主任医师", "Chief physician"))),
        ("专题二：医疗质量与患者安全", "Session 2: quality and patient safety", 0, 14, 17, new("二号厅", "Hall 2"), (new("王志明", "Wang Zhiming"), new("主任医师", "Chief physician"))),
        ("工作坊：心肺复苏与急救技能", "Workshop: resuscitation and emergency skills", 1, 9, 12, new("技能中心", "Skills Centre"), (new("刘晓燕", "Liu Xiaoyan"), new("副主任医师", "Associate chief physician"))),
        ("病例讨论与结业考核", "Case discussion and closing test", 1, 14, 16, new("一号厅", "Hall 1"), (new("赵海", "Zhao Hai"), new("主任医师", "Chief physician"))),
    ];

    /// <returns>The event and its two categories, open for registration.</returns>
    public async Task<(Id<Event> Event, Id<TicketCategory> Delegate, Id<TicketCategory> Student)> OpenAsync(
        DemoStage stage, Id<Body>? organiser, DateOnly today, CancellationToken cancellationToken)
    {
        Id<Event> id = new(await stage.AsOffice(
            new CreateEvent(NameZh, NameEn, EventType.AcademicConference, EventClass.Academic, Level, StartsOn, EndsOn), cancellationToken));
        await stage.AsOffice(new EditEventBasics(id, NameZh, NameEn, EventType.AcademicConference, EventClass.Academic, Level, StartsOn, EndsOn,
            Venue.Zh, Venue.En, Address.Zh, Address.En, DescriptionZh, DescriptionEn, Hours, organiser), cancellationToken);
        await ScheduleAsync(stage, id, cancellationToken);
        await stage.AsOffice(new SetOrganisers(id, [new(OrganiserRole.Host, null, "成都高新区卫生健康局", "Health Bureau of Chengdu Hi-tech Zone"), .. Organising(organiser)]), cancellationToken);
        await stage.AsOffice(new SetCmeTerms(id, true, CmeTerms.CreditsFor(Hours), Hours, null, CmeProjectLevel.Municipal, CmeDelivery.FaceToFace, "CN-2024"), cancellationToken);

        var early = Wall(StartsOn.AddDays(-14), 0);
        Id<TicketCategory> @delegate = new(await stage.AsOffice(new AddCategory(id, "参会代表", "Delegate", MembersOnly: false,
            early > Wall(today, 0) ? [new("早鸟价", "Early bird", 300, 500, early), new("标准价", "Regular", 400, 600, null)] : [new("标准价", "Regular", 400, 600, null)],
            Capacity: null), cancellationToken));
        Id<TicketCategory> student = new(await stage.AsOffice(new AddCategory(id, "规培生与学生", "Trainee or student", MembersOnly: false,
            [new("优惠价", "Reduced", 100, 150, null)], Capacity: Capacity / 4), cancellationToken));
        await stage.AsOffice(new OpenRegistration(id, null, Wall(StartsOn.AddDays(-2), 18), Capacity, PaymentDays: 7), cancellationToken);
        await stage.AsOffice(new PublishEvent(id), cancellationToken);
        return (id, @delegate, student);
    }

    private static IEnumerable<OrganiserInput> Organising(Id<Body>? body) =>
        body is { } id ? [new(OrganiserRole.Organiser, id.Value, null, null)] : [new(OrganiserRole.Organiser, null, "成都高新医学会", "Chengdu Hi-tech Medical Association")];

    private async Task ScheduleAsync(DemoStage stage, Id<Event> id, CancellationToken cancellationToken)
    {
        Id<ProgrammeTrack>[] tracks =
        [
            new(await stage.AsOffice(new AddTrack(id, "基层诊疗", "Primary care", TrackColour.Teal), cancellationToken)),
            new(await stage.AsOffice(new AddTrack(id, "质量与安全", "Quality and safety", TrackColour.Amber), cancellationToken)),
        ];
        foreach (var (index, (zh, en, day, from, to, room, speaker)) in Programme.Where(p => StartsOn.AddDays(p.Day) <= EndsOn).Index())
        {
            Id<EventSpeaker> person = new(await stage.AsOffice(new AddSpeaker(id, null, new SpeakerTerms(speaker.Name.Zh, speaker.Name.En, speaker.Position.Zh, speaker.Position.En,
                Email: $"speaker{index + 1}@demo.example", Disclosure: index < 3 ? Disclosure.Nothing : Disclosure.NotAsked)), cancellationToken));
            var kind = index == 0 ? SessionKind.Keynote : zh.StartsWith("工作坊", StringComparison.Ordinal) ? SessionKind.Workshop : SessionKind.Lecture;
            await stage.AsOffice(new AddSession(id, zh, en, Wall(StartsOn.AddDays(day), from), Wall(StartsOn.AddDays(day), to), room.Zh, room.En, null, null,
                new SessionDetails(kind, index == 0 ? null : tracks[(index + 1) % tracks.Length], Speakers: [person])), cancellationToken);
        }
    }

    private static DateTime Wall(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0));

    private const string DescriptionZh = """
        ## 会议简介

        本次年会面向全区医疗机构的医务人员，围绕**基层诊疗能力**与**医疗质量安全**，邀请省市专家授课，并设技能工作坊。

        - 参会代表凭二维码签到，会后可下载学时证明
        - 会员享优惠价；标准价自会前两周起执行
        - 缴费采用银行转账，请务必在附言中填写缴费编号
        """;

    private const string DescriptionEn = """
        ## About the conference

        The annual meeting for the staff of all medical institutions of the district: lectures and a workshop on **primary care** and **patient safety**.

        - Check in with your QR code; a certificate of hours is issued afterwards
        - Members pay less; the regular price holds from two weeks before the conference
        - Please pay by bank transfer and state your payment reference
        """;
}
