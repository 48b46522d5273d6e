using Association.Application.Members;
using Association.Application.Members.Desk;
using Association.Application.Members.Units;
using Association.Application.Members.Work;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>The roster as a liaison keeps it: own unit only, while the relation lives.</summary>
public sealed class UnitDeskTests : IntegrationTests
{
    [Theory, Databases]
    public async Task The_roster_shows_the_own_staff_by_pinyin_masked_and_filtered(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var member = new AMember("艾静", "aijing", "aj").Live();
        member.Person.WorkAt(desk.Unit.Id, "外科", "主任医师", Sample.Today);
        var left = new AColleague("已离职", "yilizhi", "ylz").At(desk.Unit);
        left.Leave(left.Employments.Single().Id, Sample.Today.AddDays(-1));
        await desk.App.Given(member, left, new AColleague("外人", "wairen", "wr").At(desk.Other));

        var roster = await desk.Liaison.Send(new ListRoster(desk.Unit.Id));
        Assert.Equal(["艾静", "联络员甲"], roster.Items.Select(r => r.Name));
        Assert.Equal((MembershipCategory.Ordinary, null), (roster.Items[0].Category, roster.Items[1].Category));
        Assert.Equal("已离职", Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, RosterView.Left))).Items).Name);
        Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, RosterView.Members))).Items);
        Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, RosterView.NotMembers))).Items);
        Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, Department: "外科"))).Items);
        Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, Search: "aj"))).Items);

        var first = await desk.Liaison.Send(new ListRoster(desk.Unit.Id, Size: 1));
        Assert.Equal(["联络员甲"], (await desk.Liaison.Send(new ListRoster(desk.Unit.Id, After: first.Next, Size: 1))).Items.Select(r => r.Name));
        var head = (await desk.Liaison.Send(new GetUnitDesk(desk.Unit.Id)))!;
        Assert.Equal((2, 1, UnitTier.Member), (head.Staff, head.Members, head.Seat!.Tier));
    }

    [Theory, Databases]
    public async Task A_liaison_of_one_unit_neither_sees_nor_touches_another(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var staff = new AColleague("别家员工", "biejia", "bj").At(desk.Other);
        await desk.App.Given(staff);
        var (unit, work) = (desk.Other.Id, staff.Employments.Single().Id);
        var invited = (await desk.Neighbour.Send(new InviteColleague(unit, null, null, null, null, null, 1))).Value;
        var transfer = (await desk.Neighbour.Send(new AskTransfer(unit, work, await ThirdAsync(desk.App), Sample.Today, null))).Value;

        await SeesNothingAsync(desk.Liaison, unit, work);
        Assert.Null(await desk.Liaison.Send(new GetStaffPlace(desk.Unit.Id, work)));
        Error[] refusals =
        [
            (await desk.Liaison.Send(new InviteColleague(unit, null, null, null, null, null, 1))).Errors[0],
            (await desk.Liaison.Send(new WithdrawInvitation(unit, new Id<UnitInvitation>(invited.Id)))).Errors[0],
            (await desk.Liaison.Send(new WithdrawInvitation(desk.Unit.Id, new Id<UnitInvitation>(invited.Id)))).Errors[0],
            (await desk.Liaison.Send(new EndStaffEmployment(unit, work, Sample.Today))).Errors[0],
            (await desk.Liaison.Send(new EndStaffEmployment(desk.Unit.Id, work, Sample.Today))).Errors[0],
            (await desk.Liaison.Send(new CorrectStaffPlace(desk.Unit.Id, work, "院办", null))).Errors[0],
            (await desk.Liaison.Send(new AskTransfer(desk.Unit.Id, work, desk.Unit.Id, Sample.Today, null))).Errors[0],
            (await desk.Liaison.Send(new AcceptTransfer(new Id<StaffTransfer>(transfer), null, null))).Errors[0],
            (await desk.Liaison.Send(new DeclineTransfer(new Id<StaffTransfer>(transfer), "不"))).Errors[0],
            (await desk.Liaison.Send(new WithdrawTransfer(new Id<StaffTransfer>(transfer)))).Errors[0],
        ];
        Assert.All(refusals, error => Assert.Equal((ErrorKind.NotFound, "record.not-found"), (error.Kind, error.Code)));
        Assert.Equal([desk.Unit.Id.Value], (await desk.Liaison.Send(new ListMyUnits())).Select(u => u.Id));
    }

    private static async Task SeesNothingAsync(TestUser liaison, Id<MemberUnit> unit, Id<Employment> work)
    {
        await NotFoundAsync(() => liaison.Send(new GetUnitDesk(unit)));
        await NotFoundAsync(() => liaison.Send(new ListRoster(unit)));
        await NotFoundAsync(() => liaison.Send(new ListInvitations(unit)));
        await NotFoundAsync(() => liaison.Send(new ListTransfers(unit)));
        await NotFoundAsync(() => liaison.Send(new GetStaffPlace(unit, work)));
    }

    [Theory, Databases]
    public async Task A_relation_that_ended_counts_on_the_next_request(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var office = desk.App.As(Role.MembershipOfficer);
        await desk.Liaison.Send(new ListRoster(desk.Unit.Id));
        await office.Send(new WithdrawLiaison(desk.Relation.Id));
        await NotFoundAsync(() => desk.Liaison.Send(new ListRoster(desk.Unit.Id)));
        Assert.Empty(await desk.Liaison.Send(new ListMyUnits()));

        var again = await office.Send(new GrantLiaison(desk.Unit.Id, desk.Person.Id, [LiaisonDuty.Dues]));
        Assert.Equal("liaison.already-granted", (await office.Send(new GrantLiaison(desk.Unit.Id, desk.Person.Id, [LiaisonDuty.Dues]))).Errors[0].Code);
        await desk.Liaison.Send(new ListRoster(desk.Unit.Id));
        Assert.False((await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, null, null, null, null, null, 1))).Succeeded);
        await office.Send(new ChangeLiaison(new Id<UnitLiaison>(again.Value), [LiaisonDuty.Staff]));
        Assert.True((await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, null, null, null, null, null, 1))).Succeeded);

        // Whoever left the unit serves it no longer, though nobody withdrew anything.
        await office.Send(new EndEmployment(desk.Person.Id, desk.Person.Employments.Single().Id, Sample.Today.AddDays(-1)));
        await NotFoundAsync(() => desk.Liaison.Send(new ListRoster(desk.Unit.Id)));
        Assert.True(await desk.App.Db(db => db.AuditEntries.AnyAsync(e => e.Action == "unit-liaison.modified")));
    }

    [Theory, Databases]
    public async Task A_colleague_leaves_and_the_record_stays(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var colleague = new AColleague("王芳", "wangfang", "wf").At(desk.Unit);
        await desk.App.Given(colleague);
        var work = colleague.Employments.Single().Id;
        Assert.Empty((await desk.Liaison.Send(new CorrectStaffPlace(desk.Unit.Id, work, "急诊科", "主治医师"))).Errors);
        Assert.Equal("急诊科", (await desk.Liaison.Send(new GetStaffPlace(desk.Unit.Id, work)))!.Department);
        Assert.Equal("employment.far-day", (await desk.Liaison.Send(new EndStaffEmployment(desk.Unit.Id, work, Sample.Today.AddYears(1)))).Errors[0].Code);
        Assert.Equal("employment.order", (await desk.Liaison.Send(new EndStaffEmployment(desk.Unit.Id, work, Sample.Today.AddYears(-1).AddDays(-1)))).Errors[0].Code);
        Assert.Empty((await desk.Liaison.Send(new EndStaffEmployment(desk.Unit.Id, work, Sample.Today))).Errors);
        Assert.Equal("employment.ended", (await desk.Liaison.Send(new EndStaffEmployment(desk.Unit.Id, work, Sample.Today))).Errors[0].Code);
        Assert.Equal(2, (await desk.Liaison.Send(new ListRoster(desk.Unit.Id))).Total);
        desk.App.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await desk.Liaison.Send(new ListRoster(desk.Unit.Id))).Total);
        Assert.Equal("急诊科", (await desk.App.As(Role.MembershipOfficer).Send(new GetMember(colleague.Id)))!.Employments.Single().Department);
    }

    [Theory, Databases]
    public async Task A_transfer_changes_nothing_before_the_other_unit_or_the_office_accepts(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var colleague = new AColleague("王芳", "wangfang", "wf").At(desk.Unit);
        await desk.App.Given(colleague);
        var work = colleague.Employments.Single().Id;
        Task<Result<Guid>> Ask() => desk.Liaison.Send(new AskTransfer(desk.Unit.Id, work, desk.Other.Id, Sample.Today.AddDays(10), "家属随调"));
        var asked = (await Ask()).Value;
        Assert.Equal("transfer.running", (await Ask()).Errors[0].Code);
        Assert.Equal(desk.Other.Name, (await desk.Liaison.Send(new ListRoster(desk.Unit.Id, Search: "wf"))).Items.Single().TransferTo);
        var incoming = Assert.Single(await desk.Neighbour.Send(new ListTransfers(desk.Other.Id)));
        Assert.Equal(("王芳", "内科", true, TransferStatus.Open), (incoming.Person, incoming.Department, incoming.Incoming, incoming.Status));
        Assert.Equal(1, await desk.App.Db(db => db.Outbox.CountAsync(m => m.Template == "transfer-asked" && m.To == Desk.NeighbourMail)));
        Assert.False((await desk.Liaison.Send(new AcceptTransfer(new Id<StaffTransfer>(asked), null, null))).Succeeded);

        Assert.Empty((await desk.Neighbour.Send(new AcceptTransfer(new Id<StaffTransfer>(asked), "急诊科", null))).Errors);
        Assert.Equal("transfer.decided", (await desk.Neighbour.Send(new DeclineTransfer(new Id<StaffTransfer>(asked), "晚了"))).Errors[0].Code);
        var history = (await desk.App.As(Role.MembershipOfficer).Send(new GetMember(colleague.Id)))!.Employments;
        Assert.Equal([(desk.Other.Name, "急诊科", Sample.Today.AddDays(10), null), (desk.Unit.Name, "内科", Sample.Today.AddYears(-1), Sample.Today.AddDays(9))],
            history.Select(e => (e.UnitName, e.Department!, e.From, e.To)));
        Assert.Equal(1, await desk.App.Db(db => db.Outbox.CountAsync(m => m.Template == "transfer-decided" && m.To == Desk.LiaisonMail)));

        var back = (await desk.Neighbour.Send(new AskTransfer(desk.Other.Id, new Id<Employment>(history[0].Id), desk.Unit.Id, Sample.Today.AddDays(40), null))).Value;
        Assert.Single(await desk.App.As(Role.Auditor).Send(new ListAllTransfers()), t => t.Status is TransferStatus.Open);
        Assert.Empty((await desk.App.As(Role.MembershipOfficer).Send(new AcceptTransfer(new Id<StaffTransfer>(back), null, null))).Errors);
    }

    private static async Task<Id<MemberUnit>> ThirdAsync(TestApp app)
    {
        var unit = new AUnit("第三家").Seated();
        await app.Given(unit);
        return unit.Id;
    }

    private static async Task NotFoundAsync(Func<Task> query) => Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<RefusedException>(query)).Error.Kind);
}

/// <summary>Two units with a liaison each.</summary>
internal sealed record Desk(TestApp App, MemberUnit Unit, MemberUnit Other, Person Person, UnitLiaison Relation, TestUser Liaison, TestUser Neighbour)
{
    public const string LiaisonMail = "liaison-a@example.org";
    public const string NeighbourMail = "liaison-b@example.org";

    public static async Task<Desk> OpenAsync(TestApp app)
    {
        var (unit, other) = (new AUnit("高新第一医院").Seated(), new AUnit("高新第二医院").Seated());
        var liaison = new AColleague("联络员甲", "lianluoyuanjia", "llyj", LiaisonMail).Serving(unit);
        var neighbour = new AColleague("联络员乙", "lianluoyuanyi", "llyy", NeighbourMail).Serving(other);
        await app.Given(unit, other, liaison, neighbour);
        return new(app, unit, other, liaison.Person, liaison.Relation, app.As(liaison.Id), app.As(neighbour.Id));
    }
}
