using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Finance;

/// <summary>Money on its way back: what a provider sends by itself, and the file for the bank.</summary>
internal sealed class RefundsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public RefundView View { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty] public Form Input { get; set; } = new(default, null);

    public Page<RefundLine> Refunds { get; private set; } = null!;
    public PayingCounts Counts { get; private set; } = null!;
    public bool MayRefund => May(Permissions.RefundPayments);

    public int? Count(RefundView view) => view switch
    {
        RefundView.ToSend => Counts.ToSend,
        RefundView.OnTheWay => Counts.OnTheWay,
        RefundView.Failed => Counts.Failed,
        _ => null,
    };

    public static Tone ToneOf(RefundStatus status) => status switch
    {
        RefundStatus.Requested => Tone.Warning,
        RefundStatus.Sent => Tone.Info,
        RefundStatus.Done => Tone.Success,
        _ => Tone.Danger,
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Makes the file and shows where it lies: everything in it is on its way from now on.</summary>
    public async Task<IActionResult> OnPostListAsync(CancellationToken cancellationToken)
    {
        var made = await Mediator.Send(new MakeTransferList(), cancellationToken);
        if (!ModelState.Accepted(made)) return await AgainAsync(cancellationToken);
        this.Done(Say("paying.list-made"));
        return this.Go($"/office/finance/refunds?view={RefundView.OnTheWay}");
    }

    /// <summary>With the account numbers in full, so it is asked for, not linked to: the trail says by whom.</summary>
    public async Task<IActionResult> OnPostFileAsync(Guid list, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadTransferList(list), cancellationToken) is { Succeeded: true, Value: var file } ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public Task<IActionResult> OnPostDoneAsync(CancellationToken cancellationToken) => FinishAsync(null, "paying.transfer-done", cancellationToken);

    public Task<IActionResult> OnPostFailedAsync(CancellationToken cancellationToken) =>
        FinishAsync(string.IsNullOrWhiteSpace(Input.Failure) ? Say("paying.returned") : Input.Failure, "paying.transfer-failed", cancellationToken);

    private async Task<IActionResult> FinishAsync(string? failure, string words, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new FinishTransfer(Input.Refund, failure), cancellationToken))) return await AgainAsync(cancellationToken);
        this.Done(Say(words));
        return this.Go($"/office/finance/refunds?view={RefundView.OnTheWay}");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Counts = await Mediator.Send(new CountPaying(), cancellationToken);
        Refunds = await Mediator.Send(new ListRefunds(View, After, Before: Before), cancellationToken);
    }

    public sealed record Form(Id<RefundPayment> Refund, string? Failure);
}
