using Association.Domain.Access;
using Xunit;

namespace Association.Web.Tests.Pages;

/// <summary>A category that the office adds stands wherever one is chosen or shown, in the reader's language.</summary>
public sealed class CategoryPageTests
{
    [Fact]
    public async Task A_new_category_is_offered_everywhere_and_a_retired_one_only_where_its_members_are_looked_for()
    {
        await using var app = await Site.StartAsync();
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        var settings = await office.OpenAsync("/office/settings/membership");
        var wrong = await office.SendAsync(settings, "form[action*='Category']", ("Added.Key", "退休"), ("Added.NameZh", "退休会员"));
        Assert.NotEmpty(wrong.ErrorOf("Added.Key"));

        var category = await office.FollowAsync(await office.SendAsync(settings, "form[action*='Category']", ("Added.Key", "retiree"), ("Added.NameZh", "退休会员"), ("Added.NameEn", "Retired member")));
        Assert.Equal("退休会员", category.Page.QuerySelector("h1")!.TextContent.Trim());
        Assert.DoesNotContain("退休会员", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);
        await office.SendAsync(category, "main form[method=post]", ("Input.Open", "true"), ("Input.Fee", "30"), ("Input.EligibilityZh", "已退休的医务人员"));

        Assert.Contains("退休会员", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);
        var english = app.Browser();
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Retired member", (await new Reader(english).OpenAsync("/join")).Words, StringComparison.Ordinal);
        var list = await office.OpenAsync("/office/members?category=retiree");
        Assert.NotNull(list.Page.QuerySelector("select[name='Category'] option[value='Retiree'][selected]"));

        await office.SendAsync(await office.OpenAsync("/office/settings/membership/Retiree"), "main form[method=post]", ("Input.Retired", "true"));
        Assert.DoesNotContain("退休会员", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);
        Assert.NotNull((await office.OpenAsync("/office/members")).Page.QuerySelector("select[name='Category'] option[value='Retiree']"));
        Assert.Contains("已停用", (await office.OpenAsync("/office/settings/membership")).Words, StringComparison.Ordinal);
    }
}
