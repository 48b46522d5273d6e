using Association.Application.Access;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>Transfers between units: the office may decide where the other unit has nobody to do so.</summary>
internal sealed class TransfersModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<TransferLine> Transfers { get; private set; } = [];
    public bool MayDecide => May(Permissions.EditMembers);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Transfers = await Mediator.Send(new ListAllTransfers(), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid transfer, CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new AcceptTransfer(new Id<StaffTransfer>(transfer), null, null), cancellationToken), "unit.transfer-accepted", cancellationToken);

    public async Task<IActionResult> OnPostDeclineAsync(Guid transfer, CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new DeclineTransfer(new Id<StaffTransfer>(transfer), Reason ?? ""), cancellationToken), "unit.transfer-declined", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(result, "")) return await OnGetAsync(cancellationToken);
        this.Done(Say(done));
        return RedirectToPage();
    }
}
