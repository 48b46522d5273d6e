using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Bodies;

/// <summary>Bodies, their terms, seats and rosters. Source: domain.md 2.5.</summary>
public sealed class BodyDeskTests : IntegrationTests
{
    private static readonly DateOnly Today = Sample.Today;

    private static BodyForm Form(string name, string? slug = null, Guid? parent = null, string? host = null) =>
        new(BodyKind.Committee, name, "Cardiology", slug, parent, host, "心血管内科", Today.AddYears(-1), "**宗旨**", "Mission");

    private static async Task<(string Code, string? Field)> FaultAsync<T>(Task<T> sent) where T : IResult<T> => (await sent) is { Errors: [var error, ..] } ? (error.Code, error.Field) : ("none", null);

    [Theory, Databases]
    public async Task The_office_sets_up_a_body_and_bad_input_stands_beside_its_field(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new AUnit("高新第一医院").Seated());
        var office = app.As(Role.MembershipOfficer);
        var parent = await office.Send(new RegisterBody(Form("内科专业委员会")));
        Assert.Empty(parent.Errors);
        var charter = new UploadedFile("章程.pdf", "%PDF-1.7 charter"u8.ToArray());
        var made = await office.Send(new RegisterBody(Form("心血管病专业委员会", "cardiology", parent.Value, "高新第一医院"), charter));
        Assert.Empty(made.Errors);

        Assert.Equal(("body.slug-taken", "Slug"), await FaultAsync(office.Send(new RegisterBody(Form("别的", "cardiology")))));
        Assert.Equal(("body.slug", "Slug"), await FaultAsync(office.Send(new RegisterBody(Form("别的", "No Blanks")))));
        Assert.Equal(("body.host-unknown", "HostUnit"), await FaultAsync(office.Send(new RegisterBody(Form("别的", host: "没有的医院")))));
        Assert.Equal("NameZh", (await FaultAsync(office.Send(new RegisterBody(Form(""))))).Field);
        Assert.Equal(("upload.wrong-type", "Charter"), await FaultAsync(office.Send(new RegisterBody(Form("别的"), new UploadedFile("x.exe", "MZ"u8.ToArray())))));
        Assert.Equal(("body.own-parent", "Parent"), await FaultAsync(office.Send(new EditBody(new Id<Body>(parent.Value), Form("内科专业委员会", "internal", made.Value)))));
        Assert.False((await app.As(Role.EventOfficer).Send(new RegisterBody(Form("无权")))).Succeeded);

