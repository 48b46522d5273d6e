using System.Net;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class MyPagesTests
{
    [Theory]
    [InlineData("/my")]
    [InlineData("/my/registrations")]
    [InlineData("/my/certificates")]
    [InlineData("/my/membership")]
    [InlineData("/my/profile")]
    public async Task A_stranger_is_led_to_the_sign_in_and_an_account_without_a_record_is_told_so(string address)
    {
        await using var app = await Site.StartAsync();
        Assert.StartsWith("/account/sign-in", (await new Reader(app.Browser()).OpenAsync(address)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await new Reader(await app.BrowserAsync(await app.OpenAccountAsync("new"))).OpenAsync(address)).Status);
    }

    [Fact]
    public async Task What_must_be_paid_comes_first()
    {
        await using var app = await Site.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var member = new AMember(Joined: new DateOnly(2015, 1, 1)).Live();
        var (free, paid) = (new AnEvent(Now: now, Name: "免费沙龙").Published(), new AnEvent(Now: now, Name: "收费年会", Member: 200, NonMember: 300).Published());
        await app.SaveAsync(member, free, paid, new ARegistration(free, member.Person, Now: now).Active(), new ARegistration(paid, member.Person, Now: now).Active());

        var page = await new Reader(await app.BrowserAsync(await app.OpenAccountAsync("member", member.Id))).OpenAsync("/my");

        Assert.Equal(["收费年会", "免费沙龙"], page.Page.QuerySelectorAll(".due-card h3").Select(h => h.TextContent.Trim()));
        Assert.Contains(member.Membership.Number, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_is_kept_with_the_account_and_shown_at_once()
    {
        await using var app = await Site.StartAsync();
        var account = await app.OpenAccountAsync("reader");
        var reader = new Reader(await app.BrowserAsync(account));
        var form = await reader.OpenAsync("/my/profile");

        var sent = await reader.SendAsync(form, "main form", ("Input.Language", "en"));
        await reader.FollowAsync(sent);

        Assert.Equal("en", await app.ReadAsync(db => db.Users.Where(u => u.Id == account.Value).Select(u => u.Culture).SingleAsync()));
        Assert.Equal("en", (await reader.OpenAsync("/my/profile")).Page.DocumentElement.GetAttribute("lang"));
        Assert.NotEqual("", (await reader.SendAsync(form, "main form", ("Input.Language", "xx"))).ErrorOf("Input.Language"));
    }
}
