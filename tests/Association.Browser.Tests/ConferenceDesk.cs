using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>How the office opens a conference, step by step of its checklist.</summary>
internal static partial class ConferenceDesk
{
    /// <param name="categories">What is sold, with the prices for members and for others.</param>
    /// <returns>The address of the editor, and the last part of the public page's.</returns>
    public static async Task<(string Editor, string Slug)> OpenAsync(IPage office, string zh, string en, DateOnly day, int seats, params (string Zh, string En, int Member, int Other)[] categories)
    {
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await office.GotoAsync("/office/events/new");
        await office.FillAsync("[name='Input.NameZh']", zh);
        await office.FillAsync("[name='Input.NameEn']", en);
        await office.FillAsync("[name='Input.StartsOn']", date);
        await office.FillAsync("[name='Input.EndsOn']", date);
        await office.SubmitAsync();
        var editor = EditorAddress().Match(office.Url).Value;
        Assert.NotEmpty(editor);

        await DescribeAsync(office, editor);
        await RegistrationAsync(office, editor, date, seats);
        foreach (var category in categories) await SellAsync(office, editor, category.Zh, category.En, category.Member, category.Other);
        await office.GotoAsync($"{editor}/publish");
        await office.KeepAsync("event-publish-desk-zh-CN");
        await office.SubmitAsync();
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("/events/");
        await Assertions.Expect(office.Locator("main .consequences")).ToHaveCountAsync(0);
        return (editor, SlugAddress().Match(await office.ContentAsync()).Groups[1].Value);
    }

    private static async Task DescribeAsync(IPage office, string editor)
    {
        await office.GotoAsync($"{editor}/basics");
        await office.FillAsync("[name='Input.VenueZh']", "一号会议中心");
        await office.FillAsync("[name='Input.VenueEn']", "Conference Centre One");
        await office.FillAsync("[name='Input.Hours']", "6");
        await office.FillAsync("[name='Input.DescriptionZh']", "**年会**说明 <script>alert(1)</script>");
        await office.SubmitAsync();
        await office.GotoAsync($"{editor}/programme");
        await office.FillAsync("[name='Input.TitleZh']", "开幕式");
        await office.FillAsync("[name='Input.TitleEn']", "Opening");
        await office.FillAsync("[name='Input.StartsAt']", "09:00");
        await office.FillAsync("[name='Input.EndsAt']", "10:30");
        await office.SubmitAsync("#form");
    }

    private static async Task RegistrationAsync(IPage office, string editor, string date, int seats)
    {
        await office.GotoAsync($"{editor}/registration");
        await office.FillAsync("[name='Input.ClosesAt']", $"{date}T23:59");
        await office.FillAsync("[name='Input.Capacity']", $"{seats}");
        await office.FillAsync("[name='Input.PaymentDays']", "7");
        await office.SubmitAsync();
    }

    private static async Task SellAsync(IPage office, string editor, string zh, string en, int member, int other)
    {
        await office.GotoAsync($"{editor}/money");
        await office.FillAsync("[name='Input.NameZh']", zh);
        await office.FillAsync("[name='Input.NameEn']", en);
        await office.FillAsync("[name='Input.Phases[0].NameZh']", "正常");
        await office.FillAsync("[name='Input.Phases[0].MemberPrice']", $"{member}");
        await office.FillAsync("[name='Input.Phases[0].NonMemberPrice']", $"{other}");
        await office.SubmitAsync("#form");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync(zh);
    }

    [GeneratedRegex("/office/events/[0-9a-f-]{36}")]
    public static partial Regex EditorAddress();

    [GeneratedRegex("(?<!/office)/events/([a-z0-9-]+-[0-9]{4}-[a-z0-9]{4})\\b")]
    private static partial Regex SlugAddress();
}
