using System.Globalization;
using Association.Application.Surveys;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Surveys;

/// <summary>A survey for whoever came: by the link of the mail, or signed in.</summary>
internal sealed class AnswerModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "survey")] public Id<Survey> SurveyId { get; set; }
    [BindProperty(SupportsGet = true, Name = "registration")] public Id<Registration> RegistrationId { get; set; }
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    public SurveySheetView View { get; private set; } = null!;
    public bool Thanks { get; private set; }
    public string Back => User.Identity?.IsAuthenticated is true ? $"/my/registrations/{RegistrationId}" : "/";
    public string? Intro => CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal) ? View.Survey.IntroEn ?? View.Survey.IntroZh : View.Survey.IntroZh;

    public static string NameOf(SurveyQuestion question) => $"q-{question.Id}";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        var answers = View.Survey.Questions.ToDictionary(q => q.Id, TypedOf);
        var result = await mediator.Send(new AnswerSurvey(SurveyId, RegistrationId, LinkKey, answers), cancellationToken);
        foreach (var error in result.Errors.Where(e => e.Field is null)) ModelState.Refuse(error);
        foreach (var error in result.Errors.Where(e => e.Field is not null)) ModelState.AddModelError($"q-{error.Field}", error.Words());
        Thanks = result.Succeeded;
        return Page();
    }

    /// <summary>What was typed; a matrix has an entry a row.</summary>
    public IReadOnlyList<string?> TypedOf(SurveyQuestion question)
    {
        if (!HttpMethods.IsPost(Request.Method)) return [];
        return question.Kind is SurveyQuestionKind.Matrix
            ? [.. question.RowTexts.Select((_, row) => Request.Form[$"{NameOf(question)}-{row}"].FirstOrDefault())]
            : [.. Request.Form[NameOf(question)]];
    }

    public string? ErrorAt(SurveyQuestion question) => ModelState.TryGetValue(NameOf(question), out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetSurveySheet(SurveyId, RegistrationId, LinkKey), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }
}
