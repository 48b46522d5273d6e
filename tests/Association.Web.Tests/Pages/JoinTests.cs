using System.Net;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Pages;

/// <summary>Somebody applies on the web, is asked to correct, corrects by the link, and is taken in by the office.</summary>
public sealed class JoinTests
{
    private const string Form = "form[enctype='multipart/form-data']";
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static (string Name, string? Value)[] Applicant(int person) =>
    [
        ("Input.Category", "Ordinary"), ("Input.Name", "欧阳明远"), ("Input.ResidentId", AnApplication.ResidentIdOf(person)), ("Input.Mobile", "13900001111"),
        ("Input.Email", "ouyang@example.org"), ("Input.Unit", "某某诊所"), ("Input.UnlistedUnit", "true"), ("Input.JobTitle", "主治医师"),
        ("Input.Consent", "true"), ("Input.HandIn", "true"),
    ];

    [Fact]
    public async Task The_form_shows_conditions_and_says_every_fault_beside_its_field()
    {
        await using var app = await Site.StartAsync();
        var reader = new Reader(app.Browser());
        var form = await reader.OpenAsync("/join");
        Assert.Contains("拥护本会章程", form.Words, StringComparison.Ordinal);
        Assert.Null(form.Page.QuerySelector("input[value='Honorary']"));

        var refused = await reader.SendAsync(form, Form, new Attachment("Input.Licence", "card.png", "MZ no picture"u8.ToArray()),
            ("Input.Category", "Ordinary"), ("Input.Name", " "), ("Input.ResidentId", "510199197902281914"), ("Input.Unit", "不存在的医院"), ("Input.HandIn", "true"));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("请填写此项。", refused.ErrorOf("Input.Name"));
        Assert.NotEmpty(refused.ErrorOf("Input.ResidentId"));
        Assert.Contains("没有找到该单位", refused.ErrorOf("Input.Unit"), StringComparison.Ordinal);
        Assert.Equal("仅接受 PDF、JPG 和 PNG 文件。".Length > 0, refused.ErrorOf("Input.Licence").Length > 0);
        Assert.Contains("同意", refused.ErrorOf("Input.Consent"), StringComparison.Ordinal);
        Assert.Equal("510199197902281914", refused.Typed("Input.ResidentId"));
        Assert.Equal(0, await app.ReadAsync(db => db.Applications.CountAsync()));
    }

    [Fact]
    public async Task A_draft_is_saved_and_finished_by_its_link()
    {
        await using var app = await Site.StartAsync();
        var reader = new Reader(app.Browser());
        var saved = await reader.SendAsync(await reader.OpenAsync("/join"), Form, ("Input.Category", "Ordinary"), ("Input.Name", "欧阳明远"), ("Input.HandIn", "false"));
        Assert.Matches("^/join/[2-9A-Z]{8}\\?k=", saved.Location);

        var draft = await reader.FollowAsync(saved);
        Assert.Equal("欧阳明远", draft.Typed("Input.Name"));
        Assert.True(draft.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await new Reader(app.Browser()).OpenAsync(draft.Address.Split('?')[0] + "?k=wrong")).Status);

        var sent = await reader.FollowAsync(await reader.SendAsync(draft, Form, new Attachment("Input.Licence", "执业证.png", Png), Applicant(7)));
        Assert.Contains("待审核", sent.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(AnApplication.ResidentIdOf(7), sent.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_back_and_what_was_typed_stays()
    {
        await using var app = await Site.StartAsync();
        var reader = new Reader(app.Browser());
        var draft = await reader.FollowAsync(await reader.SendAsync(await reader.OpenAsync("/join"), Form, new Attachment("Input.Licence", "执业证.png", Png),
            ("Input.Category", "Ordinary"), ("Input.Name", "欧阳明远"), ("Input.HandIn", "false")));
        var remove = draft.Page.QuerySelector("button[formaction*='RemoveEvidence']")!;
        draft.Page.QuerySelector(Form)!.SetAttribute("action", remove.GetAttribute("formaction")!);

        var after = await reader.SendAsync(draft, Form, ("Input.Name", "欧阳明"), ("Input.Department", "内科"));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(("欧阳明", "内科"), (after.Typed("Input.Name"), after.Typed("Input.Department")));
        Assert.Null(after.Page.QuerySelector("button[formaction*='RemoveEvidence']"));
        Assert.Equal(0, await app.ReadAsync(db => db.ApplicationEvidence.CountAsync()));
    }

    [Fact]
    public async Task The_office_enters_a_paper_form_and_reviews_it()
    {
        await using var app = await Site.StartAsync();
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        Assert.Equal("/office/applications/new", (await office.OpenAsync("/office/applications")).Page.QuerySelector("a[href$='/new']")!.GetAttribute("href"));
        var form = await office.OpenAsync("/office/applications/new");
        Assert.NotNull(form.Page.QuerySelector("input[value='Honorary']"));
        Assert.Null(form.Page.QuerySelector("button[value='false']"));

        var refused = await office.SendAsync(form, Form, ("Input.Category", "Honorary"), ("Input.Name", "欧阳明远"), ("Input.Consent", "true"));
        Assert.Equal("请填写此项。", refused.ErrorOf("Input.ResidentId"));
        var review = await office.FollowAsync(await office.SendAsync(refused, Form, [.. Applicant(15).Where(f => f.Name != "Input.Category"), ("Input.Category", "Honorary")]));

        Assert.Contains("欧阳明远", review.Words, StringComparison.Ordinal);
        var approved = await office.FollowAsync(await office.SendAsync(review, "form[action*='Approve']"));
        Assert.Contains("M000001", approved.Words, StringComparison.Ordinal);
        var person = await app.ReadAsync(db => db.People.Select(p => p.Id).SingleAsync());
        Assert.NotNull((await office.OpenAsync($"/office/members/{person}")).Page.QuerySelector($"a[href='/office/members/{person}/membership']"));
        var auditor = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.OpenAsync("/office/applications/new")).Status);
    }

