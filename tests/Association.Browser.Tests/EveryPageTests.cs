using System.Collections.Concurrent;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace Association.Browser.Tests;

/// <summary>Every page of the site as the person it is for sees it, in both languages and widths; axe, which takes most of the time, looks once at each width.</summary>
public sealed class EveryPageTests(ITestOutputHelper output)
{
    /// <summary>Records that no link of a fresh installation leads to; <see cref="ConferenceTests"/>, <see cref="ImportTests"/>, <see cref="MergeTests"/>, <see cref="MeetingTests"/>, <see cref="SalonTests"/>, <see cref="UnitDeskTests"/> and <see cref="CreditTests"/> look at them.</summary>
    private static readonly string[] Unlinked = ["/office/tasks/{id:guid}", "/r/{number}", "/my/registrations/{id}", "/office/import/{id:guid}", "/office/import/{id:guid}/columns",
        "/office/members/duplicates/{keep:guid}/{gone:guid}", "/office/members/merges/{id:guid}", "/unit/roster/{id:guid}/apply",
        "/bodies/{slug}/desk", "/bodies/{slug}/desk/decisions", "/bodies/{slug}/desk/plan", "/bodies/{slug}/desk/plan/activities", "/bodies/{slug}/desk/salons/{meeting}", "/bodies/{slug}/desk/salons/{meeting}/invite",
        "/bodies/{slug}/desk/salons/{meeting}/minutes", "/bodies/{slug}/desk/salons/{meeting}/slide", "/come/{code?}", "/invited/{code}",
        "/bodies/{slug}/desk/elections/{id:guid}", "/bodies/{slug}/desk/roster/{appointment:guid}", "/my/ballots/{id:guid}",
        "/office/finance/{id:guid}", "/office/finance/{id:guid}/refund", "/office/sponsors/{id:guid}", "/office/sponsors/{sponsor:guid}/new", "/sponsors/{number}", "/office/dues/{id:guid}", "/office/invoices/{id:guid}/correct", "/office/reconciliation/{id:guid}", "/office/reconciliation/{id:guid}/lines/{line:guid}", "/office/books/events/{id:guid}", "/here/{list:guid}/{code?}", "/door/{id:guid}/{list:guid}/code", "/office/events/{id:guid}/badges/{template:guid}", "/office/events/{id:guid}/survey/{survey:guid}", "/survey/{survey:guid}/{registration:guid}", "/bodies/{slug}/desk/salons/{id:guid}/schedule", "/speak/{key}", "/speakers/{key}",
        "/abstracts/{number}", "/review/{number}", "/review/{number}/{review:guid}", "/office/events/{id:guid}/abstracts/{submission:guid}", "/office/events/{id:guid}/abstracts/decide",
        "/events/{slug}/abstracts", "/events/{slug}/abstracts/submit", "/events/{slug}/abstracts.pdf", "/office/events/{id:guid}/online/{room:guid}/screen", "/office/events/{id:guid}/online/file/{file:guid}", "/r/{number}/change", "/my/registrations/{id}/change", "/w/{number}", "/g/{number}", "/unit/registrations/{id:guid}", "/office/events/{id:guid}/groups/{of:guid}", "/unsubscribe/{id:guid}",
        "/bodies/{slug}/desk/dashboard", "/office/reports/{year:int}/parts/{part}", "/office/reports/{year:int}/compare",
        "/office/events/{id:guid}/credits/{registration:guid}", "/office/events/{id:guid}/credits/tests",
        "/office/certificates/templates/{id:guid}", "/office/credits/claims/{id:guid}", "/unit/claims/{id:guid}", "/my/credits/claims/{id:guid}", "/office/credits/sites/{id:guid}",
        "/office/messages/mailings/{id:guid}", "/office/messages/{id:guid}"];

