using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.Office.Settings.Accounts;

internal sealed class AccountModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "person")] public string? FindPerson { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null);

    public AccountView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Events => View.Events.Select(e => new SelectListItem(e.Name, e.Id.ToString()));

    private UserId Account => new(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostGrantAsync(CancellationToken cancellationToken) =>
        Input.Role is not { } role ? OnGetAsync(cancellationToken)
            : AnswerAsync(new GrantRole(Account, role, Input.Event is { } id ? new Id<Event>(id) : null), "settings.granted", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid grant, CancellationToken cancellationToken) =>
        AnswerAsync(new WithdrawRole(new Id<RoleGrant>(grant)), "settings.withdrawn", cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => AnswerAsync(new CloseAccount(Account), "settings.was-closed", cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) => AnswerAsync(new CloseAccount(Account, Closed: false), "settings.was-reopened", cancellationToken);

    public Task<IActionResult> OnPostResetFactorAsync(CancellationToken cancellationToken) => AnswerAsync(new ResetSecondFactor(Account), "settings.factor-reset", cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(Guid? person, CancellationToken cancellationToken) =>
        AnswerAsync(new LinkAccount(Account, person is { } id ? new Id<Person>(id) : null), person is null ? "settings.unlinked" : "settings.linked", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Result> command, string done, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await mediator.Send(command, cancellationToken))) return await OnGetAsync(cancellationToken);
        this.Done(Texts.Find(done) ?? "");
        return RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowAccount(Account, FindPerson), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed record Form(Role? Role, Guid? Event);
}
