using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>
/// Gathers rows into commands and their outcomes into the report. Of rows with the same key the first that is accepted
/// counts; one that was refused does not stand in the way of a later, better one.
/// </summary>
internal sealed class ImportRun<TRow>(Func<TRow, string> key, string duplicate, Func<IReadOnlyList<TRow>, Task<Result<ChunkOutcome>>> send) where TRow : class
{
    /// <summary>Rows a command: a transaction of about a tenth of a second, short enough for others to write between two.</summary>
    public const int ChunkSize = 500;

    private readonly List<ParsedRow<TRow>> _chunk = new(ChunkSize);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);
    private readonly List<DuplicateRow> _duplicates = [];
    private readonly List<RowError> _errors = [];
    private readonly List<RowError> _warnings = [];
    private int _created;
    private int _updated;

    public int Rows { get; private set; }

    /// <summary>Whether the last row completed a command.</summary>
    public bool AtStart => _chunk.Count == 0;

    /// <returns>Why a whole command was refused, which ends the import.</returns>
    public async Task<Result<ImportReport>?> TakeAsync(ParsedRow<TRow> parsed)
    {
        Rows++;
        _warnings.AddRange(parsed.Warnings);
        if (parsed.Row is not { } row)
        {
            _errors.Add(parsed.Refusal!);
            return null;
        }

        // Whether the earlier row with this key is accepted must be known first.
        if (_waiting.Contains(key(row)) && await FlushAsync() is { } refusal) return refusal;
        if (_accepted.Contains(key(row)))
        {
            _duplicates.Add(new(parsed.Number, duplicate));
            return null;
        }

        _chunk.Add(parsed);
        _waiting.Add(key(row));
        return _chunk.Count == ChunkSize ? await FlushAsync() : null;
    }

    public async Task<Result<ImportReport>?> FlushAsync()
    {
        if (_chunk.Count == 0) return null;
        var result = await send([.. _chunk.Select(parsed => parsed.Row!)]);
        if (!result.Succeeded) return Result<ImportReport>.Refused(result.Errors);

        var refused = result.Value.Errors.Select(e => e.Row).ToHashSet();
        _accepted.UnionWith(_chunk.Where(parsed => !refused.Contains(parsed.Number)).Select(parsed => key(parsed.Row!)));
        (_created, _updated) = (_created + result.Value.Created, _updated + result.Value.Updated);
        _errors.AddRange(result.Value.Errors);
        _chunk.Clear();
        _waiting.Clear();
        return null;
    }

    public ImportReport Report() => new(Rows, _created, _updated,
        [.. _duplicates.OrderBy(d => d.Row)], [.. _errors.OrderBy(e => e.Row)], [.. _warnings.OrderBy(w => w.Row)]);
}
