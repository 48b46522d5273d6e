using System.Globalization;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>Writes a stored number as a person would have typed it.</summary>
internal static class CellNumbers
{
    private const double DaysFrom1900To1904 = 1462;
    private const double MaxSerial = 2958465;   // 9999-12-31

    public static string Format(string stored, NumberLook look, bool counts1904)
    {
        if (stored.AsSpan().TrimStart('-') is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9') && look is NumberLook.Plain) return stored;
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return stored;
        return look is NumberLook.Plain ? Plain(stored, number) : Moment(number, look, counts1904) ?? Plain(stored, number);
    }

    /// <summary>Without exponent, and with 15 digits where there is a fraction: 0.30000000000000004 is what 0.3 looks like inside.</summary>
    private static string Plain(string stored, double number)
    {
        if (!decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return stored;
        if (decimal.IsInteger(exact)) return decimal.Truncate(exact).ToString("0", CultureInfo.InvariantCulture);
        return decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded)
            ? rounded.ToString("0.#############################", CultureInfo.InvariantCulture)
            : stored;
    }

    private static string? Moment(double serial, NumberLook look, bool counts1904)
    {
        if (look is NumberLook.Time && serial is >= 0 and < 1) return DateTime.UnixEpoch.AddDays(serial).AddMilliseconds(0.5).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (counts1904) serial += DaysFrom1900To1904;
        // Day 60 is the 29 February 1900 that never was: before it, Excel's count is one ahead.
        if (serial is < 1 or > MaxSerial) return null;
        var moment = DateTime.FromOADate(serial < 60 ? serial + 1 : serial).AddMilliseconds(0.5);
        return moment.ToString(moment.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
