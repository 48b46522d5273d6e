using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>Colleagues on their way to or from the unit.</summary>
internal sealed class TransfersModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public IReadOnlyList<TransferLine> Transfers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Transfers = await Mediator.Send(new ListTransfers(Unit), cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid transfer, CancellationToken cancellationToken) =>
        AnswerAsync(new AcceptTransfer(new Id<StaffTransfer>(transfer), Input.Department, Input.Title), "unit.transfer-accepted", cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(Guid transfer, CancellationToken cancellationToken) =>
        AnswerAsync(new DeclineTransfer(new Id<StaffTransfer>(transfer), Input.Reason ?? ""), "unit.transfer-declined", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid transfer, CancellationToken cancellationToken) =>
        AnswerAsync(new WithdrawTransfer(new Id<StaffTransfer>(transfer)), "unit.transfer-withdrawn", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Result> command, string done, CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(command, cancellationToken)) ? Again(done) : await OnGetAsync(cancellationToken);

    public sealed record Form(string? Department, string? Title, string? Reason);
}
