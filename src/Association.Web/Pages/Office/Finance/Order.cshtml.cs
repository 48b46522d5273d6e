using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Payments;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>One order: compare the slip with the statement, then book it or send it back.</summary>
internal sealed class OrderModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Order> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, false);

    public OrderDetails Order { get; private set; } = null!;
    public OrderMoney Money { get; private set; } = null!;
    public bool MayRefund => May(Permissions.RefundPayments) && Order.Status is OrderStatus.Paid or OrderStatus.Refunding;
    public bool MayTake => May(Permissions.TakeMoney) && Order.Status is OrderStatus.Open;
    public bool MayDecide => May(Permissions.ConfirmPayments) && Order.Status is OrderStatus.Open;
    public bool MayEdit => May(Permissions.EditFinance) && Order.Status is OrderStatus.Open or OrderStatus.Paid;
    public bool MayWriteOff => May(Permissions.DecideFinance) && Order.Status is OrderStatus.Open && Order.Owed > 0;
    [BindProperty] public GivenUp Given { get; set; } = new(false, null);
    public SlipDetails? Waiting => Order.Slips.LastOrDefault(s => s.Status is SlipStatus.Uploaded);
    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Order.Owed, Today, null, false);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return await ShowAsync(cancellationToken);
        var result = await Mediator.Send(new ConfirmPayment(Id, Input.Amount ?? 0, Input.ReceivedOn ?? default, IdempotencyKey.Of(Request).ToString(), Input.AcceptDifference), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);

        this.Done(Say("finance.confirmed", result.Value));
        return this.Go($"/office/finance/{Id}");
    }

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new RefuseSlip(Id, Input.Reason ?? ""), cancellationToken))) return await ShowAsync(cancellationToken);
        this.Done(Say("finance.refused"));
        return this.Go("/office/finance");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid value, CancellationToken cancellationToken) =>
        await AgainAsync(await Mediator.Send(new UndoPayment(new(value), Say("finance.undo-reason")), cancellationToken), "finance.payment-undone", cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(DocumentKind kind, CancellationToken cancellationToken) =>
        await AgainAsync(await Mediator.Send(new IssueDocument(Id, kind, IdempotencyKey.Of(Request).ToString()), cancellationToken), "finance.paper-made", cancellationToken);

    public async Task<IActionResult> OnPostCreditAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        return await AgainAsync(await Mediator.Send(new UseCredit(Id, Math.Min(Order.Credit, Order.Owed)), cancellationToken), "finance.credit-used", cancellationToken);
    }

    public async Task<IActionResult> OnPostWriteOffAsync(CancellationToken cancellationToken) =>
        await AgainAsync(await Mediator.Send(new WriteOffDebt(Id, Given.Waived, Given.Reason ?? ""), cancellationToken), "finance.written-off", cancellationToken, nameof(Given));

    private async Task<IActionResult> AgainAsync<TResult>(IResult<TResult> result, string done, CancellationToken cancellationToken, string prefix = "") where TResult : IResult<TResult>
    {
        if (!ModelState.Accepted(result, prefix)) return await ShowAsync(cancellationToken);
        this.Done(Say(done));
        return this.Go($"/office/finance/{Id}");
    }

    /// <summary>An image is looked at in the page; anything else is saved, never run.</summary>
    public async Task<IActionResult> OnGetSlipAsync(Id<RemittanceSlip> slip, CancellationToken cancellationToken) =>
        Sent(await Mediator.Send(new DownloadSlip(slip), cancellationToken));

    public async Task<IActionResult> OnGetReceiptAsync(Id<Receipt> receipt, CancellationToken cancellationToken) =>
        Sent(await Mediator.Send(new DownloadReceipt(receipt), cancellationToken));

    private IActionResult Sent(FileContent? file) =>
        file is null ? NotFound()
        : IsImage(file.ContentType) ? File(file.Content, file.ContentType)
        : File(file.Content, file.ContentType, file.Name);

    public static bool IsImage(string contentType) => contentType is "image/png" or "image/jpeg";

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetOrder(Id), cancellationToken) is not { } order) return false;
        (Order, Money) = (order, (await Mediator.Send(new GetOrderMoney(Id), cancellationToken))!);
        return true;
    }

    /// <summary>The half of the form that was not sent shows what it showed before.</summary>
    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = Input with { Amount = Input.Amount ?? Order.Owed, ReceivedOn = Input.ReceivedOn ?? Today };
        return Page();
    }

    public sealed record Form(decimal? Amount, DateOnly? ReceivedOn, string? Reason, bool AcceptDifference);

    public sealed record GivenUp(bool Waived, string? Reason);
}
