using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public OrderView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Page<OrderLineView> Orders { get; private set; } = null!;
    public OrderCounts Counts { get; private set; } = null!;

    public int? Count(OrderView view) => view switch
    {
        OrderView.ToConfirm => Counts.ToConfirm,
        OrderView.Unpaid => Counts.Unpaid,
        OrderView.Paid => Counts.Paid,
        OrderView.Refunds => Counts.Refunds,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await Mediator.Send(new CountOrders(), cancellationToken);
        Orders = await Mediator.Send(new ListOrders(View, Search, After, Before: Before), cancellationToken);
    }
}
