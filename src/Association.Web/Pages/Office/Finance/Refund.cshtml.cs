using Association.Application.Access;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>Gives money of one order back: decides on it while the place is kept, and sends what is owed.</summary>
internal sealed class RefundModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Order> Id { get; set; }
    [BindProperty] public Decision Decide { get; set; } = new(null, null);
    [BindProperty] public Sending Input { get; set; } = new(RefundWay.Transfer, null, null, null, null, null);

    public OrderDetails Order { get; private set; } = null!;
    public OrderMoney Money { get; private set; } = null!;
    public bool MayRefund => May(Permissions.RefundPayments);
    public bool CanDecide => MayRefund && Order.Status is OrderStatus.Paid && Money.Sums.Undecided > Domain.Common.Money.Zero;
    public bool CanSend => MayRefund && Money.Sums.Left > Domain.Common.Money.Zero;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Money.ByProvider ? RefundWay.Provider : RefundWay.Transfer, Money.Sums.Left.Amount, null, Order.Payer, null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new DecideRefund(Id, Decide.Amount ?? 0, Decide.Reason ?? "", IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result, nameof(Decide))) return await AgainAsync(cancellationToken);
        this.Done(Say("paying.decided"));
        return this.Go($"/office/finance/{Id}/refund");
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        var payee = Input.Way is RefundWay.Transfer ? new RefundAccount(Input.PayeeName ?? "", Input.PayeeAccount ?? "", Input.PayeeBank) : null;
        var result = await Mediator.Send(new RequestRefund(Id, Input.Way, Input.Amount ?? 0, Input.Reason ?? "", payee, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await AgainAsync(cancellationToken);
        this.Done(Say($"paying.sent-{Input.Way}", result.Value));
        return this.Go($"/office/finance/{Id}");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetOrder(Id), cancellationToken) is not { } order || await Mediator.Send(new GetOrderMoney(Id), cancellationToken) is not { } money) return false;
        (Order, Money) = (order, money);
        return true;
    }

    public sealed record Decision(decimal? Amount, string? Reason);

    public sealed record Sending(RefundWay Way, decimal? Amount, string? Reason, string? PayeeName, string? PayeeAccount, string? PayeeBank);
}
