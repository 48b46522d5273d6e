using System.Globalization;

namespace Association.Infrastructure.Documents;

/// <summary>Dates as printed: 2026年11月22日 without the weekday, and 22 November 2026.</summary>
internal static class BilingualDate
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Zh(DateOnly date) => date.ToString("yyyy'年'M'月'd'日'", English);

    public static string En(DateOnly date) => date.ToString("d MMMM yyyy", English);

    public static string Zh(DateOnly from, DateOnly to)
    {
        if (from == to) return Zh(from);
        if (from.Year != to.Year) return $"{Zh(from)}至{Zh(to)}";
        return $"{Zh(from)}至{to.ToString(from.Month == to.Month ? "d'日'" : "M'月'd'日'", English)}";
    }

    /// <returns>With its preposition: on 22 November 2026; from 20 to 22 November 2026.</returns>
    public static string En(DateOnly from, DateOnly to)
    {
        if (from == to) return $"on {En(from)}";
        var start = from.Year != to.Year ? En(from) : from.ToString(from.Month == to.Month ? "%d" : "d MMMM", English);
        return $"from {start} to {En(to)}";
    }
}