    [Fact]
    public async Task A_category_shows_the_name_the_office_gave_it_at_once_in_both_languages()
    {
        await using var app = await Site.StartAsync();
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        Assert.Contains("普通会员", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);

        await office.SendAsync(await office.OpenAsync("/office/settings/membership/Ordinary"), "main form[method=post]", ("Input.NameZh", "执业会员"), ("Input.NameEn", "Practising member"));

        Assert.Contains("执业会员", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);
        Assert.Contains("执业会员", (await office.OpenAsync("/office/applications")).Page.QuerySelector("select[name='Category']")!.TextContent, StringComparison.Ordinal);
        var english = app.Browser();
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Practising member", (await new Reader(english).OpenAsync("/join")).Words, StringComparison.Ordinal);
        var kept = await office.FollowAsync(await office.SendAsync(await office.OpenAsync("/office/settings/membership"), "form[action*='Retention']", ("Keep.Months", "6")));
        Assert.Equal("6", kept.Typed("Keep.Months"));
        Assert.NotEmpty((await office.SendAsync(kept, "form[action*='Retention']", ("Keep.Months", "0"))).ErrorOf("Keep.Months"));
    }

    [Fact]
    public async Task The_office_sends_back_and_approves_and_the_card_is_valid_without_a_name()
    {
        await using var app = await Site.StartAsync();
        var reader = new Reader(app.Browser());
        var sent = await reader.SendAsync(await reader.OpenAsync("/join"), Form, new Attachment("Input.Licence", "执业证.png", Png), Applicant(8));
        var id = await app.ReadAsync(db => db.Applications.Select(a => a.Id).SingleAsync());
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        Assert.Contains("欧阳明远", (await office.OpenAsync("/office/applications")).Words, StringComparison.Ordinal);

        var review = await office.OpenAsync($"/office/applications/{id}");
        var picture = await office.GetAsync($"/office/applications/{id}{review.Page.QuerySelector("img.slip")!.GetAttribute("src")}");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("请填写此项。", (await office.SendAsync(await WithHandlerAsync(office, id, "Return"), "form[data-handler]", ("Input.Reason", ""))).ErrorOf("Input.Reason"));
        await office.SendAsync(await WithHandlerAsync(office, id, "Return"), "form[data-handler]", ("Input.Reason", "照片不清晰"));

        var returned = await reader.FollowAsync(sent);
        Assert.Contains("照片不清晰", returned.Words, StringComparison.Ordinal);
        await reader.SendAsync(returned, Form, ("Input.Category", "Ordinary"), ("Input.Consent", "true"), ("Input.HandIn", "true"));
        var approved = await office.FollowAsync(await office.SendAsync(await office.OpenAsync($"/office/applications/{id}"), "form[action*='Approve']", ("Input.Resolution", "理事会 3 号")));
        Assert.Contains("M000001", approved.Words, StringComparison.Ordinal);

        var key = await app.ReadAsync(db => db.Memberships.Select(m => m.CardKey).SingleAsync());
        var card = await new Reader(app.Browser()).OpenAsync($"/card/{key}");
        Assert.Contains("有效", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳", card.Words, StringComparison.Ordinal);
        Assert.Contains("无法识别", (await new Reader(app.Browser()).OpenAsync("/card/AAAAAAAAAAAAAAAAAAAAAAAAAA")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_decided_at_once_each_with_an_answer_of_its_own()
    {
        await using var app = await Site.StartAsync();
        var reader = new Reader(app.Browser());
        foreach (var person in (int[])[11, 12, 12])
            await reader.SendAsync(await reader.OpenAsync("/join"), Form, new Attachment("Input.Licence", "card.png", Png), Applicant(person));
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        var queue = await office.OpenAsync("/office/applications");
        var chosen = queue.Page.QuerySelectorAll("input[name='Input.Chosen']").Select(i => ("Input.Chosen", i.GetAttribute("value"))).ToArray();
        Assert.Equal(3, chosen.Length);

        var answer = await office.SendAsync(queue, "form[data-submit-once]", [.. chosen, ("Input.Decision", "Approve")]);

        Assert.Contains("M000001", answer.Words, StringComparison.Ordinal);
        Assert.Contains("M000002", answer.Words, StringComparison.Ordinal);
        Assert.Contains("此人已是会员", answer.Words, StringComparison.Ordinal);
        Assert.Equal((2, 1), await app.ReadAsync(async db =>
            (await db.Memberships.CountAsync(), await db.Applications.CountAsync(a => a.Status == ApplicationStatus.Submitted))));
        Assert.Contains("请填写原因", (await office.SendAsync(await office.OpenAsync("/office/applications"), "form[data-submit-once]",
            ("Input.Chosen", await WaitingAsync(app)), ("Input.Decision", "Reject"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_sees_renews_shows_the_card_and_resigns()
    {
        await using var app = await Site.StartAsync();
        var today = AppToday();
        var person = new AMember().Guest();
        var membership = Membership.Admit(person.Id, "M000009", MembershipCategory.Ordinary, 12, today.AddMonths(-11));
        membership.Settle(membership.Proposed!.Id, today.AddMonths(-11));
        await app.SaveAsync(new BuiltMember(person, membership));
        var member = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("member", person.Id)));

        var page = await member.OpenAsync("/my/membership");
        Assert.NotNull(page.Page.QuerySelector(".pass-code svg"));
        var renewed = await member.FollowAsync(await member.SendAsync(page, "form[action*='Renew']"));
        Assert.Contains("续会已生效", renewed.Words, StringComparison.Ordinal);
        Assert.Equal(2, await app.ReadAsync(db => db.MembershipTerms.CountAsync(t => t.State == TermState.Live)));

        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/members")).Status);
        var listed = await member.FollowAsync(await member.SendAsync(renewed, "form[action*='List']"));
        Assert.Contains("您已同意列入会员名录", listed.Words, StringComparison.Ordinal);
        Assert.Contains("张文静", (await member.OpenAsync("/members?q=zwj")).Words, StringComparison.Ordinal);
        var stranger = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("stranger", null)));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/members")).Status);

        var left = await member.FollowAsync(await member.SendAsync(listed, "form[action*='Resign']"));
        Assert.Contains("您已退会", left.Words, StringComparison.Ordinal);
        Assert.Null(left.Page.QuerySelector("form[action*='Resign']"));
    }

    [Fact]
    public async Task Settings_change_the_pattern_a_category_and_the_rules_and_the_simulator_answers()
    {
        await using var app = await Site.StartAsync();
        var office = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.MembershipOfficer, null))));
        var settings = await office.OpenAsync("/office/settings/membership?Try.Joined=2026-03-01&Try.TermEnd=2026-12-31&Try.On=2027-01-10");
        Assert.Contains("宽限期", settings.Page.GetElementById("simulated")!.TextContent, StringComparison.Ordinal);

        var wrong = await office.SendAsync(settings, "form[action*='Numbers']", ("Numbers.Pattern", "会员{n}"));
        Assert.NotEmpty(wrong.ErrorOf("Numbers.Pattern"));
        var set = await office.FollowAsync(await office.SendAsync(settings, "form[action*='Numbers']", ("Numbers.Pattern", "GX{n:4}")));
        Assert.Contains("GX0001", set.Words, StringComparison.Ordinal);

        var category = await office.OpenAsync("/office/settings/membership/Ordinary");
        await office.SendAsync(category, "main form[method=post]", ("Input.Fee", "80"), ("Input.GraceDays", "5"));
        Assert.Contains("¥80.00", (await office.OpenAsync("/join")).Words, StringComparison.Ordinal);

        var rules = await office.FollowAsync(await office.SendAsync(await office.OpenAsync("/office/settings/membership"), "form[action*='Rules']", ("Rules[6].Status", "")));
        Assert.DoesNotContain("selected", rules.Page.QuerySelector("select[name='Rules[6].Status'] option[value='New']")?.OuterHtml ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync("/office/settings/membership/Nobody")).Status);
        var auditor = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        Assert.Null((await auditor.OpenAsync("/office/settings/membership")).Page.QuerySelector("form[action*='Numbers'] button"));
    }

    private static DateOnly AppToday() => Domain.Common.AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow());

    private static async Task<string?> WaitingAsync(WebApp app) =>
        await app.ReadAsync(db => db.Applications.Where(a => a.Status == ApplicationStatus.Submitted).Select(a => a.Id.Value.ToString()).SingleAsync());

    /// <summary>The review page with its two-button form sending to one of its addresses, as the pressed button would.</summary>
    private static async Task<Sheet> WithHandlerAsync(Reader office, Domain.Common.Id<MembershipApplication> id, string handler)
    {
        var review = await office.OpenAsync($"/office/applications/{id}");
        var button = review.Page.QuerySelector($"button[formaction*='{handler}']")!;
        var form = button.Closest("form")!;
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        form.SetAttribute("data-handler", handler);
        return review;
    }
}
