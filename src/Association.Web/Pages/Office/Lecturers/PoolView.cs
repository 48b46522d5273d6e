using Association.Application.Lecturers;

namespace Association.Web.Pages.Office.Lecturers;

/// <param name="Open">Each leads to its page.</param>
internal sealed record PoolView(IReadOnlyList<LecturerLine> Lines, bool Open);

/// <summary>The question in the address of a list of lecturers.</summary>
internal static class PoolQuestion
{
    /// <param name="sort">As the heads of a list write it: <c>score</c>, or <c>-score</c> for the other way round.</param>
    public static LecturerFilter Of(string? search, string? language, string? country, DateOnly? free, bool retired, string? sort) => new(search, language, country, free, retired,
        Enum.TryParse<LecturerSort>(sort?.TrimStart('-'), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : LecturerSort.Name, sort?.StartsWith('-') is true);
}
