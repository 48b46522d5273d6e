using System.Globalization;
using System.Text;

namespace Association.Domain.Finance;

/// <summary>
/// An amount in the characters that cannot be altered by a stroke, as receipts and bank slips carry it (大写金额):
/// 1409.50 is 壹仟肆佰零玖元伍角整.
/// </summary>
public static class CapitalAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <param name="yuan">At most two decimals, below 10,000 万亿; a negative amount, as in a refund, begins with 负.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than two decimals, or too large to be said.</exception>
    public static string Of(decimal yuan)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decimal.Round(yuan, 2), yuan);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Abs(yuan), 1_0000_0000_0000_0000m, nameof(yuan));
        var fen = (long)(Math.Abs(yuan) * 100);
        var (whole, jiao, fenDigit) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));

        var text = new StringBuilder(yuan < 0 ? "负" : "");
        if (whole > 0 || fen == 0) text.Append(Whole(whole)).Append('元');
        if (jiao > 0) text.Append(Digits[jiao]).Append('角');
        if (jiao == 0 && fenDigit > 0 && whole > 0) text.Append('零');
        text.Append(fenDigit > 0 ? $"{Digits[fenDigit]}分" : "整");
        return text.ToString();
    }

    private static string Whole(long whole)
    {
        if (whole == 0) return "零";
        var text = new StringBuilder();
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var value = (int)(whole / (long)Math.Pow(10_000, group) % 10_000);
            if (value == 0) continue;
            // A gap before the group is spoken once, however many places it spans.
            if (text.Length > 0 && value < 1000) text.Append('零');
            text.Append(Group(value)).Append(Unit(group, whole));
        }
        return text.ToString();
    }

    // 万亿 is one unit only when no 亿 follows: 1,2345 亿 is 壹万贰仟叁佰肆拾伍亿.
    private static string Unit(int group, long whole) =>
        group == 3 && whole / 1_0000_0000 % 10_000 > 0 ? "万" : Groups[group];

    private static string Group(int value)
    {
        var text = new StringBuilder();
        var digits = value.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] != '0') text.Append(Digits[digits[i] - '0']).Append(Places[digits.Length - 1 - i]);
            else if (digits.AsSpan(i).ContainsAnyExcept('0') && digits[i - 1] != '0') text.Append('零');
        }
        return text.ToString();
    }
}
