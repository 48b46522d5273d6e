using Association.Application.Access;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Import;

/// <summary>One batch: its dry run, its run, its recap and its undoing. Can be left and found again.</summary>
internal sealed class BatchModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, ErrorWorkbooks errorWorkbooks) : OfficePage(mediator, user, texts)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)] public Id<ImportBatch> Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "view")] public string? Asked { get; set; }

    public ImportDetails Batch { get; private set; } = null!;
    public ImportRows Rows { get; private set; } = new([], 0);

    // "page" is a word of Razor's own routes: only the address says what is meant here.
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    /// <summary>Whether the register was written to.</summary>
    public bool Written => Batch.State is ImportState.Running or ImportState.Done or ImportState.Undoing or ImportState.Undone;

    public string View => !Written ? "refused" : Asked is "created" or "updated" or "refused" or "kept" ? Asked
        : Batch is { State: ImportState.Undone, Kept: > 0 } ? "kept" : Batch.Counts is { Created: 0, Updated: > 0 } ? "updated" : "created";

    public IReadOnlyList<RowError> Problems => Batch.Report is not { } report ? []
        : [.. report.Errors.Concat(report.Duplicates.Select(d => new RowError(d.Row, "", d.Code))).OrderBy(p => p.Row)];

    public IEnumerable<RowError> Shown => Problems.Skip((Number - 1) * ListImportRows.PageSize).Take(ListImportRows.PageSize);

    public bool MayTakeErrors => Batch is { Closed: false, Report.Errors.Count: > 0 } && (Batch.Mine || May(Permissions.UnmaskNumbers));

    public int Step => Batch.State switch { ImportState.Draft => 1, ImportState.Judging or ImportState.Judged => 2, ImportState.Running => 3, _ => 4 };

    /// <summary>Who sent the workbook; the product itself does so for a command line.</summary>
    public static string Starter(IStringLocalizer texts, string name) => name == CurrentUser.SystemName ? texts["import.by-command"] : name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        return Batch is { State: ImportState.Draft, Mine: true, Closed: false } ? this.Go($"/office/import/{Id}/columns") : Page();
    }

    /// <summary>The bar alone, for the page that asks every second; when the work has ended it asks for the whole page once.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetImport(Id), cancellationToken) is not { Work: { } work } batch) return NotFound();
        if (!work.Running) Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", batch);
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken) =>
        await AgainAsync(await Mediator.Send(new StartImport(Id, IdempotencyKey.Of(Request).ToString()), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) =>
        await AgainAsync(await Mediator.Send(new UndoImport(Id, IdempotencyKey.Of(Request).ToString()), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnGetErrorsAsync(CancellationToken cancellationToken)
    {
        var taken = await Mediator.Send(new TakeErrorRows(Id), cancellationToken);
        if (!taken.Succeeded || await Mediator.Send(new GetImport(Id), cancellationToken) is not { } batch) return NotFound();
        var content = new MemoryStream();
        string[] headers = [Say("import.errors-row"), Say("import.errors-column"), Say("import.errors-code"), Say("import.errors-sentence")];
        await errorWorkbooks.WriteAsync(content, taken.Value, headers, row => (ImportWords.Column(batch.Kind, row.Field), ImportWords.Sentence(row)), cancellationToken);
        content.Position = 0;
        return File(content, Xlsx, Say("import.errors-name", Path.GetFileNameWithoutExtension(taken.Value.FileName)) + ".xlsx");
    }

    public string WhyOf(string why, string? detail)
    {
        var sentence = Error.Conflict(why, why).Words();
        if (detail is null) return sentence;
        var about = why == "import.referenced" ? Texts.Find($"import.record-{detail}") ?? detail
            : ImportWords.Joined(detail.Split(',').Select(field => ImportWords.Column(Batch.Kind, field)));
        return $"{sentence} ({about})";
    }

    public static string Value(string? value) => string.IsNullOrEmpty(value) ? "—" : value;

    public static string StateOf(ImportRowLine row) => row.Fate is ImportFate.Standing ? Show.Choice(row.Action) : Show.Choice(row.Fate);

    public static Tone ToneOf(ImportRowLine row) => row.Fate switch
    {
        ImportFate.Kept => Tone.Warning,
        ImportFate.Undone => Tone.Neutral,
        _ => row.Action is ImportAction.Created ? Tone.Success : Tone.Info,
    };

    public static Tone ToneOf(ImportState state) => state switch
    {
        ImportState.Done => Tone.Success,
        ImportState.Judging or ImportState.Running or ImportState.Undoing => Tone.Info,
        ImportState.Judged => Tone.Warning,
        _ => Tone.Neutral,
    };

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetImport(Id), cancellationToken) is not { } batch) return false;
        Batch = batch;
        if (!Written || View == "refused") return true;
        Rows = await Mediator.Send(View switch
        {
            "kept" => new ListImportRows(Id, Fate: ImportFate.Kept, Page: Number),
            "updated" => new ListImportRows(Id, ImportAction.Updated, Page: Number),
            _ => new ListImportRows(Id, ImportAction.Created, Page: Number),
        }, cancellationToken);
        return true;
    }

    private async Task<IActionResult> AgainAsync(Result<Guid> result, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(result)) return this.Go($"/office/import/{Id}");
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }
}
