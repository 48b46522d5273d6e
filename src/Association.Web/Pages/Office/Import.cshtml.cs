using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office;

/// <summary>A workbook is judged first, row by row, and nothing is written; then it is imported in the background.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class ImportModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, WorkbookImport workbooks) : OfficePage(mediator, user, texts)
{
    /// <summary>The file and the form around it; what is a little too large still gets a sentence.</summary>
    private const int MaxRequest = EvidenceFile.MaxBytes + 1024 * 1024;

    private const int MaxRowsShown = 200;

    [BindProperty] public Form Input { get; set; } = new(null, null);

    public ImportReport? Report { get; private set; }
    public Guid? Kept { get; private set; }
    public string? FileName { get; private set; }

    public IReadOnlyList<ImportKind> Kinds => [.. Enum.GetValues<ImportKind>().Where(kind => May(ImportRights.PermissionFor(kind)))];
    public IEnumerable<SelectListItem> Options => Kinds.Select(kind => new SelectListItem(Show.Choice(kind), kind.ToString()));
    public IEnumerable<RowError> Shown => Problems.Take(MaxRowsShown);
    public IReadOnlyList<RowError> Problems => Report is null ? [] : [.. Report.Errors.Concat(Report.Duplicates.Select(d => new RowError(d.Row, "", d.Code))).OrderBy(p => p.Row)];

    public IActionResult OnGet() => Kinds.Count == 0 ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Kind is not { } kind) ModelState.AddModelError("Input.Kind", ErrorTexts.For("binding.required", "Please fill this in."));
        if (Input.File is not { Length: > 0 }) ModelState.Refuse(UploadErrors.Missing);
        else if (Input.File.Length > EvidenceFile.MaxBytes) ModelState.Refuse(UploadErrors.TooLarge);
        if (!ModelState.IsValid) return OnGet();
        if (!May(ImportRights.PermissionFor(Input.Kind!.Value))) return NotFound();

        await JudgeAsync(Input.Kind.Value, Input.File!, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(ImportKind kind, Id<StoredFile> kept, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new StartImport(kind, kept, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(result) ? this.Go($"/office/tasks/{result.Value}") : OnGet();
    }

    private async Task JudgeAsync(ImportKind kind, IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var name = Path.GetFileName(file.FileName);
        var report = await workbooks.RunAsync(kind, content, name, dryRun: true, progress: null, cancellationToken);
        foreach (var error in report.Errors) ModelState.Refuse(error.At("File"));
        if (!report.Succeeded) return;

        var kept = await Mediator.Send(new KeepWorkbook(kind, new UploadedFile(name, content.ToArray())), cancellationToken);
        if (ModelState.Accepted(kept)) (Report, Kept, FileName) = (report.Value, kept.Value, name);
    }

    public static string Problem(RowError row) => Error.Invalid(row.Code, row.Code).Words();

    public static string Field(RowError row) => row.Field.Length == 0 ? "" : Texts.Find($"office.import-field-{row.Field}") ?? row.Field;

    public sealed record Form(ImportKind? Kind, IFormFile? File);
}
