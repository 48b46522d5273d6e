using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>What the unit is to the association, and what waits.</summary>
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    public string To(string page) => $"/unit/{page}?unit={Desk.Mine.Id}";
}
