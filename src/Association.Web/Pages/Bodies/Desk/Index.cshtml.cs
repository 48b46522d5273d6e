using Association.Application.Bodies.Desk;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>What waits for those who act for a body.</summary>
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    public DeskOverview Overview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Overview = await Mediator.Send(new GetDeskOverview(Body), cancellationToken);
}
