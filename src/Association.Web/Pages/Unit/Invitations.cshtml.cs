using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>Asks colleagues to the roster: by name and number, or by a link that several may use.</summary>
internal sealed class InvitationsModel(IMediator mediator, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site, IQrCodes codes) : UnitDeskPage(mediator, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null);
    [BindProperty(SupportsGet = true)] public Guid? Shown { get; set; }

    public IReadOnlyList<InvitationLine> Invitations { get; private set; } = [];
    public InvitationLine? Fresh => Invitations.FirstOrDefault(i => i.Id == Shown && i.Code is not null);

    public string LinkOf(string code) => new Uri(site.BaseUrl, $"/join-unit/{code}").ToString();
    public string QrOf(string code) => codes.Svg(LinkOf(code));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Invitations = await Mediator.Send(new ListInvitations(Unit), cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostNamedAsync(CancellationToken cancellationToken) =>
        InviteAsync(new InviteColleague(Unit, Input.Name, Input.Number, Input.Email, Input.Department, Input.Title, 1, Key), cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken) =>
        InviteAsync(new InviteColleague(Unit, null, null, null, Input.Department, null, Input.Uses ?? 1, Key), cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new WithdrawInvitation(Unit, new Id<UnitInvitation>(invitation)), cancellationToken))
            ? Again("unit.invitation-withdrawn") : await OnGetAsync(cancellationToken);

    private string Key => IdempotencyKey.Of(Request).ToString();

    private async Task<IActionResult> InviteAsync(InviteColleague invitation, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(invitation, cancellationToken);
        if (!ModelState.Accepted(result)) return await OnGetAsync(cancellationToken);
        this.Done(Say("unit.invited"));
        return RedirectToPage(new { unit = Desk.Mine.Id, shown = result.Value.Id });
    }

    /// <param name="Number">A mobile or ID number in full.</param>
    public sealed record Form(string? Name, string? Number, string? Email, string? Department, string? Title, int? Uses);
}
