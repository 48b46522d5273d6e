using Association.Application.Salons;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk.Salons;

/// <summary>What the body has scheduled.</summary>
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public SalonPeriod Period { get; set; }

    public IReadOnlyList<SalonLine> Salons { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Salons = await Mediator.Send(new ListSalons(Body, Period), cancellationToken);
}
