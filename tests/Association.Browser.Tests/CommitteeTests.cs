using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A committee whose term ends: re-election by secret ballot, letters that verify; and a chair whose desk closes with the office.</summary>
public sealed class CommitteeTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    private readonly (WebServer Server, Chromium Chromium) _site = (site.Server, site.Chromium);

    [Fact]
    public async Task A_term_that_ends_leads_from_the_roster_to_letters_that_anybody_can_verify()
    {
        var body = await CommitteeAsync("心血管病专业委员会", "Cardiology Committee");
        var head = await SignInAsync("head@demo.example", Chromium.Desk);
        await StartAsync(head, body);
        await NominateAsync(head, body);
        await head.AgreeAsync("handler=Open");
        await Assertions.Expect(head.Locator("main")).ToContainTextAsync("0%");
        var election = new Uri(head.Url).AbsolutePath;
        var ballot = $"/my/ballots/{election.Split('/')[^1]}";
        await VoteAsync(ballot, "head@demo.example", Chromium.Desk, "候任者", "古一鸣");
        await VoteAsync(ballot, "member@demo.example", Chromium.Phone, "候任者", "王三");
        await VoteAsync(ballot, "liaison@demo.example", Chromium.Phone, "古一鸣");
        await CountAsync(head, election);

        var office = await SignInAsync("admin@demo.example", Chromium.Desk);
        await office.GotoAsync(election);
        await office.SubmitAsync("form[action*='Adopt']");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("结果已确认");
        await PageInspection.FindsNothingAsync(_site.Server, (office, election));
        await LettersAsync(office, body);
        var (exit, report) = await _site.Server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    [Fact]
    public async Task A_former_chair_finds_nothing_on_the_next_click()
    {
        var body = await CommitteeAsync("内分泌专业委员会", "Endocrinology Committee");
        var desk = $"/bodies/{body.Slug}/desk";
        var head = await SignInAsync("head@demo.example", Chromium.Phone);
        Assert.Equal(200, (await head.GotoAsync(desk))!.Status);
        var office = await SignInAsync("admin@demo.example", Chromium.Desk);
        await office.GotoAsync($"{desk}/roster");
        await office.Locator("#main tbody tr", new() { HasText = "主任委员" }).First.Locator("a").ClickAsync();
        await office.KeepBothAsync("office-of-roster-desk");
        await PageInspection.FindsNothingAsync(_site.Server, (office, new Uri(office.Url).AbsolutePath));
        await office.SubmitAsync("form[action*='handler=End']");
        await Assertions.Expect(office.Locator("main .facts")).ToContainTextAsync("已辞任");

        var click = await head.RunAndWaitForResponseAsync(() => head.Locator($"a[href='{desk}/roster']").First.ClickAsync(), answer => answer.Url.EndsWith($"{desk}/roster", StringComparison.Ordinal));
        Assert.Equal(404, click.Status);
        foreach (var part in new[] { "", "/elections", "/salons/new", "/plan", "/decisions", "/lecturers" }) Assert.Equal(404, (await head.GotoAsync(desk + part))!.Status);
        Assert.Equal(200, (await head.GotoAsync("/my"))!.Status);
    }

    [Fact]
    public async Task The_desk_of_a_body_and_its_public_page_fit_both_widths()
    {
        var body = await _site.Server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Bodies.AsNoTracking()
            .Where(b => b.Terms.Any(t => t.From <= Today && t.To >= Today && t.Appointments.Count > 5)).OrderBy(b => b.Slug).FirstAsync());
        foreach (var (width, name) in new[] { (Chromium.Desk, "desk"), (Chromium.Phone, "phone") })
        {
            var head = await SignInAsync("head@demo.example", width);
            foreach (var (part, picture) in new[] { ("desk", "head-overview"), ("desk/roster", "roster"), ("desk/salons", "salons"), ("", "body-public") })
            {
                await head.GotoAsync($"/bodies/{body.Slug}/{part}".TrimEnd('/'));
                await Assertions.Expect(head.Locator("h1")).ToBeVisibleAsync();
                await head.KeepBothAsync($"{picture}-{name}");
            }
        }
    }

    private static async Task StartAsync(IPage head, Body body)
    {
        await head.GotoAsync($"/bodies/{body.Slug}/desk/roster");
        await Assertions.Expect(head.Locator(".notice-title")).ToContainTextAsync("40 天");
        await head.Locator(".notice-words a").ClickAsync();
        await head.FillAsync("[name='Input.OpensAt']", $"{Today:yyyy-MM-dd}T00:00");
        await head.FillAsync("[name='Input.ClosesAt']", $"{Today.AddDays(5):yyyy-MM-dd}T18:00");
        await head.FillAsync("[name='Input.UnitQuota']", "1");
        foreach (var (position, seats) in new[] { ("Chair", "1"), ("ChairElect", "0"), ("Member", "2") }) await head.FillAsync($"[name='Input.{position}']", seats);
        await head.SubmitAsync("main form[method=post]");
        await head.WaitForURLAsync("**/elections/*");
        // The chair-elect is proposed as the next chair.
        await Assertions.Expect(head.Locator("#main tbody tr", new() { HasText = "候任者" })).ToContainTextAsync("主任委员");
    }

    /// <summary>Of two from one unit the quota lets one stand.</summary>
    private async Task NominateAsync(IPage head, Body body)
    {
        var election = new Uri(head.Url).AbsolutePath;
        foreach (var (who, refused) in new[] { ("古一鸣", false), ("古二鸣", true), ("王三", false) })
        {
            await head.GotoAsync($"{election}?find={Uri.EscapeDataString(who)}");
            await head.SelectOptionAsync("[name='Who.Person']", new SelectOptionValue { Value = await head.Locator("[name='Who.Person'] option", new() { HasText = who }).First.GetAttributeAsync("value") });
            await head.SelectOptionAsync("[name='Who.Position']", "Member");
            await head.SubmitAsync("form[action*='Nominate']");
            if (refused) await Assertions.Expect(head.Locator("main")).ToContainTextAsync("来自同一单位的候选人已达上限");
        }

        await PageInspection.FindsNothingAsync(_site.Server, (head, $"/bodies/{body.Slug}/desk/roster?tab=Candidates"), (head, election));
        await head.KeepBothAsync("election-draft-desk");
    }

    private async Task VoteAsync(string ballot, string account, int width, params string[] marks)
    {
        var voter = await SignInAsync(account, width);
        await voter.GotoAsync(ballot);
        if (account.StartsWith("member", StringComparison.Ordinal))
        {
            await voter.KeepBothAsync("ballot-phone");
            await PageInspection.FindsNothingAsync(_site.Server, (voter, ballot));
        }

        foreach (var mark in marks) await voter.Locator("label.form-check", new() { HasText = mark }).Locator("input").CheckAsync();
        await voter.SubmitAsync("main form.form-narrow");
        await Assertions.Expect(voter.Locator("main")).ToContainTextAsync("您已投票");
        await voter.GotoAsync(ballot);
        Assert.Equal(0, await voter.Locator("main form.form-narrow").CountAsync());
    }

    /// <summary>One of four has not voted, which is quorum enough; the end of voting comes.</summary>
    private async Task CountAsync(IPage head, string election)
    {
        await head.GotoAsync(election);
        await Assertions.Expect(head.Locator("main")).ToContainTextAsync("75%");
        await head.AgreeAsync("Close");
        await Assertions.Expect(head.Locator(".alert, .notice, [role=alert]").First).ToBeVisibleAsync();
        var id = new Id<Domain.Elections.Election>(Guid.Parse(election.Split('/')[^1]));
        await _site.Server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Elections.Where(e => e.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(e => e.ClosesAt, TimeProvider.System.GetUtcNow().AddMinutes(-1))));
        await head.GotoAsync(election);
        await head.AgreeAsync("Close");
        await Assertions.Expect(head.Locator("#main tbody tr", new() { HasText = "候任者" })).ToContainTextAsync("当选");
        Assert.Equal(0, await head.Locator("form[action*='Adopt']").CountAsync());
        var minutes = Path.Combine(_site.Server.Root, "minutes.pdf");
        await (await head.RunAndWaitForDownloadAsync(() => head.Locator("a[href*='handler=Draft']").ClickAsync())).SaveAsAsync(minutes);
        Assert.Contains("候任者", Codes.TextOf(minutes), StringComparison.Ordinal);
        await head.KeepBothAsync("election-result-desk");
    }

    private async Task LettersAsync(IPage office, Body body)
    {
        await office.GotoAsync($"/office/bodies/{body.Id}/letters");
        await office.SelectOptionAsync("[name=Term]", new SelectOptionValue { Label = "第二届" });
        await office.Locator("main form button.btn-primary").First.ClickAsync();
        await Assertions.Expect(office.Locator("#main tbody tr")).ToHaveCountAsync(3);
        await office.KeepBothAsync("letters-desk");
        var letter = Path.Combine(_site.Server.Root, "letter.pdf");
        await (await office.RunAndWaitForDownloadAsync(() => office.Locator("#main tbody tr", new() { HasText = "候任者" }).Locator("a[href*='handler=File']").ClickAsync())).SaveAsAsync(letter);
        Assert.Contains("候任者", Codes.TextOf(letter), StringComparison.Ordinal);
        var link = await Codes.ReadPdfAsync(letter);
        Album.Keep($"{letter}.png", "letter");

        var stranger = await _site.Chromium.OpenAsync(_site.Server, Chromium.Phone, "zh-CN");
        await stranger.GotoAsync(link);
        await Assertions.Expect(stranger.Locator(".verdict.tone-success")).ToContainTextAsync("候任者");
        await stranger.KeepBothAsync("verify-letter-phone");
        var forged = link.Replace("k=", "k=x", StringComparison.Ordinal);
        await stranger.GotoAsync(forged);
        await Assertions.Expect(stranger.Locator(".verdict.tone-warning")).ToBeVisibleAsync();
        await Assertions.Expect(stranger.Locator(".verdict")).Not.ToContainTextAsync("候任者");
    }

    private Task<IPage> SignInAsync(string account, int width) => _site.Chromium.SignInAsync(_site.Server, account, width, "zh-CN");

    /// <summary>Chaired by the demo's head for forty days more; three of its four voters have accounts.</summary>
    private async Task<Body> CommitteeAsync(string name, string english)
    {
        var known = await _site.Server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().People.AsNoTracking()
            .Where(p => p.Email == "head@demo.example" || p.Email == "member@demo.example" || p.Email == "liaison@demo.example").ToDictionaryAsync(p => p.Email!, p => p.Id));
        var unit = new AUnit($"{name}示范医院").Without();
        var (elect, gu, gu2, wang) = (Person("候任者", "Hou Renzhe"), Person("古一鸣", "Gu Yiming"), Person("古二鸣", "Gu Erming"), Person("王三", "Wang San"));
        foreach (var person in new[] { gu, gu2 }) person.WorkAt(unit.Id, null, null, Today.AddYears(-1));
        var body = new Body(new(name, english), BodyKind.Committee, $"committee-{RandomCode.Reference().ToLowerInvariant()}");
        var term = body.OpenTerm("第一届", Today.AddYears(-3), Today.AddDays(40));
        term.Appoint(known["head@demo.example"], BodyPosition.Chair, term.From, term.To);
        term.Appoint(elect.Id, BodyPosition.ChairElect, term.From, term.To);
        foreach (var account in new[] { "member@demo.example", "liaison@demo.example" }) term.Appoint(known[account], BodyPosition.Member, term.From, term.To);
        await _site.Server.GivenAsync(unit, elect, gu, gu2, wang, body);
        return body;
    }

    private static Person Person(string name, string latin) => new AMember(name, latin.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), "x", latin, Email: null).Guest();
}
