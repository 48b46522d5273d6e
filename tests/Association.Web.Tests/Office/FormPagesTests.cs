using System.Net;
using AngleSharp.Html.Dom;
using Association.Application.Events.Forms;
using Association.Domain.Access;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The form of an event: made in the office, filled in by a guest, as words at every step.</summary>
public sealed class FormPagesTests
{
    [Fact]
    public async Task A_question_made_in_the_office_is_asked_of_a_guest_and_its_answer_stays_words()
    {
        await using var app = await Site.StartAsync();
        var conference = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(conference);
        var officer = new Visit(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
        await officer.GoAsync($"/office/events/{conference.Id}/form/new?kind=Choice");
        await officer.SubmitAsync(null, ("Input.LabelZh", "<b>晚宴</b>"), ("Input.LabelEn", "Dinner"), ("Input.Required", "true"),
            ("Input.Options[0].LabelZh", "参加"), ("Input.Options[0].Price", "200"), ("Input.Options[0].Places", "1"), ("Input.Options[1].LabelZh", "不参加"));
        await officer.GoAsync($"/office/events/{conference.Id}/form/new?kind=Text");
        await officer.SubmitAsync(null, ("Input.LabelZh", "饮食禁忌"));
        Assert.Equal(["<b>晚宴</b>", "饮食禁忌"], officer.Page.QuerySelectorAll(".question-words strong").Select(q => q.TextContent));

        var guest = new Reader(app.Browser());
        var form = await guest.OpenAsync($"/events/{conference.Event.Slug}/register");
        var (dinner, diet) = (await QuestionAsync(app, QuestionKind.Choice), await QuestionAsync(app, QuestionKind.Text));
        (string, string?)[] typed = [("Input.Name", "李娜"), ("Input.Mobile", "13700002222"), ("Input.Consent", "true"), (GivenAnswer.FieldOf(diet.Id.Value), "<script>alert(1)</script>")];
        var refused = await guest.SendAsync(form, "form[data-submit-once]", typed);
        Assert.Contains("请回答这个问题", refused.ErrorOf($"Input.{GivenAnswer.FieldOf(dinner.Id.Value)}"), StringComparison.Ordinal);
        Assert.Empty(refused.Page.QuerySelectorAll("script:not([src])"));

        var own = await guest.FollowAsync(await guest.SendAsync(form, "form[data-submit-once]", [.. typed, (GivenAnswer.FieldOf(dinner.Id.Value), dinner.Options.MinBy(o => o.Order)!.Id.ToString())]));
        Assert.Contains("¥200.00", own.Words, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", own.Page.QuerySelector(".answers")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(own.Page.QuerySelectorAll("script:not([src]), .answers b"));
        Assert.NotNull((await guest.OpenAsync($"/events/{conference.Event.Slug}/register")).Page.QuerySelector(".question .off input[disabled]"));
    }

    [Fact]
    public async Task Questions_are_moved_by_their_buttons_and_previewed_as_others_see_them()
    {
        await using var app = await Site.StartAsync();
        var conference = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(conference, new AQuestion(conference, Label: "第一问").With(), new AQuestion(conference, Label: "内部备注", OfficeOnly: true).With());
        var officer = new Visit(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));

        await officer.GoAsync($"/office/events/{conference.Id}/form");
        var up = (IHtmlFormElement)officer.Page.QuerySelector(".arranged li:nth-child(2) form")!;
        await officer.PostAsync(up);
        Assert.Equal(["内部备注", "第一问"], officer.Page.QuerySelectorAll(".question-words strong").Select(q => q.TextContent));

        await officer.GoAsync($"/office/events/{conference.Id}/form/preview?as=NonMember");
        Assert.DoesNotContain("内部备注", officer.Text, StringComparison.Ordinal);
        await officer.GoAsync($"/office/events/{conference.Id}/form/preview?as=Office");
        Assert.Contains("内部备注", officer.Text, StringComparison.Ordinal);
        var finance = new Visit(await app.BrowserAsync(await app.OpenAccountAsync("finance", null, (Role.FinanceOfficer, null))));
        Assert.Equal(HttpStatusCode.NotFound, (await finance.GoAsync($"/office/events/{conference.Id}/form/new?kind=Text")).Status);
    }

    private static Task<FormQuestion> QuestionAsync(WebApp app, QuestionKind kind) => app.ReadAsync(db => db.Questions.Include(q => q.Options).SingleAsync(q => q.Kind == kind));
}