    [Fact]
    public async Task Is_accessible_fits_a_phone_and_speaks_one_language()
    {
        await using var server = await WebServer.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var applicant = await chromium.OpenAsync(server, Chromium.Desk, "zh-CN");
        await MembershipTests.ApplyAsync(applicant);
        var records = new[] { new Uri(applicant.Url).PathAndQuery, await CardAsync(server, chromium), await ConferenceAsync(server) };
        var inspection = await PageInspection.PrepareAsync(Path.Combine(server.Root, "association.db"));
        var (faults, unseen) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var pages = SitePage.All();
        await Task.WhenAll(Onlooker.All.Select(async onlooker =>
        {
            var tour = new Tour(inspection, [.. pages.Where(p => p.Onlooker == onlooker)], records, faults);
            var page = onlooker.Account is { } account ? await chromium.SignInAsync(server, account, Chromium.Desk, "zh-CN") : applicant;
            foreach (var culture in new[] { "zh-CN", "en" }) await tour.WalkAsync(page, culture);
            foreach (var pattern in tour.Unseen) unseen.Add(pattern);
        }));

        output.WriteLine($"{pages.Count} pages, {unseen.Count} without a link: {string.Join(" ", unseen)}");
        Assert.True(faults.IsEmpty, $"{faults.Count} faults:\n{string.Join("\n", faults.Order(StringComparer.Ordinal))}");
        Assert.Empty(unseen.Except(Unlinked));
    }

    /// <summary>The first of the list is a body's own meeting, which sells nothing: its editor has fewer steps.</summary>
    private static Task<string> ConferenceAsync(WebServer server) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AssociationDbContext>();
        return $"/office/events/{await db.Events.Where(e => e.Categories.Any() && !db.AbstractCalls.Any(c => c.Event == e.Id)).OrderByDescending(e => e.StartsOn).Select(e => e.Id).FirstAsync()}";
    });

    /// <summary>What a member shows to others: no link leads a visitor there.</summary>
    private static async Task<string> CardAsync(WebServer server, Chromium chromium)
    {
        var member = await chromium.SignInAsync(server, "member@demo.example", Chromium.Phone, "zh-CN");
        await member.GotoAsync("/my/membership");
        return await member.GetAttributeAsync(".pass a", "href") ?? "";
    }

    /// <summary>One person's way through the pages: from page to page by the links on them.</summary>
    private sealed class Tour(PageInspection inspection, IReadOnlyList<SitePage> pages, IReadOnlyList<string> records, ConcurrentBag<string> faults)
    {
        private readonly Dictionary<SitePage, string> _addresses = pages.Where(p => !p.NamesRecord).ToDictionary(p => p, p => p.Pattern);

        public IEnumerable<string> Unseen => pages.Where(p => !_addresses.ContainsKey(p)).Select(p => p.Pattern);

        public async Task WalkAsync(IPage page, string culture)
        {
            await page.GotoAsync($"/language?culture={culture}&returnUrl=/verify");
            Follow(records);
            var complaints = new List<string>();
            void Hear(object? sender, IConsoleMessage message)
            {
                if (message.Type is "error" or "warning") complaints.Add(message.Text);
            }

            page.Console += Hear;
            var seen = new HashSet<SitePage>();
            while (_addresses.Keys.FirstOrDefault(p => !seen.Contains(p)) is { } next)
            {
                seen.Add(next);
                var answer = await page.GotoAsync(_addresses[next]);
                var found = answer is { Status: 200 } ? await inspection.InspectAsync(page, culture, culture == "en" ? Chromium.Desk : Chromium.Phone) : [$"answers {answer?.Status}"];
                foreach (var fault in found.Concat(complaints.Select(c => $"says: {c}"))) faults.Add($"{culture} {next.Pattern}: {fault}");
                complaints.Clear();
                Follow(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname + a.search)"));
            }

            page.Console -= Hear;
        }

        private void Follow(IReadOnlyList<string> links)
        {
            foreach (var unknown in pages.Where(p => !_addresses.ContainsKey(p)))
                if (links.FirstOrDefault(unknown.Fits) is { } link) _addresses[unknown] = link;
        }
    }
}
