using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Events.Waiting;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Pages;

/// <summary>One's place in a queue by the link of the mail: the offered seat is taken there, or left to the next.</summary>
public sealed class WaitingPageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Capacity: 1, Now: Now).Draft();
    private WaitingListEntry _entry = null!;
    private WebApp _app = null!;
    private Visit _guest = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _event.Event.Seat(new(true, 48, AfterDeadline.Release, null));
        _event.Event.Publish(EventChecklist.Of(_event.Event, [_event.Quota], Now), Now);
        var member = new AMember().Live();
        _entry = new WaitingListEntry(_event.Id, _event.Category.Id, new Attendee(member.Person.Id, $"{member.Id}", member.Person.Name, "w@example.org", null, null), false, "zh-CN", null, Now);
        _entry.Offer(Now.AddHours(48), Now);
        await _app.SaveAsync(_event, member, _entry);
        // Without any account the site asks for its first administrator.
        await _app.OpenAccountAsync("office", null, (Role.Administrator, null));
        await DbAsync(db => db.Quotas.ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, 1)));
        _guest = new Visit(_app.Browser());
        await _guest.GoAsync($"/w/{_entry.Number}?k={_app.Services.GetRequiredService<ILinkSecrets>().For(WaitingLinks.Purpose, _entry.Number)}");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_offer_is_taken_by_the_button_and_becomes_a_registration()
    {
        await _guest.SubmitAsync("Accept");

        Assert.StartsWith("/r/", _guest.Address, StringComparison.Ordinal);
        Assert.Contains("席位已确认", _guest.Text, StringComparison.Ordinal);
        Assert.Equal(WaitingStatus.Accepted, await DbAsync(db => db.WaitingList.Select(e => e.Status).SingleAsync()));
    }

    [Fact]
    public async Task Leaving_frees_the_seat_that_was_held()
    {
        await _guest.SubmitAsync("Leave");

        Assert.Equal(WaitingStatus.Left, await DbAsync(db => db.WaitingList.Select(e => e.Status).SingleAsync()));
        Assert.Equal(0, await DbAsync(db => db.Quotas.Select(q => q.Taken).SingleAsync()));
    }

    [Fact]
    public async Task The_offer_asks_what_the_event_asks_of_the_category()
    {
        var badge = new AQuestion(_event, Label: "胸卡上的名字", Required: true).With();
        await _app.SaveAsync(badge);
        await DbAsync(db => db.Events.ExecuteUpdateAsync(row => row.SetProperty(e => e.AsksQuestions, true)));
        var field = GivenAnswer.FieldOf(badge.Id.Value);

        await _guest.GoAsync(_guest.Address);
        await _guest.SubmitAsync("Accept");
        Assert.NotNull(_guest.ErrorAt($"Input_{field}"));
        Assert.Equal(WaitingStatus.Offered, await DbAsync(db => db.WaitingList.Select(e => e.Status).SingleAsync()));

        await _guest.SubmitAsync("Accept", (field, "王芳"));
        Assert.StartsWith("/r/", _guest.Address, StringComparison.Ordinal);
        Assert.Equal("王芳", await DbAsync(db => db.Answers.Select(a => a.Value).SingleAsync()));
    }

    private async Task<T> DbAsync<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
