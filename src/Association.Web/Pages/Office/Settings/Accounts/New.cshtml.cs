using Association.Application.Identity;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Office.Settings.Accounts;

internal sealed class NewModel(IMediator mediator) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new("", "");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new InviteAccount(Input.Name ?? "", Input.Email ?? ""), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        this.Done(Texts.Find("settings.invited") ?? "");
        return RedirectToPage("Account", new { Id = result.Value.Value });
    }

    public sealed record Form(string? Name, string? Email);
}
