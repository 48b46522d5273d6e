using System.Globalization;
using Association.Domain.Common;

namespace Association.Domain.Works;

/// <summary>Years that take records: this one and the one before, and older ones that somebody opened; never one whose report is frozen.</summary>
/// <param name="Opened">Years that were opened or reopened.</param>
/// <param name="Closed">Years whose report is frozen.</param>
public sealed record OpenYears(DateOnly Today, IReadOnlySet<int> Opened, IReadOnlySet<int> Closed)
{
    public bool Take(int year) => !Closed.Contains(year) && (Opened.Contains(year) || year == Today.Year || year == Today.Year - 1);

    /// <summary>The latest first.</summary>
    public IReadOnlyList<int> All => [.. Opened.Append(Today.Year).Append(Today.Year - 1).Distinct().Where(Take).OrderDescending()];

    /// <exception cref="RefusedException">The day lies ahead or in a year that is not open; the refusal names the open ones.</exception>
    public void MustTake(DateOnly day, string field = "Day")
    {
        Refuse.If(day > Today, WorkErrors.Ahead.At(field));
        var year = day.Year.ToString(CultureInfo.InvariantCulture);
        Refuse.If(Closed.Contains(day.Year), WorkErrors.YearClosed.At(field).With(year));
        Refuse.Unless(Take(day.Year), WorkErrors.YearNotOpen.At(field).With(year, string.Join(", ", All)));
    }
}
