using System.Net;
using System.Text.RegularExpressions;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Rights;

/// <summary>Every page and API address is read by everybody, and no personal number stands in any answer. Source: security.md 14.2.</summary>
public sealed partial class MaskedEverywhereTests
{
    private const string Mobile = "13912345678";
    private const string ResidentIdStem = "11010519900101001";

    [Fact]
    public async Task No_number_stands_in_any_answer_in_full()
    {
        await using var app = await WebApp.StartAsync();
        var personas = await Personas.PrepareAsync(app);
        var secrets = await GiveNumbersAsync(app);
        var (shown, read) = (new List<string>(), 0);
        foreach (var route in Route.AllOf(app.Services.GetRequiredService<EndpointDataSource>()).Where(r => r.Method == "GET"))
            foreach (var (persona, browser) in personas.Browsers.Where(b => b.Key is "anonymous" or "member" or "Administrator" or "MembershipOfficer"))
            {
                var address = Placeholder().Replace(route.Pattern, match => personas.Values.For(route.Pattern, match.Groups["name"].Value));
                using var answer = await browser.GetAsync(address);
                if (answer.StatusCode is not HttpStatusCode.OK) continue;
                read++;
                var body = await answer.Content.ReadAsStringAsync();
                shown.AddRange(secrets.Where(secret => body.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{route} for {persona}: {secret[..3]}…"));
            }

        Assert.True(read > 100, $"{read} answers were read.");
        Assert.Empty(shown);
    }

    /// <summary>To everybody there is: the members and contacts that the pages show.</summary>
    private static async Task<string[]> GiveNumbersAsync(WebApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, numbers) = (scope.ServiceProvider.GetRequiredService<AssociationDbContext>(), scope.ServiceProvider.GetRequiredService<IPersonalNumbers>());
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        var residentId = "0123456789X".Select(check => ResidentId.TryParse(ResidentIdStem + check, Sample.Today, out var parsed) ? parsed : null).Single(id => id is not null)!;
        var person = await db.People.FirstAsync();
        person.Contact(numbers.Seal(mobile), person.Email);
        person.Identify(numbers.Seal(residentId), Sex.Female, new DateOnly(1990, 1, 1));
        var unit = new MemberUnit("第一医院", UnifiedSocialCreditCode.TryParse("91350100M000100Y43", out var code) ? code : throw new InvalidOperationException());
        unit.ContactThrough("李主任", numbers.Seal(mobile), "office@example.org");
        unit.Join(UnitTier.Member, new DateOnly(2019, 1, 1));
        db.Add(unit);
        await db.SaveChangesAsync();
        return [Mobile, residentId.Value, residentId.Value[6..]];
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
