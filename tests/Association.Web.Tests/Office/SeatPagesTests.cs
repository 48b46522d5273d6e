using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>Coupons, seats that categories share, and the waiting list, on pages without script.</summary>
public sealed class SeatPagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Member: 300, NonMember: 500, Now: Now).Draft();
    private readonly BuiltEvent _other = new AnEvent(Member: 300, NonMember: 500, Now: Now, Name: "儿科年会").Published();
    private WebApp _app = null!;
    private Visit _officer = null!;

    private string At(string part) => $"/office/events/{_event.Id}/{part}";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _event.Event.Seat(new(true, 48, AfterDeadline.Reprice, null));
        _event.Event.Publish(EventChecklist.Of(_event.Event, [_event.Quota], Now), Now);
        await _app.SaveAsync(_event, _other);
        _officer = new Visit(await _app.BrowserAsync(await _app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Shared_seats_get_another_size_and_what_was_refused_leaves_the_rules_as_they_are()
    {
        await _officer.GoAsync(At("waiting"));
        await _officer.SubmitAsync("Share", ("Shared.NameZh", "学生与护士"), ("Shared.Capacity", "50"));
        Assert.Equal(("48", "true"), (_officer.ValueOf("Rules.OfferHours"), _officer.ValueOf("Rules.HasWaitingList")));
        Assert.Contains("至少选择一个", _officer.Text, StringComparison.Ordinal);

        await _officer.SubmitAsync("Share", ("Shared.NameZh", "学生与护士"), ("Shared.Capacity", "50"), ("Shared.Categories", $"{_event.Category.Id}"));
        var form = _officer.Page.QuerySelectorAll<IHtmlFormElement>("form[action*=Resize]").Single();
        await _officer.PostAsync(form, ("Shared.Capacity", "0"));
        Assert.NotNull(_officer.Page.QuerySelector("details[open] form[action*=Resize] .field-error"));
        await _officer.PostAsync(_officer.Page.QuerySelectorAll<IHtmlFormElement>("form[action*=Resize]").Single(), ("Shared.Capacity", "60"), ("Shared.NameZh", "学生、护士"));

        Assert.Contains("学生、护士", _officer.Text, StringComparison.Ordinal);
        Assert.Equal(60, await DbAsync(db => db.Quotas.Where(q => q.IsShared).Select(q => q.Capacity).SingleAsync()));
    }

    [Fact]
    public async Task A_coupon_for_two_events_shows_at_both_and_is_ended_where_it_was_made()
    {
        await _officer.GoAsync(At("coupons"));
        await _officer.SubmitAsync(null, ("Input.Name", "=cmd|' /C calc'!A0"), ("Input.Tag", "赞助<b>商"), ("Input.Value", "50"), ("Input.Count", "3"), ("Input.Budget", "900"), ("Input.AlsoAt", $"{_other.Id}"));
        Assert.Contains("也可用于：儿科年会", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("赞助<b>商", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("900.00", _officer.Text, StringComparison.Ordinal);

        var coupon = await DbAsync(db => db.Coupons.Select(c => c.Id).SingleAsync());
        var sheet = await _officer.GetRawAsync(At($"coupons?handler=Codes&of={coupon}"));
        using var book = new System.IO.Compression.ZipArchive(await sheet.Content.ReadAsStreamAsync());
        foreach (var part in book.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            Assert.DoesNotContain("<f>", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        await _officer.GoAsync($"/office/events/{_other.Id}/coupons");
        Assert.Contains("由“呼吸学科年会”发放", _officer.Text, StringComparison.Ordinal);
        Assert.Null(_officer.Page.QuerySelector("form[action*=End]"));
        await _officer.GoAsync(At("coupons?tag=" + Uri.EscapeDataString("别的")));
        Assert.Contains("只看标签“别的”", _officer.Text, StringComparison.Ordinal);
    }

    private async Task<T> DbAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
