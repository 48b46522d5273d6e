using Association.Application.Finance.Sponsors;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Sponsors;

/// <summary>For the sponsor, by the link of the office: sums and counts, and of people only those who agreed to that. A wrong key is answered like an unknown number.</summary>
internal sealed class IndexModel(IMediator mediator, Application.Common.SiteOptions site) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    public AgreementView Shown { get; private set; } = null!;
    public string Account => site.BankAccount.Here();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        Response.Headers.CacheControl = "no-store";
        if (await mediator.Send(new GetOwnAgreement(Number, LinkKey), cancellationToken) is not { } shown) return NotFound();
        Shown = shown;
        return Page();
    }

    public async Task<IActionResult> OnGetStatementAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        return await mediator.Send(new DrawOwnStatement(Number, LinkKey), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }
}
