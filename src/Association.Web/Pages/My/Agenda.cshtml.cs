using Association.Application.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>The sessions that the reader has marked, with what is at the same time.</summary>
internal sealed class AgendaModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<AgendaEvent> Agenda { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Agenda = await mediator.Send(new GetMyAgenda(), cancellationToken);

    public async Task<IActionResult> OnPostUnstarAsync(string slug, Guid session, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new StarSession(slug, new(session), false), cancellationToken), ""))
        {
            this.Done(texts["programme.unstarred"]);
            return this.Go("/my/agenda");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}
