using Association.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A guest who is a member under another character: found, merged and put back, on a desk and on a phone.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Two_records_become_one_and_two_again()
    {
        var guest = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await JoinAsync(guest, "欧阳静怡");
        await RecordAgainAsync("欧阳静怡", "欧阳静宜");

        foreach (var width in new[] { Chromium.Desk, Chromium.Phone })
        {
            var office = await _chromium.SignInAsync(_server, "members@demo.example", width, "zh-CN");
            await FindAsync(office);
            await KeepInEnglishAsync(office, width);
            await RefuseAsync(office);
            await MergeAsync(office);
            await PageInspection.FindsNothingAsync(_server, (office, office.Url));
            await UndoAsync(office);
        }
    }

    /// <summary>The same record twice, a record that is not there, and a pair that somebody merged in another window.</summary>
    private static async Task RefuseAsync(IPage office)
    {
        var comparing = office.Url;
        var keep = comparing.Split('/')[^2];
        await office.GotoAsync($"/office/members/duplicates/{keep}/{keep}");
        await Assertions.Expect(office.Locator("body")).ToContainTextAsync("这两个编号现在是同一条记录");
        Assert.Equal(404, (await office.GotoAsync($"/office/members/duplicates/{keep}/{Guid.Empty}"))!.Status);

        await office.GotoAsync(comparing);
        var window = await office.Context.NewPageAsync();
        await window.GotoAsync(comparing);
        await window.Locator("main button[type=submit].btn-primary").First.ClickAsync();
        await window.WaitForURLAsync("**/office/members/merges/**");
        await office.Locator("main button[type=submit].btn-primary").First.ClickAsync();
        await Assertions.Expect(office.Locator("body")).ToContainTextAsync("这两条记录已经合并");
        await window.SubmitAsync("main form[action*='Undo']");
        await window.CloseAsync();
        await office.GotoAsync(comparing);
    }

    /// <summary>For the guides.</summary>
    private async Task KeepInEnglishAsync(IPage office, int width)
    {
        var english = await _chromium.SignInAsync(_server, "admin@demo.example", width, "en");
        await english.GotoAsync("/office/members/duplicates");
        await FitsAsync(english);
        await english.KeepAsync($"duplicates-{Wide(english)}-en");
        await english.GotoAsync(office.Url);
        await FitsAsync(english);
        await english.KeepAsync($"merge-{Wide(english)}-en");
        await PageInspection.FindsNothingAsync(_server, (english, "/office/members/duplicates"), (english, office.Url));
        await english.CloseAsync();
    }

    /// <summary>The same person under another character, as an older list may have brought them.</summary>
    private async Task RecordAgainAsync(string name, string other)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.Root, "association.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TEMP TABLE copy AS SELECT * FROM "People" WHERE "Name" = $name;
            UPDATE copy SET "Id" = $id, "Name" = $other, "UncheckedForDuplicates" = 1;
            INSERT INTO "People" SELECT * FROM copy;
            """;
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$other", other);
        command.Parameters.AddWithValue("$id", $"{Guid.CreateVersion7()}".ToUpperInvariant());
        await command.ExecuteNonQueryAsync();
    }

    private static async Task JoinAsync(IPage guest, string name)
    {
        await guest.GotoAsync("/events");
        await guest.Locator("main a[href^='/events/']").First.ClickAsync();
        await guest.GotoAsync(guest.Url.Split('?')[0] + "/register");
        var choices = guest.Locator("input[type=radio]");
        if (await choices.CountAsync() > 0) await choices.First.CheckAsync(new() { Force = true });
        await guest.FillAsync("[name='Input.Name']", name);
        await guest.FillAsync("[name='Input.Mobile']", "13800138777");
        await guest.FillAsync("[name='Input.Email']", "ouyang.browser@example.org");
        await guest.Locator("[name='Input.Consent'][type=checkbox]").CheckAsync(new() { Force = true });
        await guest.SubmitAsync();
    }

    /// <summary>The background looks within a moment.</summary>
    private static async Task FindAsync(IPage office)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await office.GotoAsync("/office/members/duplicates");
            if (await office.Locator("#list tr", new() { HasText = "欧阳静怡" }).CountAsync() > 0) break;
            await Task.Delay(500);
        }

        var pair = office.Locator("#list tr", new() { HasText = "欧阳静怡" }).First;
        await Assertions.Expect(pair).ToContainTextAsync("手机号相同");
        await FitsAsync(office);
        await office.KeepAsync($"duplicates-{Wide(office)}-zh-CN");
        await pair.Locator("a[href*='/duplicates/']").ClickAsync();
    }

    private static async Task MergeAsync(IPage office)
    {
        await Assertions.Expect(office.Locator("h1")).ToContainTextAsync("对照与合并");
        await FitsAsync(office);
        await office.KeepAsync($"merge-{Wide(office)}-zh-CN");
        var other = office.Locator("input[name='Input.Take[Name]'][value='true']");
        await other.CheckAsync(new() { Force = true });
        await office.Locator("main button[type=submit].btn-primary").First.ClickAsync();
        await office.WaitForURLAsync("**/office/members/merges/**");
        await Assertions.Expect(office.Locator("body")).ToContainTextAsync("已合并");
        await FitsAsync(office);
        await office.KeepAsync($"merged-{Wide(office)}-zh-CN");
    }

    private static async Task UndoAsync(IPage office)
    {
        await office.SubmitAsync("main form[action*='Undo']");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("已全部还原");
        await office.GotoAsync("/office/members/duplicates");
        await Assertions.Expect(office.Locator("#list")).ToContainTextAsync("欧阳静宜");
    }

    private static string Wide(IPage page) => page.ViewportSize!.Width == Chromium.Phone ? "phone" : "desk";

    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than the window.");
}
