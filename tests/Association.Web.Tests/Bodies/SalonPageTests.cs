using System.Net;
using Association.Application.Common;
using Association.Application.Lecturers;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Office;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Bodies;

/// <summary>A head schedules, a lecturer answers, the calendar moves: with forms and links only.</summary>
public sealed class SalonPageTests : IAsyncLifetime
{
    private static readonly DateOnly Day = TimeProvider.System.Today().AddDays(20);

    private readonly Body _body = new(new("呼吸专业委员会", "Respiratory Committee"), BodyKind.Committee, "respiratory");
    private readonly BuiltMember _chair = new AMember().Live();
    private readonly Room _room = new(new("一号会议室"), new("一楼"), 30, Equipment.Projector, needsApproval: false);
    private readonly Room _other = new(new("二号会议室"), new("一楼"), 40, Equipment.Projector, needsApproval: false);
    private readonly Lecturer _lecturer = new("王教授", "wang@example.org", new(null, null, null, "zh", "CN"));
    private WebApp _app = null!;
    private Visit _head = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _body.Term("第一届", Day.AddYears(-1), null).Appoint(_chair.Id, BodyPosition.Chair, Day.AddYears(-1), null);
        await _app.SaveAsync(_chair, _body, _room, _other, _lecturer);
        _head = new(await _app.BrowserAsync(await _app.OpenAccountAsync("head", _chair.Id)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_slot_is_chosen_and_who_comes_later_takes_an_alternative()
    {
        await ScheduleAsync();
        Assert.EndsWith($"/{(await EventAsync()).Id}/schedule", _head.Address, StringComparison.Ordinal);

        await _head.GoAsync("/bodies/respiratory/desk/salons/new");
        await _head.SubmitAsync(null, Wish("另一场沙龙"));
        Assert.Contains("该时段已被呼吸专业委员会占用", _head.Text, StringComparison.Ordinal);
        Assert.Equal("另一场沙龙", _head.ValueOf("Input.TopicZh"));
        var take = _head.Page.QuerySelector(".alternatives button[name=take]")!.GetAttribute("value")!;
        await _head.SubmitAsync(null, ("take", take));
        Assert.Equal(2, await Db(db => db.Events.CountAsync()));
        Assert.Contains("另一场沙龙", (await _head.GoAsync("/bodies/respiratory/desk/salons")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        await _head.GoAsync("/bodies/respiratory/desk/salons/new");
        await _head.SubmitAsync(null, [.. Wish("沙龙").Where(f => f.Field != "Input.People"), ("Input.People", "31")]);
        Assert.NotNull(_head.ErrorAt("Input_People"));
        Assert.Equal("31", _head.ValueOf("Input.People"));
        await _head.SubmitAsync(null, [.. Wish("").Where(f => f.Field != "Input.Slot")]);
        Assert.NotNull(_head.ErrorAt("Input_Slot"));
        await _head.SubmitAsync(null, [.. Wish("沙龙"), ("Input.From", $"{Day:yyyy-MM-dd}"), ("Input.To", $"{Day.AddDays(-3):yyyy-MM-dd}")]);
        Assert.NotNull(_head.ErrorAt("Input_To"));
        Assert.Equal(0, await Db(db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task The_lecturers_link_answers_once_without_signing_in()
    {
        await ScheduleAsync(("Input.Lecturer", $"{_lecturer.Id}"));
        var invitation = await Db(db => db.LecturerInvitations.SingleAsync());
        var key = _app.Services.GetRequiredService<ILinkSecrets>().KeyFor(invitation);
        var lecturer = await new Visit(_app.Browser()).GoAsync($"/speak/{key}?answer=yes");
        Assert.Equal(LecturerAnswer.Invited, (await Db(db => db.LecturerInvitations.SingleAsync())).Answer);
        await lecturer.SubmitAsync(null, ("Input.Comes", "true"), ("Input.Note", "期待"));
        Assert.Contains("您已确认出席", lecturer.Text, StringComparison.Ordinal);
        Assert.Null(lecturer.Page.QuerySelector("button[name='Input.Comes']"));
        Assert.Equal(LecturerAnswer.Accepted, (await Db(db => db.LecturerInvitations.SingleAsync())).Answer);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(_app.Browser()).GoAsync("/speak/nothing")).Status);
    }

    [Fact]
    public async Task The_calendar_shows_and_moves_it_and_its_feed_needs_no_cookie()
    {
        await ScheduleAsync();
        var salon = await EventAsync();
        foreach (var view in (string[])["Month", "Week", "Rooms"])
        {
            await _head.GoAsync($"/calendar?view={view}&on={Visit.Day(Day)}");
            Assert.Contains("慢阻肺沙龙", _head.Text, StringComparison.Ordinal);
            Assert.NotNull(_head.Page.QuerySelector($"[data-meeting='{salon.Id}']"));
        }

        await _head.SubmitAsync("Move", ("moved", $"{salon.Id}"), ("slot", $"{Visit.Day(Day)}T16:00_{_other.Id}"));
        Assert.Equal((_other.Id, AssociationCalendar.At(Day, new(16, 0))), await Db(db => db.RoomBookings.Select(b => new ValueTuple<Id<Room>, DateTimeOffset>(b.Room, b.StartsAt)).SingleAsync()));
        Assert.Contains("慢阻肺沙龙", (await new Visit(_app.Browser()).GoAsync($"/calendar?on={Visit.Day(Day)}")).Text, StringComparison.Ordinal);

        await _head.GoAsync("/calendar/feeds");
        await _head.SubmitAsync(null, ("Shows", $"{_body.Id}"));
        var shown = _head.Page.QuerySelector(".feed-address")!.TextContent;
        var address = shown[shown.IndexOf("/calendar/feed/", StringComparison.Ordinal)..(shown.IndexOf(".ics", StringComparison.Ordinal) + ".ics".Length)];
        Assert.Contains("SUMMARY:慢阻肺沙龙", await _app.Browser().GetStringAsync(address), StringComparison.Ordinal);
        await Db(db => db.Appointments.ExecuteUpdateAsync(a => a.SetProperty(x => x.To, TimeProvider.System.Today().AddDays(-1))));
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Browser().GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _head.GoAsync("/bodies/respiratory/desk/salons")).Status);
    }

    private (string Field, string Value)[] Wish(string topic) =>
        [("Input.TopicZh", topic), ("Input.People", "20"), ("Input.From", Visit.Day(Day)), ("Input.Slot", $"{Visit.Day(Day)}T14:00_{_room.Id}")];

    private async Task ScheduleAsync(params (string Field, string Value)[] more)
    {
        await _head.GoAsync("/bodies/respiratory/desk/salons/new");
        await _head.SubmitAsync(null, [.. Wish("慢阻肺沙龙"), .. more]);
    }

    private Task<Event> EventAsync() => Db(db => db.Events.SingleAsync());

    private async Task<T> Db<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}
