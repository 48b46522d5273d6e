using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>A colleague's credit file.</summary>
internal sealed class CreditFileModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Person { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public CreditFile Kept { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetCreditFile(Person, Year, Unit), cancellationToken) is not { } file) return NotFound();
        Kept = file;
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken) => Paper(await Mediator.Send(new PrintCreditFile(Person, Year, Unit), cancellationToken));

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken) => Paper(await Mediator.Send(new ExportCreditFile(Person, Year, Unit), cancellationToken));

    private IActionResult Paper(FileContent? paper) => paper is null ? NotFound() : File(paper.Content, paper.ContentType, paper.Name);
}
