using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A year of dues at the finance desk: charged, matched with the bank's statement, booked, and taken back.</summary>
public sealed class DuesAndBankTests : IAsyncLifetime
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
    public async Task Dues_are_charged_the_statement_finds_its_payers_is_booked_and_undone()
    {
        var office = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        var run = await ChargeAsync(office);
        var statement = await UploadAsync(office);
        var line = await office.GetAttributeAsync("main tbody a.btn[href*='/lines/']", "href") ?? "";
        await office.GotoAsync($"{statement}?bucket=Matched");
        await office.KeepBothAsync("statement-desk");

        await office.SubmitAsync("form[action*='Commit']");
        await UntilAsync(office, statement, "已入账", ".page-head");
        await office.GotoAsync("/office/dues?year=2019&state=Paid");
        await Assertions.Expect(office.Locator("main tbody tr")).Not.ToHaveCountAsync(0);
        await office.KeepBothAsync("dues-desk");
        await LookAsync(office, run, statement, line);

        await office.GotoAsync(statement);
        await office.AgreeAsync("Undo");
        await UntilAsync(office, statement, "已撤销", ".page-head");
        await office.GotoAsync("/office/dues?year=2019&state=Paid");
        await Assertions.Expect(office.Locator("main .empty-state").First).ToBeVisibleAsync();
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private static async Task<string> ChargeAsync(IPage office)
    {
        await office.GotoAsync("/office/dues/run?year=2019&audience=Units");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("221");
        await office.KeepBothAsync("dues-run-desk");
        await office.GotoAsync("/office/dues/run?year=2019&audience=Units");
        await office.SubmitAsync();
        var run = new Uri(office.Url).PathAndQuery;
        await UntilAsync(office, run, "221", ".stats");
        return run;
    }

    private static async Task<string> UploadAsync(IPage office)
    {
        await office.GotoAsync("/office/reconciliation");
        await office.SetInputFilesAsync("[name='Input.File']", Repository.At("db", "seed", "2019", "bank-statement-gbk.csv"));
        await office.SubmitAsync();
        await Assertions.Expect(office.Locator(".stats")).ToContainTextAsync("57");
        var statement = new Uri(office.Url).AbsolutePath;
        await office.GotoAsync($"{statement}?bucket=Check");
        await Assertions.Expect(office.Locator("main tbody tr")).ToHaveCountAsync(3);
        await office.KeepBothAsync("statement-check-desk");
        return statement;
    }

    /// <summary>The pages that only a link leads to, on both widths.</summary>
    private async Task LookAsync(IPage office, string run, string statement, string line)
    {
        var phone = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Phone, "zh-CN");
        var liaison = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Phone, "zh-CN");
        await office.GotoAsync("/office/invoices");
        var correct = await office.GetAttributeAsync("main tbody a[href*='/correct']", "href") ?? "";
        await PageInspection.FindsNothingAsync(_server, (office, run), (phone, statement), (office, $"{statement}?bucket=Check"), (phone, line), (phone, correct), (phone, "/office/dues/reminders"), (liaison, "/unit/invoices"));
        await phone.GotoAsync(line);
        await phone.KeepBothAsync("statement-line-phone");
        await office.GotoAsync("/office/books?year=2019");
        await office.KeepBothAsync("books-desk");
        await liaison.GotoAsync("/unit/invoices");
        await liaison.KeepBothAsync("unit-invoices-phone");
        await liaison.GotoAsync("/my/finance?year=2019");
        await liaison.KeepBothAsync("finance-year-phone");
    }

    /// <summary>Work in the background is looked at until it has ended.</summary>
    private static async Task UntilAsync(IPage page, string address, string words, string where)
    {
        for (var looks = 0; looks < 60; looks++)
        {
            await page.GotoAsync(address);
            if ((await page.Locator($"main {where}").First.InnerTextAsync()).Contains(words, StringComparison.Ordinal)) break;
            await page.WaitForTimeoutAsync(1_000);
        }

        await Assertions.Expect(page.Locator($"main {where}").First).ToContainTextAsync(words);
    }
}
