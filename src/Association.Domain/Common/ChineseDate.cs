using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Association.Domain.Common;

/// <summary>A date as offices write it: 2019-03-05, 2019/3/5, 2019.3.5, 2019年3月5日, 20190305; a time of day after it is dropped.</summary>
public static partial class ChineseDate
{
    public static bool TryParse(string? text, out DateOnly value) => TryParse(text, out value, out _);

    public static bool TryParse(string? text, out DateOnly value, [NotNullWhen(false)] out Error? fault)
    {
        var match = Written().Match(TextNormalization.Line(text));
        var valid = DateOnly.TryParseExact(
            $"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            && value.Year is >= 1900 and < 2200;
        fault = valid ? null : ChineseDateErrors.Invalid;
        return valid;
    }

    /// <summary>2026年11月22日, without the weekday that the culture's own long pattern prints.</summary>
    public static string Format(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    [GeneratedRegex(
        "^(?:(?<y>[0-9]{4}) ?(?<s>[-‐‑–—−/.]) ?(?<m>[0-9]{1,2}) ?\\k<s> ?(?<d>[0-9]{1,2})"
        + "|(?<y>[0-9]{4}) ?年 ?(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?日?"
        + "|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))"
        + "(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?)?$")]
    private static partial Regex Written();
}

public static class ChineseDateErrors
{
    public static readonly Error Invalid = Error.Invalid("date.invalid", "That is not a date of the calendar: write 2019-03-05 or 2019年3月5日.");
}
