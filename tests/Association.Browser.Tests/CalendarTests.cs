using System.Net;
using Association.Application.Salons;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A meeting is dragged: to a free day it goes, onto another's hour it goes back; an empty slot is booked; a feed ends when it is revoked.</summary>
public sealed class CalendarTests(DemoSite site) : IClassFixture<DemoSite>
{
    /// <summary>A Tuesday, well ahead, so that the days after it lie in the same week.</summary>
    private static readonly DateOnly Day = Tuesday(TimeProvider.System.Today().AddDays(70));

    private readonly (WebServer Server, Chromium Chromium) _site = (site.Server, site.Chromium);

    [Fact]
    public async Task Dragging_moves_with_the_checks_of_a_booking_and_an_empty_slot_is_booked()
    {
        var (mine, theirs, room, slug) = await MeetingsAsync();
        var head = await SignInAsync(Chromium.Desk);
        await head.GotoAsync(At("Month"));
        await DragAsync(head, mine, Cell(Day.AddDays(1)));
        await Assertions.Expect(head.Locator(".alternatives button")).Not.ToHaveCountAsync(0);
        Assert.Equal(AssociationCalendar.At(Day, new(14, 0)), await StartAsync(mine));
        await head.KeepAsync("calendar-clash-desk-zh-CN");
        await head.GotoAsync(At("Month"));
        await Assertions.Expect(head.Locator($"{Cell(Day)} [data-meeting='{mine}']")).ToHaveCountAsync(1);

        await DragAsync(head, mine, Cell(Day.AddDays(2)));
        await Assertions.Expect(head.Locator($"{Cell(Day.AddDays(2))} [data-meeting='{mine}']")).ToHaveCountAsync(1);
        Assert.Equal(AssociationCalendar.At(Day.AddDays(2), new(14, 0)), await StartAsync(mine));
        await head.GotoAsync(At("Week"));
        await DragAsync(head, mine, $"[data-slot='{Iso(Day.AddDays(2))}T09:00']");
        await Assertions.Expect(head.Locator("main")).ToContainTextAsync("09:00");
        Assert.Equal(AssociationCalendar.At(Day.AddDays(2), new(9, 0)), await StartAsync(mine));
        Assert.Equal(AssociationCalendar.At(Day.AddDays(1), new(14, 0)), await StartAsync(theirs));
        await head.GotoAsync(At("Week"));
        await head.KeepBothAsync("calendar-week-desk");

        await BookAsync(head, slug);
        await head.GotoAsync(At("Rooms", Day.AddDays(2)));
        await Assertions.Expect(head.Locator($"[data-slot$='_{room}'] [data-meeting='{mine}']")).ToHaveCountAsync(1);
        await head.KeepBothAsync("calendar-rooms-desk");
        await PageInspection.FindsNothingAsync(_site.Server, (head, At("Rooms", Day.AddDays(2))), (head, At("Week")), (head, At("Month")));
    }

