using System.Text;
using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>A payer's name made ready to be compared: what banks, offices and people do to it is evened out.</summary>
/// <param name="Full">Without spaces, marks and letter case.</param>
/// <param name="Core">Without the place in front (成都高新区…) and the legal form behind.</param>
public sealed record PayerKey(string Full, string Core)
{
    private const int LongestPlace = 10;
    private const int ShortestCore = 3;
    private static readonly string[] Forms = ["股份有限公司", "有限责任公司", "有限公司", "集团", "（普通合伙）", "普通合伙"];

    public static PayerKey Of(string? name)
    {
        var key = new StringBuilder();
        foreach (var rune in TextNormalization.Line(name).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        var full = key.ToString();
        return new(full, CoreOf(full));
    }

    /// <summary>1 for the same, 0 for nothing in common.</summary>
    public double LikenessTo(PayerKey other)
    {
        if (Full.Length == 0 || other.Full.Length == 0) return 0;
        if (Full == other.Full) return 1;
        if (Core == other.Core && Core.Length > ShortestCore) return 0.95;
        var (shorter, longer) = Core.Length <= other.Core.Length ? (Core, other.Core) : (other.Core, Core);
        // A bank that has room for so many characters cuts the name off.
        if (shorter.Length > ShortestCore + 1 && longer.StartsWith(shorter, StringComparison.Ordinal)) return 0.88;
        if (shorter.Length > ShortestCore + 1 && longer.Contains(shorter, StringComparison.Ordinal)) return 0.8;
        return Dice(Core, other.Core) * 0.85;
    }

    /// <summary>Pairs of neighbouring characters, by which names that share some are found.</summary>
    public static IEnumerable<string> PairsOf(string key)
    {
        for (var i = 0; i + 1 < key.Length; i++) yield return key.Substring(i, 2);
    }

    private static string CoreOf(string full)
    {
        var core = full;
        foreach (var form in Forms)
            if (core.Length > form.Length + ShortestCore && core.EndsWith(form, StringComparison.Ordinal)) core = core[..^form.Length];
        var start = 0;
        for (var i = 1; i < Math.Min(LongestPlace, core.Length - ShortestCore); i++)
            if (core[i] is '省' or '市' or '区' or '县' && !(core[i] == '区' && core[i - 1] is '社' or '院' or '园' or '小')) start = i + 1;
        return core[start..];
    }

    private static double Dice(string a, string b)
    {
        var (mine, theirs) = (PairsOf(a).ToHashSet(StringComparer.Ordinal), PairsOf(b).ToHashSet(StringComparer.Ordinal));
        return mine.Count + theirs.Count == 0 ? 0 : 2.0 * mine.Count(theirs.Contains) / (mine.Count + theirs.Count);
    }
}
