using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_cell_knows_its_column_so_that_it_can_be_a_card_on_a_phone()
    {
        var page = await DesignAsync();
        var cells = page.QuerySelectorAll(".data-list tbody tr:first-child td");
        Assert.Equal("姓名", cells[0].GetAttribute("data-label"));
        Assert.Equal("工作单位", cells[1].GetAttribute("data-label"));
        Assert.Equal("num", cells[3].ClassName);
    }

    [Fact]
    public async Task A_list_keeps_the_question_while_sorting_and_paging()
    {
        var page = await DesignAsync("?q=%E5%BC%A0&page=3&sort=name");
        var head = page.QuerySelector(".data-list th")!;
        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        Assert.Equal("/dev/design?q=%E5%BC%A0&sort=-name", head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/dev/design?q=%E5%BC%A0&sort=name&page=4", page.QuerySelector(".pager li:last-child a")!.GetAttribute("href"));
        Assert.Equal("张", page.QuerySelector("#search")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_field_ties_label_hint_and_control_together()
    {
        var page = await DesignAsync();
        var name = page.QuerySelector("#Input_Name")!;
        Assert.Equal("Input_Name-hint", name.GetAttribute("aria-describedby"));
        Assert.NotNull(page.QuerySelector("#Input_Name-hint"));
        Assert.Equal("100", name.GetAttribute("maxlength"));
        Assert.True(name.HasAttribute("required"));
        Assert.StartsWith("姓名", page.QuerySelector("label[for=Input_Name]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("date", page.QuerySelector("form#form #Input_Day")!.GetAttribute("type"));
        Assert.Equal("2026-11-22", page.QuerySelector("form#form #Input_Day")!.GetAttribute("value"));
        Assert.Equal("680.00", page.QuerySelector("#Input_Price")!.GetAttribute("value"));
        Assert.Equal("TEXTAREA", page.QuerySelector("#Input_Description")!.TagName);
        Assert.Equal("区级", page.QuerySelector("form#form #Input_Level option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_and_the_error_beside_the_field()
    {
        await using var host = await ShellHost.StartAsync();
        var browser = host.Browser();
        using var first = await browser.GetAsync(new Uri("/dev/design", UriKind.Relative));
        var before = await new HtmlParser().ParseDocumentAsync(await first.Content.ReadAsStringAsync());
        browser.DefaultRequestHeaders.Add("Cookie", first.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", before.QuerySelector("#form [name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("Input.Name", ""), new("Input.Price", "\"><img src=x onerror=alert(1)>"), new("Input.Description", "<b>两行"),
        ]);
        using var answer = await browser.PostAsync(new Uri("/dev/design", UriKind.Relative), form);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal("true", page.QuerySelector("#Input_Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Name-error Input_Name-hint", page.QuerySelector("#Input_Name")!.GetAttribute("aria-describedby"));
        Assert.Equal("请填写此项。", page.QuerySelector("#Input_Name-error")!.TextContent);
        Assert.Equal("\"><img src=x onerror=alert(1)>", page.QuerySelector("#Input_Price")!.GetAttribute("value"));
        Assert.Equal("<b>两行", page.QuerySelector("#Input_Description")!.TextContent.TrimStart('\n'));
        Assert.Empty(page.QuerySelectorAll("img[src=x]"));
        Assert.Equal("#Input_Name", page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_form_sent_once_carries_a_key_and_a_fresh_one_each_time()
    {
        var keys = new[] { await DesignAsync(), await DesignAsync() }.Select(page => page.QuerySelector("#form [name=IdempotencyKey]")!.GetAttribute("value")).ToList();
        Assert.All(keys, key => Assert.True(Guid.TryParse(key, out _)));
        Assert.Equal(2, keys.Distinct().Count());
    }

    private static async Task<IDocument> DesignAsync(string query = "")
    {
        await using var host = await ShellHost.StartAsync();
        return await new HtmlParser().ParseDocumentAsync(await host.Browser().GetStringAsync(new Uri("/dev/design" + query, UriKind.Relative), Answer.Any));
    }
}
