using Association.Domain.Common;

namespace Association.Application.Common;

internal static class WindowQueries
{
    /// <summary>The rows from the mark on, in the order in which they were made; towards the beginning when read backwards.</summary>
    public static IQueryable<T> InOrder<T>(this IQueryable<T> rows, Window window) where T : Entity<T>
    {
        if (window.Backwards)
        {
            var end = new Id<T>(window.Before!.Id);
            return rows.Where(row => row.Id < end).OrderByDescending(row => row.Id);
        }

        if (window.After is not { } after) return rows.OrderBy(row => row.Id);
        var start = new Id<T>(after.Id);
        return rows.Where(row => row.Id > start).OrderBy(row => row.Id);
    }
}
