namespace Association.Application.Common;

/// <summary>Which part of a list is asked for: what follows <see cref="After"/>, else what stands before <see cref="Before"/>, else its beginning.</summary>
internal sealed record Window(Cursor? After, Cursor? Before, int Size)
{
    public static Window Of(string? after, string? before, int? size) => new(Cursor.Parse(after), Cursor.Parse(before), Cursor.Size(size));

    /// <summary>The rows are read from <see cref="Before"/> towards the beginning, and turned round by <see cref="Cut"/>.</summary>
    public bool Backwards => After is null && Before is not null;

    /// <summary>One row more than asked for: whether there is one says whether the list goes on.</summary>
    public int Read => Size + 1;

    /// <param name="rows">At most <see cref="Read"/> rows, in the order they were read.</param>
    /// <param name="at">Where a row stands.</param>
    /// <param name="total">Rows of the whole selection, where they are counted.</param>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, Cursor> at, int? total = null)
    {
        var (more, items) = (rows.Count > Size, rows.Take(Size).ToList());
        if (Backwards) items.Reverse();
        if (items.Count == 0) return new(items, null, null, total);
        return new(items,
            Backwards || more ? at(items[^1]).ToString() : null,
            (Backwards ? more : After is not null) ? at(items[0]).ToString() : null, total);
    }

    /// <summary>The same of a list that is sorted in memory, by key and then by id.</summary>
    public Page<T> Slice<T>(IReadOnlyList<T> all, Func<T, Cursor> at)
    {
        var rows = Backwards ? all.Reverse().SkipWhile(row => Compare(at(row), Before!) >= 0)
            : After is null ? all
            : all.SkipWhile(row => Compare(at(row), After) <= 0);
        return Cut([.. rows.Take(Read)], at, all.Count);
    }

    private static int Compare(Cursor row, Cursor mark) =>
        string.CompareOrdinal(row.Key, mark.Key) is not 0 and var order ? order : row.Id.CompareTo(mark.Id);
}
