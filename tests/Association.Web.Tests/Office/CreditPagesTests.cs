using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The review desk, a credit file, the rules and the district, without script.</summary>
public sealed class CreditPagesTests : IAsyncLifetime
{
    private readonly BuiltEvent _course = Course();
    private readonly MemberUnit _unit = new AUnit().Seated();
    private readonly Person _person;
    private readonly Registration _place;

    private WebApp _app = null!;
    private Visit _officer = null!;

    public CreditPagesTests()
    {
        _person = new AColleague("张文静", "zhangwenjing", "zwj", "zhang@example.org").At(_unit);
        _place = new ARegistration(_course, _person).Active().Registration;
    }

    private string Credits => $"/office/events/{_course.Id}/credits";

    private static BuiltEvent Course()
    {
        var built = new AnEvent(On: Sample.Today.AddDays(-3), Now: Sample.Now.AddDays(-30)).Draft();
        var day = built.Event.StartsOn;
        built.Event.Schedule(new("专题", "Topic"), AssociationCalendar.At(day, new TimeOnly(10, 0)), AssociationCalendar.At(day, new TimeOnly(13, 0)), null, null);
        built.Event.File(new CmeTerms(true, 1, null, CmeProjectLevel.District, CmeDelivery.FaceToFace, "CN-2024"));
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now.AddDays(-30)), Sample.Now.AddDays(-30));
        built.Event.Conclude(day);
        return built;
    }

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var passage = new Passage(CheckInList.Main(_course.Id), _place, null, []);
        var at = AssociationCalendar.At(_course.Event.StartsOn, new TimeOnly(8, 50));
        var scan = passage.Pass(ScanMethod.Camera, ScanDirection.In, Sample.User(), new ScanTime(at, at), "credit-page");
        await _app.SaveAsync(_course, _unit, _person, _place, scan, passage.Admission!);
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.CmeOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task From_the_scan_to_the_released_credit_and_to_the_file()
    {
        await _officer.GoAsync(Credits);
        await _officer.SubmitAsync("Compute");
        Assert.Contains("张文静", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("R1.03", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync($"{Credits}/{_place.Id}");
        Assert.Contains("专题", _officer.Text, StringComparison.Ordinal);
        var topic = _course.Event.Sessions.Single(s => s.Title.Zh == "专题");
        await _officer.SubmitAsync("Correct", ("Input.Session", $"{topic.Id}"), ("Input.From", "10:00"), ("Input.To", "13:00"), ("Input.Reason", ""));
        Assert.Contains("请填写此项。", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Correct", ("Input.Session", $"{topic.Id}"), ("Input.From", "10:00"), ("Input.To", "13:00"), ("Input.Reason", "设备故障"));
        Assert.Contains("设备故障", _officer.Text, StringComparison.Ordinal);

        await _officer.GoAsync(Credits);
        await _officer.SubmitAsync("Release");
        Assert.Equal(AwardStatus.Released, (await AwardAsync()).Status);

        await _officer.GoAsync($"/office/members/{_person.Id}/credits?pack=EACCME%2F1");
        Assert.Contains("未达标", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("按 EACCME 第 1 版试算", _officer.Text, StringComparison.Ordinal);
        var pdf = await _officer.GetRawAsync($"/office/members/{_person.Id}/credits?handler=Pdf");
        Assert.Equal("%PDF-"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync())[..5]);
        Assert.Contains("spreadsheetml", (await _officer.GetRawAsync($"/office/members/{_person.Id}/credits?handler=Excel")).Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);

        await _officer.GoAsync(Credits);
        await _officer.SubmitAsync("Reverse", ("Input.Reason", "代签"));
        Assert.Equal((AwardStatus.Reversed, "代签"), ((await AwardAsync()).Status, (await AwardAsync()).ReversalReason));
    }

    [Fact]
    public async Task The_rules_are_listed_amended_and_what_makes_no_sense_is_said()
    {
        await _officer.GoAsync("/office/credits/rules");
        Assert.Contains("国卫办科教发〔2024〕20号", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync("/office/credits/rules/SC-2024/1");
        await _officer.SubmitAsync("Amend", ("Input.From", "2026-07-01"), ("Input.Terms", "{}"));
        Assert.Contains("1 至 100", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync("Amend", ("Input.From", "2026-07-01"), ("Input.Terms", StandardPacks.Cn2024.Written()));
        Assert.Equal("/office/credits/rules/SC-2024/2", _officer.Address);
        await _officer.SubmitAsync("Copy", ("Copy.Code", "CN-2030"), ("Copy.Jurisdiction", "CN"), ("Copy.From", "2022-01-01"));
        Assert.Contains("两套规则", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_staff_of_a_day_is_kept_and_the_rate_follows()
    {
        await _officer.GoAsync("/office/credits/district");
        Assert.Contains("还没有参考日名单", _officer.Text, StringComparison.Ordinal);
        await _officer.SubmitAsync(null, ("Input.Year", "2026"), ("Input.Day", "2026-02-26"));
        Assert.Contains("100%", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("高新第一医院", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync("/office/credits/at-risk?year=2026");
        Assert.Contains("没有需要提醒的人", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync($"/office/credits/units/{_unit.Id}?year=2026&view=Missing");
        Assert.Contains("张文静", _officer.Text, StringComparison.Ordinal);
        await _officer.GoAsync("/office/credits?year=2026");
        Assert.Contains("呼吸学科年会", _officer.Text, StringComparison.Ordinal);
    }

    private async Task<CreditAward> AwardAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().CreditAwards.AsNoTracking().SingleAsync();
    }
}
