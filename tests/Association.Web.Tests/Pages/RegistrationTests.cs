using System.Net;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class RegistrationTests
{
    private const string SlipForm = "form[enctype]";
    private const string CancelForm = ".confirm form";

    private static readonly byte[] Pdf = "%PDF-1.4 transfer"u8.ToArray();

    [Fact]
    public async Task Another_persons_registration_is_answered_like_one_that_does_not_exist()
    {
        await using var app = await Site.StartAsync();
        var place = await PlaceAsync(app);
        var somebody = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("somebody")));

        var foreign = await somebody.OpenAsync($"/my/registrations/{place.Registration.Id}");
        var unknown = await somebody.OpenAsync($"/my/registrations/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(unknown.Words, foreign.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.OpenAsync($"/my/registrations/{place.Registration.Id}?handler=Receipt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.OpenAsync("/my/registrations/none")).Status);
    }

    [Fact]
    public async Task A_forged_key_is_answered_like_an_unknown_number()
    {
        await using var app = await Site.StartAsync();
        var place = await PlaceAsync(app);
        var other = await PlaceAsync(app);
        var stranger = new Reader(app.Browser());
        var link = LinkOf(app, place);

        Assert.Equal(HttpStatusCode.OK, (await stranger.OpenAsync(link)).Status);
        var unknown = await stranger.OpenAsync("/r/AAAAAAAA?k=00000000000000000000000000000000");
        string[] forged = [$"/r/{place.Registration.Number}", link[..^1] + (link[^1] == '0' ? '1' : '0'), link.Replace(place.Registration.Number, other.Registration.Number, StringComparison.Ordinal)];
        foreach (var address in forged)
        {
            var answer = await stranger.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(unknown.Words, answer.Words);
        }
    }

    [Fact]
    public async Task A_slip_is_judged_by_its_content_beside_the_field()
    {
        await using var app = await Site.StartAsync();
        var place = await PlaceAsync(app);
        var guest = new Reader(app.Browser());
        var page = await guest.OpenAsync(LinkOf(app, place));

        var missing = await guest.SendAsync(page, SlipForm);
        Assert.NotEqual("", missing.ErrorOf("Input.File"));
        var html = await guest.SendAsync(page, SlipForm, new Attachment("Input.File", "slip.pdf", "<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Contains("PDF", html.ErrorOf("Input.File"), StringComparison.Ordinal);
        var large = await guest.SendAsync(page, SlipForm, new Attachment("Input.File", "slip.pdf", [.. Pdf, .. new byte[10 * 1024 * 1024]]));
        Assert.Contains("10 MB", large.ErrorOf("Input.File"), StringComparison.Ordinal);
        Assert.Equal(0, await app.ReadAsync(db => db.Slips.CountAsync()));

        var waiting = await guest.FollowAsync(await guest.SendAsync(page, SlipForm, new Attachment("Input.File", "../../slip.html", Pdf)));
        Assert.Contains("等待财务确认", waiting.Words, StringComparison.Ordinal);
        Assert.Equal(1, await app.ReadAsync(db => db.Slips.CountAsync(s => s.Status == SlipStatus.Uploaded)));
    }

    [Fact]
    public async Task A_refused_slip_shows_the_reason_as_words()
    {
        await using var app = await Site.StartAsync();
        var place = await PlaceAsync(app);
        var guest = new Reader(app.Browser());
        await guest.SendAsync(await guest.OpenAsync(LinkOf(app, place)), SlipForm, new Attachment("Input.File", "slip.pdf", Pdf));
        await app.ReadAsync(async db =>
        {
            var order = await db.Orders.Include(o => o.Slips).SingleAsync();
            order.RefuseSlip("<b>金额不符</b>", Sample.User(), TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await guest.OpenAsync(LinkOf(app, place));

        Assert.Equal("<b>金额不符</b>", page.Page.QuerySelector(".own-words")!.TextContent);
        Assert.NotNull(page.Page.QuerySelector(SlipForm));
    }

    [Fact]
    public async Task Cancelling_asks_first_and_ends_the_registration()
    {
        await using var app = await Site.StartAsync();
        var place = await PlaceAsync(app);
        var guest = new Reader(app.Browser());
        var page = await guest.OpenAsync(LinkOf(app, place));
        Assert.NotEqual("", page.Page.QuerySelector($"{CancelForm} .ask-body")!.TextContent);

        var after = await guest.FollowAsync(await guest.SendAsync(page, CancelForm));

        Assert.Contains("报名已取消", after.Words, StringComparison.Ordinal);
        Assert.Null(after.Page.QuerySelector(CancelForm));
        Assert.Equal(RegistrationStatus.Cancelled, await app.ReadAsync(db => db.Registrations.Select(r => r.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_confirmed_place_shows_its_ticket_and_what_was_typed_stays_text()
    {
        await using var app = await Site.StartAsync();
        var guest = new Reader(app.Browser());
        var conference = new AnEvent(Now: TimeProvider.System.GetUtcNow(), Name: "<img src=x onerror=alert(1)>年会").Published();
        await app.SaveAsync(conference);
        var form = await guest.OpenAsync($"/events/{conference.Event.Slug}/register");

        var own = await guest.FollowAsync(await guest.SendAsync(form, "form[data-submit-once]",
            ("Input.Name", "<script>alert(1)</script>"), ("Input.Mobile", "13700002222"), ("Input.Unit", "<svg onload=alert(1)>院"), ("Input.Consent", "true")));

        Assert.NotNull(own.Page.QuerySelector(".pass-code svg"));
        Assert.Contains("<svg onload=alert(1)>院", own.Words, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(1)>年会", own.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", own.Page.QuerySelector(".pass-name")!.TextContent);
        Assert.Empty(own.Page.QuerySelectorAll("[onerror], [onload], script:not([src])"));
    }

    private static async Task<BuiltRegistration> PlaceAsync(WebApp app)
    {
        var conference = new AnEvent(Member: 200, NonMember: 300, Now: TimeProvider.System.GetUtcNow()).Published();
        var member = new AMember().Live();
        var place = new ARegistration(conference, member.Person, Now: TimeProvider.System.GetUtcNow()).Active();
        await app.SaveAsync(conference, member, place);
        await app.ReadAsync(db => db.Quotas.Where(q => q.Id == conference.Quota.Id).ExecuteUpdateAsync(q => q.SetProperty(x => x.Taken, 1)));
        return place;
    }

    private static string LinkOf(WebApp app, BuiltRegistration place) =>
        app.Services.GetRequiredService<ILinkSecrets>().PathOf(place.Registration.Number);
}
