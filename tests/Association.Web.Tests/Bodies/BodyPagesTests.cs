using System.Net;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Elections;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Bodies;

/// <summary>Bodies as the office, a head, a voter and the public use them, without script.</summary>
public sealed class BodyPagesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = Domain.Common.AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow());

    private readonly BuiltBody _body = new ABody(Members: 3, Since: Today.AddYears(-2), Until: Today.AddDays(30)).Running();
    private readonly BuiltBody _other = new ABody("神经内科专业委员会", Since: Today.AddYears(-2), Until: Today.AddYears(1)).Running();
    private WebApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        await _app.SaveAsync(_body, _other, new AUnit("高新第一医院").Seated());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_office_sets_up_a_body_with_its_first_term_and_seats()
    {
        var office = await OfficeAsync();
        await office.GoAsync("/office/bodies");
        Assert.Contains("60 天内届满", office.Text, StringComparison.Ordinal);
        await (await office.GoAsync("/office/bodies/new")).SubmitAsync(null, ("Input.NameZh", ""));
        Assert.NotNull(office.ErrorAt("Input_NameZh"));
        await office.SubmitAsync(null, ("Input.NameZh", "儿科专业委员会"), ("Input.Slug", "paediatrics"), ("Input.HostUnit", "高新第一医院"), ("Input.MissionZh", "**促进**儿科学术交流<script>x</script>"));
        await office.SubmitAsync(null, ("Input.Name", "第一届"), ("Input.From", Visit.Day(Today)), ("Input.To", Visit.Day(Today.AddDays(-1))));
        Assert.NotNull(office.ErrorAt("Input_To"));
        await office.SubmitAsync(null, ("Input.To", Visit.Day(Today.AddYears(3))));
        await office.SubmitAsync(null, ("Input.Name", "第二届"), ("Input.From", Visit.Day(Today.AddYears(1))));
        Assert.NotNull(office.ErrorAt("Input_From"));

        var id = await Db(db => db.Bodies.Where(b => b.Slug == "paediatrics").Select(b => b.Id.Value).SingleAsync());
        await (await office.GoAsync($"/office/bodies/{id}/seats")).SubmitAsync(null, ("Input.Seats[4].Maximum", "9999"));
        Assert.NotNull(office.ErrorAt("Input_Seats_4__Maximum"));
        await office.SubmitAsync(null, ("Input.Seats[4].Maximum", "60"));
        Assert.Equal(60, await Db(db => db.BodySeats.Where(s => s.Position == BodyPosition.Member).Select(s => s.Maximum).SingleAsync()));

        var page = await new Visit(_app.Browser()).GoAsync("/bodies/paediatrics");
        Assert.Contains("促进", page.Page.QuerySelector(".prose strong")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", page.Page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_keeps_the_roster_and_another_body_does_not_exist()
    {
        var head = await AsAsync("head", _body.Chair);
        await head.GoAsync($"/bodies/{_body.Body.Slug}/desk");
        Assert.Contains("30 天", head.Text, StringComparison.Ordinal);
        var roster = $"/bodies/{_body.Body.Slug}/desk/roster";
        await (await head.GoAsync(roster)).SubmitAsync(null, ("Input.Name", "赵新"), ("Input.Mobile", "123"));
        Assert.NotNull(head.ErrorAt("Input_Mobile"));
        await head.SubmitAsync(null, ("Input.Mobile", "13800138000"), ("Input.Unit", "四川省人民医院"), ("Input.Public", "true"));
        Assert.Contains("赵新", head.Text, StringComparison.Ordinal);
        Assert.Contains("赵新", (await new Visit(_app.Browser()).GoAsync($"/bodies/{_body.Body.Slug}")).Text, StringComparison.Ordinal);
        var office = await Db(db => db.Appointments.Where(a => a.Note == "四川省人民医院").Select(a => a.Id.Value).SingleAsync());
        await (await head.GoAsync($"{roster}/{office}")).SubmitAsync("End", ("End.LastDay", Visit.Day(Today.AddDays(-1))));
        Assert.NotNull(head.ErrorAt("End_LastDay"));
        await head.SubmitAsync("End", ("End.LastDay", Visit.Day(Today)), ("End.Note", "调离"));
        Assert.Equal(AppointmentStatus.Resigned, await Db(db => db.Appointments.Where(a => a.Note == "调离").Select(a => a.Status).SingleAsync()));
        using var export = await head.GetRawAsync($"{roster}?handler=Export");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", export.Content.Headers.ContentType!.MediaType);

        foreach (var part in new[] { "", "/roster", "/elections" })
            Assert.Equal(HttpStatusCode.NotFound, (await head.GoAsync($"/bodies/{_other.Body.Slug}/desk{part}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GoAsync($"/bodies/{_other.Body.Slug}/desk/roster/{office}")).Status);
        var chair = await Db(db => db.Appointments.Where(a => a.Person == _body.Chair.Id).Select(a => a.Id.Value).SingleAsync());
        Assert.Contains("学会办公室", (await head.GoAsync($"{roster}/{chair}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voters_vote_once_and_the_result_becomes_the_next_term()
    {
        var head = await AsAsync("head", _body.Chair);
        var elections = $"/bodies/{_body.Body.Slug}/desk/elections";
        var now = TimeProvider.System.GetUtcNow();
        await (await head.GoAsync(elections)).SubmitAsync(null, ("Input.OpensAt", Moment(now.AddMinutes(-5))), ("Input.ClosesAt", Moment(now.AddDays(1))), ("Input.Chair", ""), ("Input.Member", "1"),
            ("Input.Quorum", "0"));
        Assert.NotNull(head.ErrorAt("Input_Quorum"));
        await head.SubmitAsync(null, ("Input.Quorum", "50"));
        var id = await Db(db => db.Elections.Select(e => e.Id).SingleAsync());
        await head.SubmitAsync("Nominate", ("Who.Person", $"{_body.Members[0].Id}"), ("Who.Position", "Member"));
        await head.SubmitAsync("Open");
        Assert.Contains("投票进行中", head.Text, StringComparison.Ordinal);

        await VoteAsync($"{id}");
        await (await head.GoAsync($"/my/ballots/{id}")).SubmitAsync(null);
        await (await head.GoAsync($"{elections}/{id}")).SubmitAsync("Close");
        Assert.Contains("当选", head.Text, StringComparison.Ordinal);
        var office = await OfficeAsync();
        await (await office.GoAsync($"{elections}/{id}")).SubmitAsync("Adopt");
        Assert.Equal(ElectionStatus.Adopted, await Db(db => db.Elections.Select(e => e.Status).SingleAsync()));
        using var minutes = await office.GetRawAsync($"{elections}/{id}?handler=Minutes");
        Assert.Equal("application/pdf", minutes.Content.Headers.ContentType!.MediaType);
    }

    private async Task VoteAsync(string id)
    {
        var candidate = await Db(db => db.Elections.SelectMany(e => e.Candidates).Select(c => c.Id.Value).SingleAsync());
        foreach (var person in _body.Members)
        {
            var voter = await AsAsync($"voter{person.Name}", person);
            await (await voter.GoAsync($"/my/ballots/{id}")).SubmitAsync(null, ("choices", $"{candidate}"));
            Assert.Contains("您已投票", voter.Text, StringComparison.Ordinal);
            Assert.Contains("您已投票", (await voter.GoAsync("/my/offices")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await AsAsync("stranger", _other.Chair)).GoAsync($"/my/ballots/{id}")).Status);
    }

    private static string Moment(DateTimeOffset at) => Domain.Common.AssociationCalendar.LocalTime(at).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Visit> AsAsync(string account, Person person) => new(await _app.BrowserAsync(await _app.OpenAccountAsync(account, person.Id)));

    private async Task<Visit> OfficeAsync() => new(await _app.BrowserAsync(await _app.OpenAccountAsync("office", null, (Role.MembershipOfficer, null))));

    private async Task<T> Db<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
