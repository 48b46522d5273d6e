using Association.Application.Common;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Association.Browser.Tests;

/// <summary>What office, liaison and guests do about seats and money of one event, step by step.</summary>
/// <param name="slug">Of its public page.</param>
/// <param name="editor">Address of its editor in the office.</param>
internal sealed class MoneyDesk(WebServer server, string slug, string editor)
{
    /// <summary>A code that takes off a share, as the office sets it up.</summary>
    public async Task AddCouponAsync(IPage office, string name, string code, int percent)
    {
        await office.GotoAsync($"{editor}/coupons");
        await office.FillAsync("[name='Input.Name']", name);
        await office.FillAsync("[name='Input.Tag']", "赞助商");
        await office.FillAsync("[name='Input.Value']", $"{percent}");
        await office.FillAsync("[name='Input.Budget']", "5000");
        await office.FillAsync("[name='Input.Code']", code);
        await office.FillAsync("[name='Input.Uses']", "20");
        await AfterTheDoor.SendAsync(office, "main form:has([name='Input.Code'])", "优惠码已添加");
    }

    public async Task OpenWaitingListAsync(IPage office)
    {
        await office.GotoAsync($"{editor}/waiting");
        await office.CheckAsync("[name='Rules.HasWaitingList'][type=checkbox]");
        await AfterTheDoor.SendAsync(office, "form[action*='Rules']", "席位规则已保存");
    }

    /// <summary>Somebody without an account takes a place with a code; stays on the page of the place.</summary>
    public async Task RegisterGuestAsync(IPage phone, string name, string mobile, string? coupon = null, string? category = null)
    {
        await FillGuestAsync(phone, name, mobile);
        if (category is not null) await phone.ChooseAsync(category);
        if (coupon is not null)
        {
            await phone.FillAsync("[name='Input.Coupon']", coupon);
            await phone.ClickAsync("button[formaction*='Price']");
            await Assertions.Expect(phone.Locator("main [role=status]").Last).ToContainTextAsync("已优惠");
        }

        await phone.ConsentAndSendAsync(category);
        await phone.WaitForURLAsync("**/r/**");
    }

    /// <summary>The same where no seat is left: stays on the page of the queue.</summary>
    public async Task WaitAsync(IPage phone, string name, string mobile, string? category = null)
    {
        await FillGuestAsync(phone, name, mobile);
        await phone.ConsentAndSendAsync(category);
        await phone.GotoAsync(await QueueOfAsync(name));
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("您排在第");
    }

    /// <summary>A liaison takes seats for colleagues from the roster, for people that are typed, and some without a name.</summary>
    /// <returns>The address of the order.</returns>
    public async Task<string> OrderForGroupAsync(IPage liaison, int seats, int unnamed, int fromRoster, string names = "团", long firstMobile = 13900007100)
    {
        await liaison.GotoAsync($"/unit/registrations/new/{slug}");
        await liaison.FillAsync("[name='Input.ContactName']", "王联络");
        await liaison.FillAsync("[name='Input.ContactEmail']", "liaison@demo.example");
        await PressAsync(liaison, "More");
        await PickAsync(liaison, fromRoster);
        for (var i = fromRoster; i < seats; i++)
        {
            await liaison.SelectOptionAsync($"[name='Input.Lines[{i}].Category']", new SelectOptionValue { Index = 1 });
            if (i >= seats - unnamed) continue;
            await liaison.FillAsync($"[name='Input.Lines[{i}].Name']", $"{names}{"一二三四五六七八九十"[i % 10]}");
            await liaison.FillAsync($"[name='Input.Lines[{i}].Mobile']", $"{firstMobile + i}");
        }

        await PressAsync(liaison, "Check");
        await Assertions.Expect(liaison.Locator(".seat-table tfoot")).ToContainTextAsync($"共 {seats} 席");
        await liaison.KeepAsync("group-order-desk-zh-CN");
        await liaison.ClickAsync("button.btn-primary[formaction]:not([formaction*='handler'])");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync($"还有 {unnamed} 席没有姓名", new() { Timeout = 60_000 });
        return new Uri(liaison.Url).PathAndQuery;
    }

    private static async Task PickAsync(IPage liaison, int colleagues)
    {
        await liaison.ClickAsync("#colleagues > summary");
        for (var i = 0; i < colleagues; i++) await liaison.Locator("#colleagues [name=picked]").Nth(i).CheckAsync();
        await PressAsync(liaison, "Pick");
        await Assertions.Expect(liaison.Locator("[name$='.Employment']")).ToHaveCountAsync(colleagues);
    }

    /// <summary>One seat gets the name of somebody on the roster.</summary>
    public static async Task NameFromRosterAsync(IPage liaison)
    {
        await liaison.SelectOptionAsync("#which-colleague", new SelectOptionValue { Index = 15 });
        await AfterTheDoor.SendAsync(liaison, "form[action*='Colleague']", "已保存");
    }

    /// <summary>Whoever holds the place gives it back by its page.</summary>
    public static async Task GiveBackAsync(IPage phone)
    {
        await phone.AgreeAsync("Cancel");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("已取消", new() { Timeout = 30_000 });
    }

    /// <summary>The offered seat is taken by the page of the queue.</summary>
    public static async Task TakeOfferAsync(IPage phone)
    {
        await phone.ReloadAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("有席位了");
        await phone.KeepAsync("waiting-offer-phone-zh-CN");
        await phone.ClickAsync("form[action*='Accept'] button[type=submit]");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("席位已确认", new() { Timeout = 30_000 });
    }

    /// <summary>A place in the queue, as the mail leads to it.</summary>
    public Task<string> QueueOfAsync(string name) => server.WithAsync(async services =>
    {
        var number = await services.GetRequiredService<AssociationDbContext>().WaitingList.Where(e => e.Name == name).Select(e => e.Number).SingleAsync();
        return $"/w/{number}?k={services.GetRequiredService<ILinkSecrets>().For(WaitingLinks.Purpose, number)}";
    });

    /// <summary>How many seats of the whole event are taken.</summary>
    public Task<int> TakenAsync(Id<Event> @event) => server.WithAsync(services =>
        services.GetRequiredService<AssociationDbContext>().Quotas.Where(q => q.Event == @event && q.Category == null && !q.IsShared).Select(q => q.Taken).SingleAsync());

    private async Task FillGuestAsync(IPage phone, string name, string mobile)
    {
        await phone.GotoAsync($"/events/{slug}/register");
        await phone.FillAsync("[name='Input.Name']", name);
        await phone.FillAsync("[name='Input.Mobile']", mobile);
        await phone.FillAsync("[name='Input.Email']", $"g{mobile}@example.org");
    }

    private static async Task PressAsync(IPage page, string handler)
    {
        await page.Locator($"button.btn[formaction*='handler={handler}']").ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
