using System.Net;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class RegisterTests
{
    private const string Form = "form[data-submit-once]";

    private static readonly (string Name, string? Value)[] Guest =
        [("Input.Name", "欧阳明远"), ("Input.Mobile", "13900001111"), ("Input.Email", "ouyang@example.org"), ("Input.Unit", "区第一人民医院"), ("Input.Consent", "true")];

    [Fact]
    public async Task A_guest_registers_and_is_led_to_a_page_of_their_own()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var reader = new Reader(app.Browser());

        var sent = await RegisterAsync(reader, conference, Guest);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.StartsWith("/r/", sent.Location, StringComparison.Ordinal);

        var own = await reader.FollowAsync(sent);
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Contains("¥300.00", own.Words, StringComparison.Ordinal);
        Assert.Contains("欧阳明远", own.Words, StringComparison.Ordinal);
        Assert.Matches("[2-9A-HJ-NP-Z]{8}", own.Page.QuerySelector(".pay-figures code")!.TextContent);
        Assert.True(own.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_member_types_nothing_and_pays_the_member_price()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var member = new AMember(Joined: new DateOnly(2015, 1, 1)).Live();
        await app.SaveAsync(member);
        var reader = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("member", member.Id)));

        var form = await reader.OpenAsync($"/events/{conference.Event.Slug}/register");
        Assert.Null(form.Typed("Input.Name"));
        Assert.Contains("¥200.00", form.Words, StringComparison.Ordinal);

        var own = await reader.FollowAsync(await reader.SendAsync(form, Form, ("Input.Consent", "true")));
        Assert.StartsWith("/my/registrations/", own.Address, StringComparison.Ordinal);
        Assert.Contains("¥200.00", own.Words, StringComparison.Ordinal);

        Assert.StartsWith("/my/registrations/", (await reader.OpenAsync($"/events/{conference.Event.Slug}/register")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_else_is_sent_changes_neither_price_nor_person()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var reader = new Reader(app.Browser());

        await RegisterAsync(reader, conference, [.. Guest, ("Input.Price", "0"), ("Price", "0"), ("AsMember", "true"), ("Input.AsMember", "true"), ("Event.ReaderIsMember", "true")]);

        var (price, asMember) = await OneAsync(app);
        Assert.Equal((300m, false), (price, asMember));
    }

    [Fact]
    public async Task A_category_of_another_event_does_not_exist()
    {
        await using var app = await Site.StartAsync();
        var (conference, cheap) = (await ConferenceAsync(app), new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published());
        await app.SaveAsync(cheap);

        var sent = await RegisterAsync(new Reader(app.Browser()), conference, [.. Guest, ("Input.Category", $"{cheap.Category.Id}")]);

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task Wrong_input_is_told_beside_each_field_and_stays_typed()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var reader = new Reader(app.Browser());

        var back = await RegisterAsync(reader, conference,
            [("Input.Name", "<script>alert(1)</script>张*"), ("Input.Mobile", "12345"), ("Input.Email", "nobody"), ("Input.Unit", "区医院"), ("Input.Remark", "素食")]);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.All(["Input.Name", "Input.Mobile", "Input.Email", "Input.Consent"], field => Assert.NotEqual("", back.ErrorOf(field)));
        Assert.Equal("<script>alert(1)</script>张*", back.Typed("Input.Name"));
        Assert.Equal(("12345", "nobody", "区医院", "素食"), (back.Typed("Input.Mobile"), back.Typed("Input.Email"), back.Typed("Input.Unit"), back.Typed("Input.Remark")));
        Assert.Empty(back.Page.QuerySelectorAll("script:not([src])"));
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task A_double_click_makes_one_registration()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var reader = new Reader(app.Browser());
        var form = await reader.OpenAsync($"/events/{conference.Event.Slug}/register");

        var first = await reader.SendAsync(form, Form, Guest);
        var second = await reader.SendAsync(form, Form, Guest);

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await CountAsync(app));
    }

    [Fact]
    public async Task A_stranger_who_names_somebody_registered_gets_no_link_but_the_owner_a_mail_once_an_hour()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        await RegisterAsync(new Reader(app.Browser()), conference, Guest);
        var stranger = new Reader(app.Browser());

        var sent = await RegisterAsync(stranger, conference, [.. Guest.Where(f => f.Name != "Input.Email"), ("Input.Email", "stranger@example.org")]);
        await RegisterAsync(stranger, conference, Guest);

        Assert.Equal($"/events/{conference.Event.Slug}", sent.Location);
        var shown = await stranger.FollowAsync(sent);
        Assert.DoesNotContain("/r/", shown.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(app));
        var mails = await app.ReadAsync(db => db.Outbox.Select(m => m.To).ToListAsync());
        Assert.InRange(mails.Count, 2, 3);
        Assert.All(mails, to => Assert.Equal("ouyang@example.org", to));
    }

    [Fact]
    public async Task What_is_sold_out_says_so_and_leads_on()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app, capacity: 1);
        await RegisterAsync(new Reader(app.Browser()), conference, Guest);

        var late = await new Reader(app.Browser()).OpenAsync($"/events/{conference.Event.Slug}/register");

        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Null(late.Page.QuerySelector(Form));
        Assert.NotNull(late.Page.QuerySelector(".notice a[href='/events']"));
    }

    [Fact]
    public async Task The_last_seat_that_went_meanwhile_keeps_what_was_typed()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app, capacity: 1);
        var late = new Reader(app.Browser());
        var form = await late.OpenAsync($"/events/{conference.Event.Slug}/register");
        await RegisterAsync(new Reader(app.Browser()), conference, Guest);

        var back = await late.SendAsync(form, Form, [("Input.Name", "李娜"), ("Input.Mobile", "13700002222"), ("Input.Consent", "true"), ("Input.Category", $"{conference.Category.Id}")]);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal("李娜", back.Typed("Input.Name"));
        Assert.Contains("名额", back.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(app));
    }

    private static async Task<BuiltEvent> ConferenceAsync(WebApp app, int capacity = 100)
    {
        var conference = new AnEvent(Capacity: capacity, Member: 200, NonMember: 300, Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(conference);
        return conference;
    }

    private static async Task<Sheet> RegisterAsync(Reader reader, BuiltEvent conference, (string Name, string? Value)[] fill) =>
        await reader.SendAsync(await reader.OpenAsync($"/events/{conference.Event.Slug}/register"), Form, fill);

    private static Task<int> CountAsync(WebApp app) => app.ReadAsync(db => db.Registrations.CountAsync());

    private static async Task<(decimal Price, bool AsMember)> OneAsync(WebApp app)
    {
        var one = await app.ReadAsync(db => db.Registrations.SingleAsync());
        return (one.Price.Amount, one.AsMember);
    }
}
