using Association.Application.Access;
using Association.Application.Surveys;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Surveys;

/// <summary>One survey: its questions while it is a draft, then what was answered.</summary>
internal sealed class SurveyModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "survey")] public Id<Survey> SurveyId { get; set; }
    [BindProperty(SupportsGet = true)] public Id<SurveyQuestion>? Question { get; set; }
    [BindProperty] public SurveyForm Input { get; set; } = new();
    [BindProperty] public SectionForm Adding { get; set; } = new(null, null);
    [BindProperty] public QuestionForm Asking { get; set; } = new();

    public SurveyView View { get; private set; } = null!;
    public string Here => Address($"survey/{SurveyId}");
    public bool MayEdit => MayHere(Permissions.EditEvents) && Event.Status is not EventStatus.Cancelled;
    public IEnumerable<SelectListItem> Sections => View.Survey.Sections.OrderBy(s => s.Order).Select(s => new SelectListItem(Words.Of(s.Title), $"{s.Id}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        Input = SurveyForm.Of(View.Survey);
        if (Question is null) return Page();
        if (View.Survey.Questions.FirstOrDefault(q => q.Id == Question) is not { } question) return NotFound();
        Asking = QuestionForm.Of(question);
        return Page();
    }

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new ExportSurvey(Id, SurveyId), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public async Task<IActionResult> OnPostDescribeAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        // Whether it is anonymous stays as those were told who answered.
        if (View.Survey.Status is not SurveyStatus.Draft) Input.Anonymous = View.Survey.Anonymous;
        return await SaveAsync(Input.Setting(Id, SurveyId), nameof(Input), "survey.saved", cancellationToken);
    }

    public Task<IActionResult> OnPostSectionAsync(CancellationToken cancellationToken) =>
        SaveAsync(new AddSurveySection(Id, SurveyId, Adding.TitleZh ?? "", Adding.TitleEn), nameof(Adding), "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        SaveAsync(new PutSurveyQuestion(Id, SurveyId, Asking.Section, Question, Asking.Terms), nameof(Asking), "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostDropAsync(Id<SurveyQuestion> drop, CancellationToken cancellationToken) => SaveAsync(new RemoveSurveyQuestion(Id, SurveyId, drop), "", "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostDropSectionAsync(Id<SurveySection> drop, CancellationToken cancellationToken) => SaveAsync(new RemoveSurveySection(Id, SurveyId, drop), "", "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(Id<SurveyQuestion> moved, bool up, CancellationToken cancellationToken) =>
        SaveAsync(new MoveSurveyQuestion(Id, SurveyId, moved, up), "", "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostMoveSectionAsync(Id<SurveySection> moved, bool up, CancellationToken cancellationToken) =>
        SaveAsync(new MoveSurveySection(Id, SurveyId, moved, up), "", "survey.saved", cancellationToken);

    public Task<IActionResult> OnPostOpenAsync(bool mail, CancellationToken cancellationToken) => SaveAsync(new OpenSurvey(Id, SurveyId, mail), "", "survey.opened", cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => SaveAsync(new CloseSurvey(Id, SurveyId), "", "survey.closed", cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new RemoveSurvey(Id, SurveyId), cancellationToken), "") ? Saved(Address("survey"), "survey.removed") : await OnGetAsync(cancellationToken);

    private async Task<IActionResult> SaveAsync<TResult>(Application.Common.ICommand<TResult> command, string form, string text, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        foreach (var other in ModelState.Keys.Where(k => !k.StartsWith($"{form}.", StringComparison.Ordinal)).ToList()) ModelState.Remove(other);
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), form)) return Saved(Here, text);
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (form != nameof(Input)) Input = SurveyForm.Of(View.Survey);
        return Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetSurvey(Id, SurveyId), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed record SectionForm(string? TitleZh, string? TitleEn);

    public sealed class QuestionForm
    {
        public Id<SurveySection>? Section { get; set; }
        public string? TextZh { get; set; }
        public string? TextEn { get; set; }
        public SurveyQuestionKind Kind { get; set; } = SurveyQuestionKind.Scale;
        public int Highest { get; set; } = 5;
        public string? Options { get; set; }
        public string? Rows { get; set; }
        public bool Required { get; set; }

        public SurveyQuestionTerms Terms => new(Kind, new(TextZh ?? "", TextEn), Required, Options, Rows, Highest);

        public static QuestionForm Of(SurveyQuestion question) => new()
        {
            Section = question.Section, TextZh = question.Text.Zh, TextEn = question.Text.En, Kind = question.Kind, Highest = question.Highest,
            Options = question.Options, Rows = question.Rows, Required = question.Required,
        };
    }
}
