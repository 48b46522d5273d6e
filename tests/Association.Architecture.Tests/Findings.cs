using Xunit;

namespace Association.Architecture.Tests;

internal static class Findings
{
    /// <summary>Shows all that was found, each on its line, not the first few.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }
}
