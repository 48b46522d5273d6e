using System.Net;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>A slip arrives, is sent back, arrives again, and is booked by the exact amount.</summary>
public sealed class FinanceDeskTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private WebApp _app = null!;
    private BuiltRegistration _place = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var (conference, member) = (new AnEvent(Member: 200, NonMember: 300, Now: Now).Published(), new AMember().Live());
        _place = new ARegistration(conference, member.Person, Now: Now).Active();
        await _app.SaveAsync(conference, member, _place);
        await ProveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_slip_is_seen_and_only_the_exact_amount_is_booked()
    {
        var finance = await OfficeAsync(Role.FinanceOfficer);
        await finance.GoAsync("/office/finance");
        Assert.Contains(_place.Order!.Reference, finance.Text, StringComparison.Ordinal);
        await finance.GoAsync($"/office/finance/{_place.Order.Id}");
        var picture = await finance.GetRawAsync($"/office/finance/{_place.Order.Id}{finance.Page.QuerySelector("img.slip")!.GetAttribute("src")}");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());

        Assert.Equal("200.00", finance.ValueOf("Input.Amount"));
        await finance.SubmitAsync("Confirm", ("Input.Amount", "199.99"));
        Assert.Equal("金额与订单不符，须完全一致。", finance.ErrorAt("Input_Amount"));
        Assert.Equal("199.99", finance.ValueOf("Input.Amount"));
        await finance.SubmitAsync("Confirm", ("Input.Amount", "200"), ("Input.ReceivedOn", Visit.Day(AssociationCalendar.DayOf(Now).AddDays(3))));
        Assert.Equal("到账日期不能晚于今天。", finance.ErrorAt("Input_ReceivedOn"));
        Assert.Equal(OrderStatus.Open, (await OrderAsync()).Status);

        await finance.SubmitAsync("Confirm", ("Input.ReceivedOn", Visit.Day(AssociationCalendar.DayOf(Now))));
        Assert.Contains("已入账，收据号 R", finance.Text, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Paid, (await OrderAsync()).Status);
        Assert.Empty(finance.Page.QuerySelectorAll("main form[action*='Confirm'], main form[action*='Refuse']"));
    }

    [Fact]
    public async Task A_slip_is_sent_back_only_with_a_reason()
    {
        var finance = await OfficeAsync(Role.FinanceOfficer);
        await finance.GoAsync($"/office/finance/{_place.Order!.Id}");
        await finance.SubmitAsync("Refuse", ("Input.Reason", " "));
        Assert.Equal("请填写此项。", finance.ErrorAt("Input_Reason"));
        Assert.Equal("200.00", finance.ValueOf("Input.Amount"));

        await finance.SubmitAsync("Refuse", ("Input.Reason", "看不清金额"));
        var slip = Assert.Single((await OrderAsync()).Slips);
        Assert.Equal((SlipStatus.Rejected, "看不清金额"), (slip.Status, slip.Reason));
    }

    [Fact]
    public async Task The_auditor_looks_and_books_nothing_and_the_event_officer_finds_no_finance()
    {
        var address = $"/office/finance/{_place.Order!.Id}";
        var auditor = await OfficeAsync(Role.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync(address)).Status);
        Assert.Empty(auditor.Page.QuerySelectorAll("main form[method=post]"));
        var post = await auditor.PostRawAsync($"{address}?handler=Confirm", ("__RequestVerificationToken", auditor.Token), ("Input.Amount", "200"), ("Input.ReceivedOn", Visit.Day(AssociationCalendar.DayOf(Now))));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);

        var officer = await OfficeAsync(Role.EventOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GoAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GoAsync("/office/finance")).Status);
        Assert.Equal(OrderStatus.Open, (await OrderAsync()).Status);
    }

    [Fact]
    public async Task The_desk_shows_what_waits_to_those_who_may_act()
    {
        var finance = await OfficeAsync(Role.FinanceOfficer);
        await finance.GoAsync("/office");
        Assert.NotNull(finance.Page.QuerySelector(".waiting a[href='/office/finance']"));
        var officer = await OfficeAsync(Role.EventOfficer);
        await officer.GoAsync("/office");
        Assert.Null(officer.Page.QuerySelector(".waiting a[href='/office/finance']"));
    }

    private async Task<Visit> OfficeAsync(Role role) => new(await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null))));

    private async Task ProveAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        var file = await scope.ServiceProvider.GetRequiredService<IFileStore>().KeepAsync(Png, "slip.png", "image/png", FilePurpose.RemittanceSlip, null, CancellationToken.None);
        var order = await db.Orders.Include(o => o.Slips).SingleAsync();
        order.Prove(file.Id, Now);
        await db.SaveChangesAsync();
    }

    private async Task<Order> OrderAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Orders.AsNoTracking().Include(o => o.Slips).SingleAsync();
    }
}
