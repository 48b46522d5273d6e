using System.Globalization;
using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Import;

/// <summary>A workbook comes in, the templates go out, and what was imported before is found again.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, WorkbookPreviews previews, IWorkbookWriter writer) : OfficePage(mediator, user, texts)
{
    /// <summary>A hundred thousand members as csv.</summary>
    private const int MaxFile = 20 * 1024 * 1024;

    /// <summary>The file and the form around it; what is a little too large still gets a sentence.</summary>
    private const int MaxRequest = MaxFile + 1024 * 1024;

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty] public Form Input { get; set; } = new(null, null, MatchRule.Update);

    public ImportList Batches { get; private set; } = new([], 0);

    // "page" is a word of Razor's own routes: only the address says what is meant here.
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    public IReadOnlyList<ImportKind> Kinds => [.. Enum.GetValues<ImportKind>().Where(kind => May(ImportRights.PermissionFor(kind)))];
    public IEnumerable<ImportKind> Exported => Kinds.Where(kind => kind is ImportKind.Units or ImportKind.Members);
    public IEnumerable<SelectListItem> Options => Kinds.Select(kind => new SelectListItem(Show.Choice(kind), kind.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Kinds.Count == 0) return NotFound();
        Batches = await Mediator.Send(new ListImports(Number), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Kind is null) ModelState.AddModelError("Input.Kind", ErrorTexts.For("binding.required", "Please fill this in."));
        if (Input.File is not { Length: > 0 }) ModelState.Refuse(UploadErrors.Missing);
        else if (Input.File.Length > MaxFile) ModelState.Refuse(WorkbookErrors.TooLarge.At("File"));
        if (!ModelState.IsValid) return await OnGetAsync(cancellationToken);
        if (!May(ImportRights.PermissionFor(Input.Kind!.Value))) return NotFound();

        return await OpenAsync(Input.Kind.Value, Input.File!, cancellationToken) is { } batch ? this.Go($"/office/import/{batch}/columns") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetTemplateAsync(ImportKind kind, string? format, CancellationToken cancellationToken)
    {
        if (!Kinds.Contains(kind)) return NotFound();
        return await TableAsync(ImportKinds.HeadersOf(kind, CultureInfo.CurrentUICulture.Name == "en"), [], Say("import.template-name", Show.Choice(kind)), format == "csv", cancellationToken);
    }

    public async Task<IActionResult> OnPostExportAsync(ImportKind kind, CancellationToken cancellationToken)
    {
        if (!Exported.Contains(kind)) return NotFound();
        var result = await Mediator.Send(kind is ImportKind.Units ? (IRequest<Result<ExportedTable>>)new ExportUnits() : new ExportMembers(), cancellationToken);
        if (!ModelState.Accepted(result)) return await OnGetAsync(cancellationToken);
        return await TableAsync(result.Value.Headers, result.Value.Rows, Say("import.export-name", Show.Choice(kind)), csv: false, cancellationToken);
    }

    private async Task<IActionResult> TableAsync(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string?>> rows, string name, bool csv, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        if (csv) await writer.WriteCsvAsync(content, headers, rows.ToAsyncEnumerable(), cancellationToken);
        else await writer.WriteAsync(content, headers, rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return File(content, csv ? "text/csv" : Xlsx, name + (csv ? ".csv" : ".xlsx"));
    }

    private async Task<Guid?> OpenAsync(ImportKind kind, IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var name = Path.GetFileName(file.FileName);
        var preview = await previews.ReadAsync(kind, content, name, cancellationToken);
        foreach (var error in preview.Errors) ModelState.Refuse(error.At("File"));
        if (!preview.Succeeded) return null;

        var opened = await Mediator.Send(new OpenImport(kind, Input.Match, new UploadedFile(name, content.ToArray()), preview.Value.Guess), cancellationToken);
        return ModelState.Accepted(opened) ? opened.Value : null;
    }

    public sealed record Form(ImportKind? Kind, IFormFile? File, MatchRule Match);
}
