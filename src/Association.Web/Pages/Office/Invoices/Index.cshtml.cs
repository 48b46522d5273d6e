using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Documents;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Invoices;

/// <summary>Every numbered paper, and the files for the fiscal ones.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, IWorkbookWriter writer, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)] public DocumentKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty] public Form Fiscal { get; set; } = new(default, null, null);

    public Page<DocumentView> Documents { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Documents = await Mediator.Send(new ListDocuments(Kind, Year, Search, After, Before: Before), cancellationToken);
        var today = clock.Today();
        Fiscal = Fiscal with { From = Fiscal.From ?? new(today.Year, today.Month, 1), To = Fiscal.To ?? today };
        return Page();
    }

    /// <summary>Drawn when it is asked for the first time.</summary>
    public async Task<IActionResult> OnGetFileAsync(Id<FinanceDocument> document, CancellationToken cancellationToken)
    {
        if (!(await Mediator.Send(new DrawDocument(document), cancellationToken)).Succeeded) return NotFound();
        return await Mediator.Send(new DownloadDocument(document), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
    }

    public async Task<IActionResult> OnPostFiscalAsync(CancellationToken cancellationToken)
    {
        var table = await Mediator.Send(new ExportFiscal(Fiscal.Paper, Fiscal.From ?? default, Fiscal.To ?? default), cancellationToken);
        if (!ModelState.Accepted(table, nameof(Fiscal))) return await OnGetAsync(cancellationToken);
        var content = new MemoryStream();
        await writer.WriteAsync(content, table.Value.Headers, table.Value.Rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return File(content, Xlsx, $"{Show.Choice(Fiscal.Paper)}-{Fiscal.From:yyyyMMdd}-{Fiscal.To:yyyyMMdd}.xlsx");
    }

    public sealed record Form(FiscalPaper Paper, DateOnly? From, DateOnly? To);
}
