using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Web.Localization;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>The group orders of one's unit, and the events it can register colleagues for.</summary>
internal sealed class RegistrationsModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    public IReadOnlyList<GroupLine> Groups { get; private set; } = [];
    public IReadOnlyList<PublicEventLine> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Groups = await Mediator.Send(new ListUnitOrders(Unit), cancellationToken);
        Events = [.. (await Mediator.Send(new ListPublicEvents(EventPeriod.Upcoming, null, null, null, null), cancellationToken)).Items];
    }
}
