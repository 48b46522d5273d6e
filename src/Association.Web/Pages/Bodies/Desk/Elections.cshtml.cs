using Association.Application.Bodies.Desk;
using Association.Application.Elections;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The elections of a body; the next one is started here, filled in by the rules.</summary>
internal sealed class ElectionsModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : ElectionFormPage(mediator, texts)
{
    public IReadOnlyList<ElectionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await Mediator.Send(new ListElections(Body), cancellationToken);
        Input = ElectionInput.Of(await Mediator.Send(new ProposeElection(Body), cancellationToken));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var started = await Mediator.Send(new StartElection(Body, Input.Filled(clock.Today()), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(started)) return Redirect(To($"elections/{started.Value}"));
        Lines = await Mediator.Send(new ListElections(Body), cancellationToken);
        return Page();
    }
}