        var shown = (await office.Send(new GetBody(new Id<Body>(made.Value))))!;
        Assert.Equal(("高新第一医院", "cardiology", true, parent.Value), (shown.HostUnit, shown.Slug, shown.HasCharter, shown.Parent!.Id));
        Assert.Equal(made.Value, Assert.Single((await office.Send(new GetBody(new Id<Body>(parent.Value))))!.Children).Id);
        Assert.Equal("章程.pdf", (await app.Anonymous.Send(new DownloadCharter("cardiology")))!.Name);
    }

    [Theory, Databases]
    public async Task Terms_do_not_overlap_and_offices_move_with_theirs(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Until: Today.AddDays(10)).Running();
        await app.Given(built);
        var office = app.As(Role.MembershipOfficer);
        var (body, first) = (built.Id, built.Term);
        Assert.Equal(("body.term-overlaps", "From"), await FaultAsync(office.Send(new OpenBodyTerm(body, new("第二届", Today, Today.AddYears(3), null)))));
        Assert.Equal(("body.term-order", "To"), await FaultAsync(office.Send(new OpenBodyTerm(body, new("第二届", Today.AddDays(20), Today, null)))));
        var second = await office.Send(new OpenBodyTerm(body, new("第二届", Today.AddDays(11), Today.AddYears(3), null)));
        Assert.Empty(second.Errors);
        Assert.Equal("body.term-overlaps", (await FaultAsync(office.Send(new MoveBodyTerm(body, first.Id, new("第一届", first.From, Today.AddDays(30), null))))).Code);
        Assert.Empty((await office.Send(new MoveBodyTerm(body, first.Id, new("第一届", first.From, Today.AddDays(5), null)))).Errors);
        var roster = (await office.Send(new GetBody(body))) !.Roster;
        Assert.All(roster.Rows, row => Assert.Equal(Today.AddDays(5), row.To));
    }

    [Theory, Databases]
    public async Task A_head_adds_members_and_never_hands_rights_on(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (built, other) = (new ABody().Running(), new ABody("神经内科专业委员会").Running());
        await app.Given(built, other, new AUnit("高新第一医院").Seated());
        var head = app.As(built.Chair.Id);
        AppointMember Add(BodyPosition position, string name, string mobile, Id<Body>? body = null, DateOnly? from = null, string? unit = "四川省人民医院") => new(
            body ?? built.Id, built.Term.Id, new(null, name, mobile, null, unit, "主任医师"), position, from ?? Today, null, AppointmentManner.CoOpted, true, false);

        Assert.Empty((await head.Send(Add(BodyPosition.Member, "赵新", "13800138000"))).Errors);
        Assert.Equal("roster.known", (await FaultAsync(head.Send(Add(BodyPosition.Member, "赵新", "13800138000")))).Code);
        Assert.Equal(("person.mobile-known", "Mobile"), await FaultAsync(head.Send(Add(BodyPosition.Member, "钱旧", "13800138000"))));
        Assert.Equal(("mobile.invalid", "Mobile"), await FaultAsync(head.Send(Add(BodyPosition.Member, "钱旧", "123"))));
        Assert.Equal(("roster.office-only", "Position"), await FaultAsync(head.Send(Add(BodyPosition.ViceChair, "钱旧", "13800138001"))));
        Assert.Equal("roster.office-only", (await FaultAsync(head.Send(Add(BodyPosition.Secretary, "钱旧", "13800138001")))).Code);
        Assert.Equal(("appointment.outside-term", "From"), await FaultAsync(head.Send(Add(BodyPosition.Member, "钱旧", "13800138001", from: Today.AddYears(5)))));
        Assert.Equal("record.not-found", (await FaultAsync(head.Send(Add(BodyPosition.Member, "钱旧", "13800138001", other.Id)))).Code);
        Assert.Equal(("roster.one-chair", "Position"), await FaultAsync(app.As(Role.MembershipOfficer).Send(Add(BodyPosition.Chair, "钱旧", "13800138001"))));

        var row = (await head.Send(new GetDeskRoster(built.Id))).List.Rows.Single(r => r.Name == "赵新");
        Assert.Equal(("四川省人民医院", "主任医师", true), (row.Unit, row.Title, row.Public));
        var officer = Assert.Single((await app.Anonymous.Send(new GetPublicBody(built.Body.Slug)))!.Officers);
        Assert.Equal(("赵新", "四川省人民医院"), (officer.Name, officer.Unit));
        Assert.Empty((await head.Send(new SetRosterConsent(built.Id, new Id<Person>(row.Person), false))).Errors);
        Assert.Empty((await app.Anonymous.Send(new GetPublicBody(built.Body.Slug)))!.Officers);
        var workbook = await head.Send(new ExportRoster(built.Id, RosterTab.Active, "zh-CN"));
        Assert.EndsWith(".xlsx", workbook.Name, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_former_chair_has_no_desk_with_the_next_request(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody().Running();
        await app.Given(built);
        var (head, office) = (app.As(built.Chair.Id), app.As(Role.MembershipOfficer));
        Assert.NotNull(await head.Send(new FindDesk(built.Body.Slug)));
        var chair = (await office.Send(new GetDeskRoster(built.Id))).List.Rows.Single(r => r.Position is BodyPosition.Chair);
        Assert.Equal("roster.office-only", (await FaultAsync(head.Send(new EndAppointment(built.Id, new(chair.Appointment!.Value), Today, true, null)))).Code);
        Assert.Empty((await office.Send(new EndAppointment(built.Id, new(chair.Appointment!.Value), Today.AddDays(-1), true, "调任"))).Errors);
        Assert.Null(await head.Send(new FindDesk(built.Body.Slug)));
        await Assert.ThrowsAsync<RefusedException>(() => head.Send(new GetDeskRoster(built.Id)));

        var member = built.Members[0];
        Assert.Null(await app.As(member.Id).Send(new FindDesk(built.Body.Slug)));
        var seats = (await office.Send(new ListSeats(built.Id))).Select(s => s.Position is BodyPosition.Member ? s with { MayAct = true } : s).ToList();
        Assert.Empty((await office.Send(new SetSeats(built.Id, seats))).Errors);
        Assert.NotNull(await app.As(member.Id).Send(new FindDesk(built.Body.Slug)));
        Assert.Contains((await office.Send(new GetDeskRoster(built.Id, RosterTab.Past))).List.Rows, r => r.Status is AppointmentStatus.Resigned && r.Note == "调任");
    }

    [Theory, Databases]
    public async Task Rules_warn_or_refuse_as_the_office_set_them(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody().Running();
        await app.Given(built);
        var office = app.As(Role.MembershipOfficer);
        AppointMember Twice(bool despite) => new(built.Id, built.Term.Id, new(built.Members[0].Id.Value), BodyPosition.ViceChair, Today, null, AppointmentManner.CoOpted, false, despite);

        var warned = await office.Send(Twice(false));
        Assert.Equal(["roster.twice-in-body", "roster.warned"], warned.Errors.Select(e => e.Code));
        var strict = (await office.Send(new GetRosterRules())).Strengths.ToDictionary(s => s.Key, s => s.Key is RosterRule.TwiceInBody ? RuleStrength.Refuse : s.Value);
        Assert.Empty((await office.Send(new SetRosterRules(strict, 2, 70))).Errors);
        Assert.Equal("roster.twice-in-body", (await FaultAsync(office.Send(Twice(true)))).Code);
        Assert.Equal(("roster.limits", "MaxTerms"), await FaultAsync(office.Send(new SetRosterRules(strict, 0, 70))));
        strict[RosterRule.TwiceInBody] = RuleStrength.Off;
        Assert.Empty((await office.Send(new SetRosterRules(strict, 2, 70))).Errors);
        Assert.Empty((await office.Send(Twice(false))).Errors);
        Assert.Equal(1, await app.Db(db => db.RosterPolicies.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_body_is_dissolved_after_saying_what_ends_with_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var built = new ABody(Members: 3).Running();
        await app.Given(built);
        var office = app.As(Role.MembershipOfficer);
        Assert.Equal(4, (await office.Send(new PreviewDissolution(built.Id)))!.Offices);
        Assert.Empty((await office.Send(new DissolveBody(built.Id, Today.AddDays(-1)))).Errors);
        Assert.Empty((await office.Send(new GetBody(built.Id)))!.Roster.Rows);
        Assert.Null(await app.As(built.Chair.Id).Send(new FindDesk(built.Body.Slug)) is { Offices.Count: > 0 } desk ? desk : null);
        Assert.DoesNotContain(await office.Send(new ListBodies(Dissolved: false)), b => b.Id == built.Id.Value);
        Assert.Contains(await office.Send(new ListBodies(Dissolved: true)), b => b.Id == built.Id.Value);
    }

    [Theory, Databases]
    public async Task A_term_that_ends_in_sixty_days_asks_for_an_election(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (near, far) = (new ABody(Until: Today.AddDays(60)).Running(), new ABody("远期专业委员会", Until: Today.AddDays(61)).Running());
        await app.Given(near, far);
        var office = app.As(Role.MembershipOfficer);
        Assert.Equal([near.Id.Value], (await office.Send(new ListBodies(Ending: true))).Select(b => b.Id));
        var desk = await app.As(near.Chair.Id).Send(new GetDeskOverview(near.Id));
        Assert.Equal((60, true, 3), (desk.DaysLeft, desk.Ending, desk.Active));
        Assert.False((await app.As(far.Chair.Id).Send(new GetDeskOverview(far.Id))).Ending);
    }
}
