namespace Association.Application.Common;

/// <summary>Numbered pages, as their addresses name them: anybody can write any number there.</summary>
internal static class Paging
{
    /// <summary>Nobody turns that many pages; beyond it counting rows would overflow.</summary>
    private const int Last = 100_000;

    /// <param name="number">From 1; less is the first.</param>
    public static int Of(int number) => Math.Clamp(number, 1, Last);

    /// <summary>How many rows lie before the page.</summary>
    public static int Before(int number, int size) => (Of(number) - 1) * size;
}