    [Fact]
    public async Task A_phone_lists_the_days_and_a_revoked_address_answers_no_more()
    {
        var (mine, _, _, slug) = await MeetingsAsync();
        var phone = await SignInAsync(Chromium.Phone);
        await phone.GotoAsync(At("Month"));
        await Assertions.Expect(phone.Locator(".calendar-agenda li").Filter(new() { HasText = "慢阻肺" }).First).ToBeVisibleAsync();
        await phone.KeepBothAsync("calendar-agenda-phone");
        await phone.Locator($".calendar-agenda a[href*='{mine}/schedule#change']").First.ClickAsync();
        await Assertions.Expect(phone.Locator("#change [name='Input.Day']")).ToHaveValueAsync(Iso(Day));

        await phone.GotoAsync("/calendar/feeds");
        await phone.SubmitAsync("main form[method=post]");
        var shown = await phone.InnerTextAsync(".feed-address");
        var address = shown[shown.IndexOf("/calendar/feed/", StringComparison.Ordinal)..(shown.IndexOf(".ics", StringComparison.Ordinal) + 4)];
        await phone.KeepAsync("calendar-feed-phone-zh-CN");
        using var program = new HttpClient { BaseAddress = _site.Server.Address };
        Assert.Contains("BEGIN:VCALENDAR", await program.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
        await PageInspection.FindsNothingAsync(_site.Server, (phone, "/calendar/feeds"), (phone, At("Month")), (phone, $"/bodies/{slug}/desk/salons/{mine}/schedule"));
        await phone.GotoAsync("/calendar/feeds");
        await phone.AgreeAsync("Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    private static string At(string view, DateOnly? day = null) => $"/calendar?view={view}&on={Iso(day ?? Day)}";

    private static string Cell(DateOnly day) => $".month [data-slot='{Iso(day)}']";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Tuesday(DateOnly after) => after.AddDays(((int)DayOfWeek.Tuesday - (int)after.DayOfWeek + 7) % 7);

    private Task<IPage> SignInAsync(int width) => _site.Chromium.SignInAsync(_site.Server, "head@demo.example", width, "zh-CN");

    private static async Task BookAsync(IPage head, string slug)
    {
        await head.Locator($"[data-slot='{Iso(Day.AddDays(3))}T10:00'] a.book").ClickAsync();
        await head.WaitForURLAsync($"**/bodies/{slug}/desk/salons/new?*");
        Assert.Equal((Iso(Day.AddDays(3)), "10:00"), (await head.InputValueAsync("[name='Input.From']"), await head.InputValueAsync("[name='Input.StartsAt']")));
    }

    private static async Task DragAsync(IPage page, Id<Event> meeting, string to)
    {
        var answered = page.WaitForResponseAsync(answer => answer.Request.Method == "POST" && answer.Url.Contains("handler=Move", StringComparison.Ordinal));
        await page.Locator($"table [data-meeting='{meeting}']").First.DragToAsync(page.Locator(to).First, new() { TargetPosition = new() { X = 20, Y = 8 } });
        await answered;
        await page.WaitForLoadStateAsync();
    }

    private Task<DateTimeOffset> StartAsync(Id<Event> id) => _site.Server.WithAsync(services =>
        services.GetRequiredService<AssociationDbContext>().Events.Where(e => e.Id == id).Select(e => e.Sessions.Min(s => s.StartsAt)).SingleAsync());

    /// <summary>The head's salon on the day, another body's in the same room at the same hour of the next; a room for each test.</summary>
    private Task<(Id<Event> Mine, Id<Event> Theirs, Id<Room> Room, string Slug)> MeetingsAsync() => _site.Server.WithAsync(async services =>
    {
        var (db, mediator) = (services.GetRequiredService<AssociationDbContext>(), services.GetRequiredService<IMediator>());
        var today = TimeProvider.System.Today();
        var body = await db.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.Committee && b.Terms.Any(t => t.From <= today && t.To >= today)).OrderBy(b => b.Slug).FirstAsync();
        var other = await db.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.Committee && b.Id != body.Id).OrderBy(b => b.Slug).FirstAsync();
        var room = new Room(new("研讨室", "Seminar room"), new("4 楼", "4th floor"), 40, Equipment.Projector, needsApproval: false);
        db.Add(room);
        await db.SaveChangesAsync();
        async Task<Id<Event>> ScheduleAsync(Id<Body> of, string topic, string english, DateOnly day)
        {
            var done = await mediator.Send(new ScheduleSalon(of, new(topic, english, EventType.Salon, 20), room.Id, AssociationCalendar.At(day, new(14, 0)), AssociationCalendar.At(day, new(16, 0))));
            return done.Succeeded ? new(done.Value.Event) : throw new InvalidOperationException(done.Errors[0].Code);
        }

        return (await ScheduleAsync(body.Id, "慢阻肺病例讨论", "COPD cases", Day), await ScheduleAsync(other.Id, "卒中急救沙龙", "Stroke salon", Day.AddDays(1)), room.Id, body.Slug);
    });
}
