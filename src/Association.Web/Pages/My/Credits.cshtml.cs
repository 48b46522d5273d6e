using Association.Application.Access;
using Association.Application.Credits;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>One's own credit file.</summary>
internal sealed class CreditsModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    /// <summary>Null for an account that is nobody on record.</summary>
    public CreditFile? Kept { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.Person is not null) Kept = await mediator.Send(new GetCreditFile(Year: Year), cancellationToken);
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken) =>
        user.Person is not null && await mediator.Send(new PrintCreditFile(Year: Year), cancellationToken) is { } paper ? File(paper.Content, paper.ContentType, paper.Name) : NotFound();

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken) =>
        user.Person is not null && await mediator.Send(new ExportCreditFile(Year: Year), cancellationToken) is { } paper ? File(paper.Content, paper.ContentType, paper.Name) : NotFound();
}
