using Association.Application.Members.Applications;
using Association.Application.Members.Desk;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>A unit applies for its staff: only its own, only by who looks after staff, and nobody is recorded twice.</summary>
public sealed class ApplyForColleagueTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_colleague_is_applied_for_from_the_roster_and_becomes_a_member_as_the_person_on_record(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var colleague = new AColleague("王芳", "wangfang", "wf", Title: "主治医师").At(desk.Unit);
        await desk.App.Given(colleague);
        var people = await desk.App.Db(db => db.People.CountAsync());
        var wanted = Command(desk.Unit, colleague);

        var known = (await desk.Liaison.Send(new GetColleague(desk.Unit.Id, colleague.Employments.Single().Id)))!;
        var missing = await desk.Liaison.Send(wanted with { Form = new(null, null, null, null, null), Consent = false });
        var applied = await desk.Liaison.Send(wanted);
        var twice = await desk.Liaison.Send(wanted);

        Assert.Equal(("王芳", null), (known.Name, known.ResidentIdMasked));
        Assert.Contains("ResidentId", missing.Errors.Select(e => e.Field));
        Assert.Contains("Consent", missing.Errors.Select(e => e.Field));
        Assert.Equal(ApplicationStatus.Submitted, applied.Value.Status);
        Assert.Equal("application.waits", twice.Errors[0].Code);
        var office = desk.App.As(Role.MembershipOfficer);
        var review = (await office.Send(new ReviewApplication(new(applied.Value.Application))))!;
        Assert.Equal((ApplicationChannel.Unit, "高新第一医院", true, "主治医师"), (review.Application.Channel, review.Application.Unit, review.Application.UnitKnown, review.Application.Title));

        Assert.True((await office.Send(new ApproveApplication(new(applied.Value.Application)))).Succeeded);
        Assert.Equal(people, await desk.App.Db(db => db.People.CountAsync()));
        Assert.Equal(colleague.Id, await desk.App.Db(db => db.Memberships.Select(m => m.Person).SingleAsync()));
        Assert.Equal("application.already-member", (await desk.Liaison.Send(wanted)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Neither_another_unit_nor_a_liaison_for_other_duties_applies_and_a_number_belongs_to_one_record(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var (colleague, namesake) = (new AColleague("王芳", "wangfang", "wf").At(desk.Unit), new AColleague("王芳", "wangfang", "wf").At(desk.Unit));
        var dues = new AColleague("财务", "caiwu", "cw").Serving(desk.Unit, LiaisonDuty.Dues);
        await desk.App.Given(colleague, namesake, dues);
        var wanted = Command(desk.Unit, colleague);

        Assert.Equal("record.not-found", (await desk.Neighbour.Send(wanted)).Errors[0].Code);
        Assert.Equal("record.not-found", (await desk.Neighbour.Send(wanted with { Unit = desk.Other.Id })).Errors[0].Code);
        Assert.Equal("record.not-found", (await desk.App.As(dues.Id).Send(wanted)).Errors[0].Code);
        Assert.True((await desk.Liaison.Send(wanted)).Succeeded);
        Assert.Equal("application.number-elsewhere", (await desk.Liaison.Send(wanted with { Employment = namesake.Employments.Single().Id })).Errors[0].Code);
        Assert.Equal(1, await desk.App.Db(db => db.Applications.CountAsync()));
        Assert.Null(await desk.App.Db(db => db.People.Where(p => p.Id == namesake.Id).Select(p => p.ResidentId!.Masked).SingleAsync()));
    }

    private static ApplyForColleague Command(MemberUnit unit, Person colleague)
    {
        var form = new AnApplication().Form;
        return new(unit.Id, colleague.Employments.Single().Id, MembershipCategory.Ordinary, new(form.ResidentId, form.Mobile, form.Email, null, null), Consent: true, []);
    }
}
