using System.Net;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Invitations;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.SelfService;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Pages;

/// <summary>Who gets in, and what participants change without the office.</summary>
public sealed class SelfServicePageTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_the_terms_forbid_is_said_before_it_is_tried_and_a_foreign_category_changes_nothing()
    {
        await using var app = await Site.StartAsync();
        var (conference, other, address) = await RestrictedAsync(app);
        var guest = new Reader(app.Browser());

        var page = await guest.OpenAsync(address);
        Assert.Contains("已过可自行办理的最后日期", page.Words, StringComparison.Ordinal);
        Assert.Contains("您的参会类别不能自行办理", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("form[action*=Transfer]"));

        var foreign = await guest.SendAsync(page, "form[action*=Move]", ("category", other.Category.Id.ToString()));
        Assert.Equal(conference.Category.Id, await app.ReadAsync(db => db.Registrations.Select(r => r.Category).SingleAsync()));
        Assert.Null(foreign.Location);
        Assert.NotNull((await guest.SendAsync(page, "form[action*=Move]")).Location);
        Assert.NotEqual(conference.Category.Id, await app.ReadAsync(db => db.Registrations.Select(r => r.Category).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(address[..^1] + (address[^1] == '0' ? '1' : '0'))).Status);
    }

    [Fact]
    public async Task An_invitation_opens_its_category_and_one_that_was_used_says_so()
    {
        await using var app = await Site.StartAsync();
        var conference = new AnEvent(Now: Now).Published();
        conference.Category.AdmitBy(AdmissionKind.Invitation);
        var invitation = new EventInvitation(conference.Id, conference.Category.Id, "欧阳明", "ouyang@example.org", "zh-CN", Now);
        await app.SaveAsync(conference);
        await app.ReadAsync(async db => { db.EventInvitations.Add(invitation); return await db.SaveChangesAsync(); });
        var guest = new Reader(app.Browser());
        var path = AdmissionLinks.PathOf(conference.Event.Slug, app.Services.GetRequiredService<ILinkSecrets>().PassOf(invitation));

        Assert.Null((await guest.OpenAsync($"/events/{conference.Event.Slug}/register")).Page.QuerySelector("input[type=radio]"));
        Assert.Contains("这个地址已失效", (await guest.OpenAsync(path[..^1] + (path[^1] == '0' ? '1' : '0'))).Words, StringComparison.Ordinal);
        var page = await guest.OpenAsync(path);
        Assert.Equal(("欧阳明", "ouyang@example.org"), (page.Typed("Input.Name"), page.Typed("Input.Email")));
        var sent = await guest.SendAsync(page, "main form[method=post]", ("Input.Mobile", "13800138000"), ("Input.Consent", "true"));
        Assert.StartsWith("/r/", sent.Location, StringComparison.Ordinal);
        Assert.Contains("这份邀请已使用", (await guest.OpenAsync(path)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sets_the_terms_and_a_wrong_share_stands_beside_its_field()
    {
        await using var app = await Site.StartAsync();
        var conference = new AnEvent(Now: Now).Published();
        await app.SaveAsync(conference);
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
        var address = $"/office/events/{conference.Id}/access?category={conference.Category.Id}";

        var wrong = await office.SendAsync(await office.OpenAsync(address), "form[action*=Terms]", ("Rules.RefundShare", "150"), ("Rules.CancelFee", "30"));
        Assert.NotEqual("", wrong.ErrorOf("Rules.RefundShare"));
        Assert.Equal(("150", "30"), (wrong.Typed("Rules.RefundShare"), wrong.Typed("Rules.CancelFee")));
        Assert.NotNull((await office.SendAsync(wrong, "form[action*=Terms]", ("Rules.RefundShare", "50"))).Location);

        var kept = await app.ReadAsync(db => db.SelfServiceTerms.SingleAsync());
        Assert.Equal((50, 30m, true), (kept.RefundShare, kept.CancelFee.Amount, kept.MayCancel));

        Assert.NotNull((await office.SendAsync(await office.OpenAsync(address), "form[action*=Admission]", ("admission", "Approval"), ("holds", "true"))).Location);
        var category = await app.ReadAsync(db => db.TicketCategories.SingleAsync());
        Assert.Equal((AdmissionKind.Approval, true), (category.Admission, category.HoldsWhilePending));
        Assert.Contains("审核期间占名额", (await office.OpenAsync(address)).Words, StringComparison.Ordinal);
    }

    /// <summary>A place whose terms allow to move, no longer to hand over, and never to cancel; and another event.</summary>
    private static async Task<(BuiltEvent Conference, BuiltEvent Other, string Address)> RestrictedAsync(WebApp app)
    {
        var (conference, other) = (new AnEvent(Now: Now).Draft(), new AnEvent(Now: Now).Published());
        conference.Event.Sell(new("学生", "Student"), false).Price(new("标准"), Money.Zero, Money.Zero, null);
        conference.Event.Publish(EventChecklist.Of(conference.Event, [conference.Quota], Now), Now);
        var member = new AMember().Live();
        var place = new ARegistration(conference, member.Person, Now: Now).Active();
        var terms = new SelfServiceTerms(conference.Id, conference.Category.Id);
        terms.Set(new(true, null), new(true, null), new(true, TimeProvider.System.Today().AddDays(-1)), new(false, null), Money.Zero, 100);
        await app.SaveAsync(conference, other, member, place);
        await app.ReadAsync(async db =>
        {
            db.SelfServiceTerms.Add(terms);
            await db.SaveChangesAsync();
            return await db.Quotas.Where(q => q.Id == conference.Quota.Id).ExecuteUpdateAsync(q => q.SetProperty(x => x.Taken, 1));
        });
        return (conference, other, app.Services.GetRequiredService<ILinkSecrets>().PathOf(place.Registration.Number).Replace("?k=", "/change?k=", StringComparison.Ordinal));
    }
}
