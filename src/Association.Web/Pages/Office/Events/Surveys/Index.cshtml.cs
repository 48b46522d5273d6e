using Association.Application.Access;
using Association.Application.Surveys;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Surveys;

/// <summary>The surveys of an event; a new one starts with what most events ask.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public SurveyForm Input { get; set; } = new();

    public IReadOnlyList<SurveyLine> Lines { get; private set; } = [];
    public bool MayEdit => MayHere(Permissions.EditEvents) && Event.Status is not EventStatus.Cancelled;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Lines = await Mediator.Send(new GetSurveys(Id), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(Input.Setting(Id, null), cancellationToken);
        return ModelState.Accepted(result) ? Saved(Address($"survey/{result.Value}"), "survey.added") : await OnGetAsync(cancellationToken);
    }
}

internal sealed class SurveyForm
{
    public string? TitleZh { get; set; }
    public string? TitleEn { get; set; }
    public string? IntroZh { get; set; }
    public string? IntroEn { get; set; }
    public bool Anonymous { get; set; } = true;
    public bool BeforeCertificate { get; set; }
    public DateOnly? LastDay { get; set; }

    public static SurveyForm Of(Survey survey) => new()
    {
        TitleZh = survey.Title.Zh, TitleEn = survey.Title.En, IntroZh = survey.IntroZh, IntroEn = survey.IntroEn, Anonymous = survey.Anonymous, BeforeCertificate = survey.BeforeCertificate,
        LastDay = survey.ClosesAt is { } end ? AssociationCalendar.DayOf(end.AddTicks(-1)) : null,
    };

    public SetSurvey Setting(Id<Event> @event, Id<Survey>? survey) => new(@event, survey, TitleZh ?? "", TitleEn, IntroZh, IntroEn, Anonymous, BeforeCertificate, LastDay);
}
