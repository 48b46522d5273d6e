using System.Net;
using System.Text.Json;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The door without script, and the same answers for the script.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _here = new AnEvent(Now: Now, On: AssociationCalendar.DayOf(Now).AddDays(1)).Published();
    private readonly BuiltEvent _elsewhere = new AnEvent(Now: Now, On: AssociationCalendar.DayOf(Now).AddDays(1), Name: "儿科沙龙").Published();

    private WebApp _app = null!;
    private BuiltRegistration _ticket = null!;
    private BuiltRegistration _foreign = null!;
    private Visit _steward = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var (member, other) = (new AMember().Live(), new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln", Email: "li.na@example.org").Live());
        _ticket = new ARegistration(_here, member.Person, Now: Now).Active();
        _foreign = new ARegistration(_elsewhere, other.Person, Now: Now).Active();
        await _app.SaveAsync(_here, _elsewhere, member, other, _ticket, _foreign);
        _steward = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("steward", null, (Role.DoorSteward, _here.Id))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_code_is_let_in_once_and_then_says_when_it_was_first()
    {
        await _steward.GoAsync($"/door/{_here.Id}");
        await _steward.SubmitAsync(null, ("Input.Code", _ticket.Registration.TicketCode.ToLowerInvariant()));
        Assert.NotNull(_steward.Page.QuerySelector(".door-answer.admitted:not([hidden])"));
        Assert.Contains("请进", _steward.Text, StringComparison.Ordinal);
        Assert.Contains("张文静", _steward.Text, StringComparison.Ordinal);
        Assert.Equal("1", _steward.Page.QuerySelector("[data-present]")!.TextContent);
        Assert.Equal("", _steward.ValueOf("Input.Code") ?? "");

        await _steward.SubmitAsync(null, ("Input.Code", _ticket.Registration.TicketCode));
        Assert.NotNull(_steward.Page.QuerySelector(".door-answer.again:not([hidden])"));
        Assert.Contains("首次签到", _steward.Text, StringComparison.Ordinal);
        Assert.Equal([ScanVerdict.Admitted, ScanVerdict.AlreadyIn], await VerdictsAsync());
    }

    [Theory]
    [InlineData("GUESSED", "无效二维码")]
    [InlineData("foreign", "不是本场活动")]
    public async Task A_guessed_or_foreign_code_is_refused_tells_nothing_and_is_kept(string code, string words)
    {
        await _steward.GoAsync($"/door/{_here.Id}");
        await _steward.SubmitAsync(null, ("Input.Code", code == "foreign" ? _foreign.Registration.TicketCode : code));

        Assert.NotNull(_steward.Page.QuerySelector(".door-answer.refused:not([hidden])"));
        Assert.Contains(words, _steward.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("李娜", _steward.Text, StringComparison.Ordinal);
        Assert.Single(await VerdictsAsync());
    }

    [Fact]
    public async Task A_scan_that_is_sent_again_gets_its_first_answer()
    {
        await _steward.GoAsync($"/door/{_here.Id}");
        (string, string)[] scan = [("__RequestVerificationToken", _steward.Token), ("Input.Code", _ticket.Registration.TicketCode), ("Input.Nonce", $"{Guid.NewGuid()}"), ("Input.Method", "Camera")];
        var (first, second) = (await JsonAsync(scan), await JsonAsync(scan));

        Assert.Equal(("admitted", 1), (first.GetProperty("tone").GetString(), first.GetProperty("present").GetInt32()));
        Assert.Equal(("admitted", 1), (second.GetProperty("tone").GetString(), second.GetProperty("present").GetInt32()));
        Assert.Single(await VerdictsAsync());
    }

    [Theory]
    [InlineData("文静"), InlineData("zwj"), InlineData("zhangwen")]
    public async Task Somebody_without_a_code_is_found_by_name_and_let_in(string text)
    {
        await _steward.GoAsync($"/door/{_here.Id}?q={Uri.EscapeDataString(text)}");
        Assert.DoesNotContain("@example.org", _steward.Text, StringComparison.Ordinal);
        await _steward.SubmitAsync("Admit");
        Assert.NotNull(_steward.Page.QuerySelector(".door-answer.admitted:not([hidden])"));
    }

    [Fact]
    public async Task An_empty_code_says_so_beside_the_field()
    {
        await _steward.GoAsync($"/door/{_here.Id}");
        await _steward.SubmitAsync(null, ("Input.Code", " "));
        Assert.Equal("请填写此项。", _steward.ErrorAt("Input_Code"));
        Assert.Empty(await VerdictsAsync());
    }

    [Fact]
    public async Task The_steward_of_one_door_finds_no_other()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _steward.GoAsync($"/door/{_elsewhere.Id}")).Status);
        await _steward.GoAsync("/door");
        Assert.Contains(_here.Event.Name.Zh, _steward.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_elsewhere.Event.Name.Zh, _steward.Text, StringComparison.Ordinal);

        await _steward.GoAsync($"/door/{_here.Id}");
        var post = await _steward.PostRawAsync($"/door/{_elsewhere.Id}", ("__RequestVerificationToken", _steward.Token),
            ("Input.Code", _foreign.Registration.TicketCode), ("Input.Nonce", "n"));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Empty(await VerdictsAsync());
    }

    private async Task<JsonElement> JsonAsync((string, string)[] scan)
    {
        var answer = await _steward.PostRawAsync($"/door/{_here.Id}", accept: "application/json", scan);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<IReadOnlyList<ScanVerdict>> VerdictsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var scans = await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Scans.AsNoTracking().ToListAsync();
        return [.. scans.OrderBy(s => s.At).Select(s => s.Verdict)];
    }
}
