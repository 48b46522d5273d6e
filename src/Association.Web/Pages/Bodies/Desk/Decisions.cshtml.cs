using Association.Application.Events.Meetings;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>What was decided in any activity of the body and is not carried out yet.</summary>
internal sealed class DecisionsModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : DeskPage(mediator, texts)
{
    public IReadOnlyList<OpenDecision> Open { get; private set; } = [];
    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Open = await Mediator.Send(new ListOpenDecisions(Body), cancellationToken);
}
