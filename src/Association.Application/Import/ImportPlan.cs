using Association.Domain.Common;
using Association.Domain.Import;

namespace Association.Application.Import;

/// <summary>What is to be done with a workbook.</summary>
/// <param name="FileName">For the refusal's sentence.</param>
/// <param name="DryRun">Everything is judged and nothing is written.</param>
/// <param name="Columns">Null: recognised by their headers.</param>
/// <param name="Batch">Remembers what each row did, so that it can be shown and undone.</param>
public sealed record ImportPlan(ImportKind Kind, string FileName, bool DryRun, MatchRule Match = MatchRule.Update, ColumnChoice? Columns = null, Id<ImportBatch>? Batch = null)
{
    public ChunkMode Mode => new(DryRun, Match, Batch);
}

/// <summary>How one stretch of rows is taken.</summary>
public sealed record ChunkMode(bool DryRun, MatchRule Match = MatchRule.Update, Id<ImportBatch>? Batch = null);

/// <param name="Done">Rows worked through.</param>
/// <param name="Total">Rows below the header.</param>
public sealed record ImportProgress(int Done, int Total);

/// <summary>The columns of each kind of workbook: of its template, its export and its import.</summary>
public static class ImportKinds
{
    public static IReadOnlyList<SheetColumn> ColumnsOf(ImportKind kind) => kind switch
    {
        ImportKind.Units => UnitRow.Sheet.Columns,
        ImportKind.Members => MemberRow.Sheet.Columns,
        ImportKind.Bodies => BodyRow.Sheet.Columns,
        ImportKind.Activities => ActivityRow.Sheet.Columns,
        ImportKind.Works => WorkRow.Sheet.Columns,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The headers of an empty template; both languages are read back.</summary>
    public static IReadOnlyList<string> HeadersOf(ImportKind kind, bool english) => [.. ColumnsOf(kind).Select(column => english ? column.English : column.Names[0])];
}

internal static class MatchRules
{
    /// <summary>The value after a row: what the rule prefers, and never a blank over something.</summary>
    public static T? Choose<T>(this MatchRule rule, T? known, T? stated) where T : class => rule is MatchRule.Fill ? known ?? stated : stated ?? known;

    /// <summary>Whether a row may say something about a value.</summary>
    public static bool Takes(this MatchRule rule, bool blank) => rule is MatchRule.Update || rule is MatchRule.Fill && blank;
}
