using Association.Application.Access;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>The own cash drawer: open it, find who pays, take the money, count and close.</summary>
internal sealed class CashModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty] public OpenForm Open { get; set; } = new(null, 0);
    [BindProperty] public TakeForm Input { get; set; } = new(default, null, null);
    [BindProperty] public CloseForm Close { get; set; } = new(null, null);

    public CashSessionDetails? Drawer { get; private set; }
    public IReadOnlyList<OrderLineView> Found { get; private set; } = [];
    public IReadOnlyList<CashSessionLine> Sessions { get; private set; } = [];
    public bool MayRead => May(Permissions.ReadFinance);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new OpenCashSession(Open.Desk ?? "", Open.OpeningCash ?? 0), cancellationToken), nameof(Open)) ? Told(Say("paying.drawer-open")) : await AgainAsync(cancellationToken);

    public Task<IActionResult> OnPostCashAsync(CancellationToken cancellationToken) => TakeAsync(byCard: false, cancellationToken);

    public Task<IActionResult> OnPostCardAsync(CancellationToken cancellationToken) => TakeAsync(byCard: true, cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new CloseCashSession(Close.Counted ?? -1, Close.Explanation), cancellationToken), nameof(Close)) ? Told(Say("paying.drawer-closed")) : await AgainAsync(cancellationToken);

    private async Task<IActionResult> TakeAsync(bool byCard, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new TakeAtDesk(Input.Order, byCard, Input.HandedOver, Input.Slip, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await AgainAsync(cancellationToken);
        return Told(byCard || result.Value.Change == 0 ? Say("paying.taken", result.Value.Number) : Say("paying.taken-change", result.Value.Number, Show.Money(result.Value.Change)));
    }

    private IActionResult Told(string words)
    {
        this.Done(words);
        return this.Go("/office/finance/cash");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Drawer = await Mediator.Send(new GetMyCashSession(), cancellationToken);
        if (!MayRead) return;
        if (Drawer is not null && !string.IsNullOrWhiteSpace(Search)) Found = (await Mediator.Send(new ListOrders(OrderView.Unpaid, Search, Size: 20), cancellationToken)).Items;
        Sessions = await Mediator.Send(new ListCashSessions(), cancellationToken);
    }

    public sealed record OpenForm(string? Desk, decimal? OpeningCash);

    public sealed record TakeForm(Id<Order> Order, decimal? HandedOver, string? Slip);

    public sealed record CloseForm(decimal? Counted, string? Explanation);
}
