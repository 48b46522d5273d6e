using Association.Application.Access;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Import;

/// <summary>Which column of the workbook is which; what the headers say is chosen already.</summary>
internal sealed class ColumnsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, WorkbookPreviews previews) : OfficePage(mediator, user, texts)
{
    private const int SamplesShown = 3;

    [BindProperty(SupportsGet = true)] public Id<ImportBatch> Id { get; set; }
    [BindProperty] public List<string?> Target { get; set; } = [];
    [BindProperty] public MatchRule Match { get; set; }
    [BindProperty] public string? SaveAs { get; set; }

    public ImportDetails Batch { get; private set; } = null!;
    public SheetPreview Preview { get; private set; } = null!;
    public IReadOnlyList<SavedColumns> Maps { get; private set; } = [];
    public string? Used { get; private set; }

    public IReadOnlyList<SheetColumn> Fields => ImportKinds.ColumnsOf(Batch.Kind);
    public IReadOnlyList<string> Missing => [.. Fields.Where(f => f.Required && !Target.Contains(f.Field)).Select(f => NameOf(f.Field))];

    public async Task<IActionResult> OnGetAsync(string? map, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Match = Batch.Match;
        var columns = Batch.Columns.Columns;
        if (Maps.FirstOrDefault(m => m.Name == map) is { } asked) columns = Apply(asked);
        else if (Batch.State is ImportState.Draft && Fields.Any(f => f.Required && !columns.ContainsKey(f.Field)) && Maps.FirstOrDefault(Fits) is { } known) columns = Apply(known);
        Target = [.. Enumerable.Range(0, Preview.Width).Select(at => columns.FirstOrDefault(c => c.Value == at).Key)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var chosen = Target.Index().Where(t => !string.IsNullOrEmpty(t.Item) && t.Index < Preview.Width).ToList();
        foreach (var twice in chosen.GroupBy(t => t.Item).SelectMany(g => g.Skip(1)))
            ModelState.AddModelError("", $"{Header(twice.Index)}: {ErrorTexts.For("import.column-twice", "Another column has this field already.")}");
        if (!ModelState.IsValid) return Page();

        var columns = chosen.Where(t => Fields.Any(f => f.Field == t.Item)).ToDictionary(t => t.Item!, t => t.Index);
        var save = string.IsNullOrWhiteSpace(SaveAs) ? null : new SavedColumns(SaveAs, columns.ToDictionary(c => c.Key, c => Header(c.Value)));
        var result = await Mediator.Send(new JudgeImport(Id, Match, new ColumnChoice(Preview.HeaderRow, columns), save), cancellationToken);
        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Field is "SaveAs" ? "SaveAs" : "", error.Field?.StartsWith("Column.", StringComparison.Ordinal) is true ? $"{NameOf(error.Field["Column.".Length..])}: {error.Words()}" : error.Words());
        return result.Succeeded ? this.Go($"/office/import/{Id}") : Page();
    }

    public string? Chosen(int column) => column < Target.Count ? Target[column] : null;

    public string Header(int column) => column < Preview.Headers.Count && !string.IsNullOrWhiteSpace(Preview.Headers[column]) ? Preview.Headers[column]! : Say("import.no-header", Letter(column));

    public IEnumerable<string> Samples(int column) => Preview.Samples.Select(row => row[column]).Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(SamplesShown)!;

    /// <summary>The field in the words of the template; the reader's language decides which.</summary>
    public string NameOf(string field) => ImportWords.Column(Batch.Kind, field);

    /// <summary>As the sheet names its columns: A, B, … AA.</summary>
    public static string Letter(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetImport(Id), cancellationToken) is not { Mine: true, Closed: false, State: ImportState.Draft or ImportState.Judging or ImportState.Judged } batch) return false;
        await using var file = await Mediator.Send(new OpenImportFile(Id), cancellationToken);
        if (file is null || await previews.ReadAsync(batch.Kind, file, batch.FileName, cancellationToken) is not { Succeeded: true } preview) return false;
        (Batch, Preview) = (batch, preview.Value);
        Maps = await Mediator.Send(new ListColumnMaps(batch.Kind), cancellationToken);
        return true;
    }

    private bool Fits(SavedColumns map) => map.Headers.Values.All(header => Preview.Headers.Contains(header));

    private Dictionary<string, int> Apply(SavedColumns map)
    {
        Used = map.Name;
        var headers = Preview.Headers.ToList();
        return map.Headers.Select(h => (h.Key, At: headers.IndexOf(h.Value))).Where(h => h.At >= 0).ToDictionary(h => h.Key, h => h.At);
    }
}

/// <summary>Columns, refusals and changes in the reader's language.</summary>
internal static class ImportWords
{
    private static bool English => System.Globalization.CultureInfo.CurrentUICulture.Name == "en";

    public static string Column(ImportKind kind, string field) =>
        ImportKinds.ColumnsOf(kind).FirstOrDefault(c => c.Field == field) is { } column ? English ? column.English : column.Names[0] : "";

    public static string Joined(IEnumerable<string> names) => string.Join(English ? ", " : "、", names);

    public static string Sentence(RowError row)
    {
        var words = Error.Invalid(row.Code, row.Code).Words();
        return row.Near is null ? words : $"{words} {Texts.Find("import.near")}{(English ? row.Near.Replace("、", ", ", StringComparison.Ordinal) : row.Near)}";
    }
}
