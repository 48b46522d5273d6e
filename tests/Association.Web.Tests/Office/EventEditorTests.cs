using System.Net;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>From nothing to a public conference, with forms and links only.</summary>
public sealed class EventEditorTests : IAsyncLifetime
{
    private static readonly DateOnly Day = TimeProvider.System.Today().AddDays(40);

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_officer_opens_a_conference_and_publishes_it_when_nothing_is_missing()
    {
        var officer = await OfficerAsync();
        var id = await DraftAsync(officer);

        await officer.GoAsync($"/office/events/{id}/publish");
        Assert.Null(officer.Page.QuerySelector("form[data-submit-once]:not(details form)"));
        Assert.NotEmpty(officer.Page.QuerySelectorAll(".checklist .missing a"));

        await CompleteAsync(officer, id);
        await officer.GoAsync($"/office/events/{id}/publish");
        Assert.Contains("会员 ¥680.00，非会员 ¥880.00", officer.Text, StringComparison.Ordinal);
        Assert.Contains("120", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(null);

        Assert.Equal(EventStatus.Published, (await EventAsync(id)).Status);
        var anybody = new Visit(_app.Browser());
        await anybody.GoAsync($"/events/{(await EventAsync(id)).Slug}");
        Assert.Equal(HttpStatusCode.OK, anybody.Status);
        Assert.Contains("呼吸学科学术年会", anybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_date_is_wrong()
    {
        var officer = await OfficerAsync();
        await officer.GoAsync("/office/events/new");
        await officer.SubmitAsync(null, ("Input.NameZh", "学术沙龙"), ("Input.StartsOn", Visit.Day(Day)), ("Input.EndsOn", Visit.Day(Day.AddDays(-1))));

        Assert.Equal("结束日期早于开始日期。", officer.ErrorAt("Input_EndsOn"));
        Assert.Equal("学术沙龙", officer.ValueOf("Input.NameZh"));
        Assert.Equal(0, await CountEventsAsync());
    }

    [Fact]
    public async Task A_second_click_on_the_same_form_makes_no_second_draft()
    {
        var officer = await OfficerAsync();
        await officer.GoAsync("/office/events/new");
        (string, string)[] form =
        [
            ("__RequestVerificationToken", officer.Token), ("IdempotencyKey", $"{Guid.NewGuid()}"), ("Input.NameZh", "学术沙龙"),
            ("Input.Type", "Salon"), ("Input.Class", "Academic"), ("Input.Level", "District"), ("Input.StartsOn", Visit.Day(Day)),
        ];
        var (first, second) = (await officer.PostRawAsync("/office/events/new", form), await officer.PostRawAsync("/office/events/new", form));

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await CountEventsAsync());
    }

    [Fact]
    public async Task A_phase_that_ends_before_the_one_before_it_is_named()
    {
        var officer = await OfficerAsync();
        var id = await DraftAsync(officer);
        await officer.GoAsync($"/office/events/{id}/money");
        await officer.SubmitAsync(null, ("Input.NameZh", "正式代表"),
            ("Input.Phases[0].NameZh", "早鸟价"), ("Input.Phases[0].MemberPrice", "500"), ("Input.Phases[0].NonMemberPrice", "700"), ("Input.Phases[0].Until", Visit.Day(Day)),
            ("Input.Phases[1].NameZh", "常规价"), ("Input.Phases[1].MemberPrice", "abc"), ("Input.Phases[1].Until", Visit.Day(Day.AddDays(-3))));
        Assert.NotNull(officer.ErrorAt("Input_Phases_1__MemberPrice"));
        Assert.Equal("abc", officer.ValueOf("Input.Phases[1].MemberPrice"));

        await officer.SubmitAsync(null, ("Input.Phases[1].MemberPrice", "600"), ("Input.Phases[1].NonMemberPrice", ""));
        Assert.Equal("请填写此项。", officer.ErrorAt("Input_Phases_1__NonMemberPrice"));

        await officer.SubmitAsync(null, ("Input.Phases[1].NonMemberPrice", "800"));
        Assert.NotNull(officer.ErrorAt("Input_Phases_1__Until"));
        Assert.Empty((await EventAsync(id)).Categories);

        await officer.SubmitAsync(null, ("Input.Phases[1].Until", ""));
        var category = Assert.Single((await EventAsync(id)).Categories);
        Assert.Equal([500m, 600m], category.Phases.OrderBy(p => p.Order).Select(p => p.MemberPrice.Amount));
        Assert.Equal(AssociationCalendar.At(Day.AddDays(1)), category.Phases.MinBy(p => p.Order)!.Until);
    }

    [Fact]
    public async Task A_category_changes_its_prices_and_keeps_its_phases()
    {
        var officer = await OfficerAsync();
        var id = await DraftAsync(officer);
        await CompleteAsync(officer, id);
        var before = (await EventAsync(id)).Categories.Single();
        await officer.GoAsync($"/office/events/{id}/money?category={before.Id}");
        await officer.SubmitAsync("Change", ("Input.Phases[0].MemberPrice", "700.50"), ("Input.Capacity", "30"));

        var after = (await EventAsync(id)).Categories.Single();
        Assert.Equal((before.Id, before.Phases.Single().Id), (after.Id, after.Phases.Single().Id));
        Assert.Equal(700.5m, after.Phases.Single().MemberPrice.Amount);
        Assert.Contains("0／30", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_outside_the_days_is_refused_and_a_good_one_can_be_changed_and_removed()
    {
        var officer = await OfficerAsync();
        var id = await DraftAsync(officer);
        await officer.GoAsync($"/office/events/{id}/programme");
        await officer.SubmitAsync(null, ("Input.TitleZh", "主旨报告"), ("Input.StartsAt", "10:30"), ("Input.EndsAt", "09:00"));
        Assert.Equal("结束时间须晚于开始时间。", officer.ErrorAt("Input_EndsAt"));

        await officer.SubmitAsync(null, ("Input.EndsAt", "11:00"));
        var session = Assert.Single((await EventAsync(id)).Sessions);
        await officer.GoAsync($"/office/events/{id}/programme?session={session.Id}");
        await officer.SubmitAsync("Change", ("Input.RoomZh", "二号厅"));
        Assert.Equal("二号厅", (await EventAsync(id)).Sessions.Single().Room?.Zh);

        await officer.GoAsync($"/office/events/{id}/programme");
        await officer.SubmitAsync("Remove");
        Assert.Empty((await EventAsync(id)).Sessions);
    }

    [Fact]
    public async Task An_auditor_reads_every_step_and_changes_none()
    {
        var officer = await OfficerAsync();
        var id = await DraftAsync(officer);
        await CompleteAsync(officer, id);
        var auditor = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        foreach (var step in new[] { "", "/basics", "/programme", "/registration", "/money", "/publish", "/registrations", "/certificates" })
        {
            await auditor.GoAsync($"/office/events/{id}{step}");
            Assert.Equal(HttpStatusCode.OK, auditor.Status);
            Assert.Empty(auditor.Page.QuerySelectorAll("main form[method=post]:not(.list-form) button"));
        }

        await auditor.GoAsync($"/office/events/{id}/publish");
        var token = auditor.Token;
        var refused = await auditor.PostRawAsync($"/office/events/{id}/publish", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.PostRawAsync($"/office/events/{id}/publish?handler=Cancel", ("__RequestVerificationToken", token))).StatusCode);
        Assert.Equal(EventStatus.Draft, (await EventAsync(id)).Status);
    }

    private async Task<Visit> OfficerAsync() => new(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));

    private static async Task<string> DraftAsync(Visit officer)
    {
        await officer.GoAsync("/office/events/new");
        await officer.SubmitAsync(null, ("Input.NameZh", "呼吸学科学术年会"), ("Input.StartsOn", Visit.Day(Day)));
        Assert.EndsWith("/basics", officer.Address, StringComparison.Ordinal);
        return officer.Address.Split('/')[^2];
    }

    private static async Task CompleteAsync(Visit officer, string id)
    {
        await officer.GoAsync($"/office/events/{id}/basics");
        await officer.SubmitAsync(null, ("Input.NameEn", "Annual Respiratory Conference"), ("Input.VenueZh", "会议中心"), ("Input.DescriptionZh", "学术**年会**"), ("Input.Hours", "6"));
        Assert.EndsWith("/programme", officer.Address, StringComparison.Ordinal);
        await officer.SubmitAsync(null, ("Input.TitleZh", "主旨报告"), ("Input.StartsAt", "09:00"), ("Input.EndsAt", "10:30"));
        await officer.GoAsync($"/office/events/{id}/registration");
        await officer.SubmitAsync(null, ("Input.ClosesAt", $"{Visit.Day(Day)}T08:00"), ("Input.Capacity", "120"), ("Input.PaymentDays", "7"));
        Assert.EndsWith("/money", officer.Address, StringComparison.Ordinal);
        await officer.SubmitAsync(null, ("Input.NameZh", "正式代表"), ("Input.Phases[0].NameZh", "标准价"), ("Input.Phases[0].MemberPrice", "680"), ("Input.Phases[0].NonMemberPrice", "880"));
    }

    private async Task<Event> EventAsync(string id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var key = new Id<Event>(Guid.Parse(id));
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Events.AsNoTracking()
            .Include(e => e.Sessions).Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == key);
    }

    private async Task<int> CountEventsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Events.CountAsync();
    }
}
