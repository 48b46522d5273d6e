using System.Globalization;
using Association.Domain.Members;

namespace Association.Web.Localization;

/// <summary>Dates, amounts and names the way an association prints them, in the reader's language and Shanghai time.</summary>
public static class Show
{
    /// <summary>What stands where nothing is known.</summary>
    public const string None = "—";

    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>What people typed is Chinese on an English page too, and is read out as such.</summary>
    public static string? LanguageOf(string? text) => text?.Any(c => c is >= '\u4e00' and <= '\u9fff') is true ? "zh-CN" : null;

    /// <summary><c>2026年11月22日</c> or <c>22 November 2026</c>.</summary>
    public static string Date(DateOnly? date) => date is { } day ? Format(day, Chinese ? "yyyy年M月d日" : "d MMMM yyyy") : None;

    public static string Date(DateTimeOffset? moment) => Date(Day(moment));

    /// <summary><c>11月22日</c> or <c>22 Nov</c>, where the year is plain from the place.</summary>
    public static string ShortDate(DateOnly? date) => date is { } day ? Format(day, Chinese ? "M月d日" : "d MMM") : None;

    /// <summary><c>2026年11月</c> or <c>November 2026</c>.</summary>
    public static string Month(DateOnly? date) => date is { } day ? Format(day, Chinese ? "yyyy年M月" : "MMMM yyyy") : None;

    /// <summary><c>11月</c> or <c>Nov</c>, beside a day.</summary>
    public static string MonthName(DateOnly date) => Format(date, Chinese ? "M月" : "MMM");

    /// <summary><c>周日</c> or <c>Sun</c>.</summary>
    public static string Weekday(DateOnly date) => date.ToString("ddd", CultureInfo.CurrentCulture);

    /// <summary><c>2026年11月22日至24日</c> or <c>22–24 November 2026</c>: what both days share is said once.</summary>
    public static string Dates(DateOnly from, DateOnly to)
    {
        if (from == to) return Date(from);
        var (sameYear, sameMonth) = (from.Year == to.Year, from.Year == to.Year && from.Month == to.Month);
        return Chinese
            ? $"{Date(from)}至{Format(to, sameMonth ? "d日" : sameYear ? "M月d日" : "yyyy年M月d日")}"
            : $"{Format(from, sameMonth ? "%d" : sameYear ? "d MMMM" : "d MMMM yyyy")}–{Date(to)}";
    }

    /// <summary><c>2026-11-22 14:30</c> in Shanghai.</summary>
    public static string DateTime(DateTimeOffset? moment) => Local(moment)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? None;

    /// <summary>The end of something: midnight is the end of the day before, as in <c>2026-11-22 24:00</c>.</summary>
    public static string Deadline(DateTimeOffset? moment) => Local(moment) is { } at && at.TimeOfDay == TimeSpan.Zero
        ? $"{at.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 24:00"
        : DateTime(moment);

    public static string Time(DateTimeOffset? moment) => Local(moment)?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? None;

    public static string Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? None;

    /// <summary><c>¥1,234.50</c>; a debt is <c>-¥1,234.50</c>.</summary>
    public static string Money(decimal? yuan) =>
        yuan is { } amount ? $"{(amount < 0 ? "-" : "")}¥{Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture)}" : None;

    public static string Number(decimal? number) => number?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? None;

    /// <param name="ratio">1 is all.</param>
    public static string Percent(decimal? ratio) => ratio is { } part ? (part * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%" : None;

    /// <summary><c>2.4 MB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024m:0.#} kB",
        _ => $"{bytes / 1024m / 1024m:0.#} MB",
    };

    /// <summary>The words of a choice: what the office calls it, the text <c>choice.{type}.{value}</c>, or the value's own name.</summary>
    public static string Choice(Enum? value) =>
        value is null ? None : RenamedChoices.Find(value) ?? Texts.Find($"choice.{value.GetType().Name}.{value}") ?? value.ToString();

    public static string Choice(MembershipCategory? value) =>
        value is not { } category ? None : RenamedChoices.Find(category) ?? Texts.Find($"choice.{nameof(MembershipCategory)}.{category}") ?? category.Key;

    public static string YesNo(bool value) => Texts.Find(value ? "shared.yes" : "shared.no") ?? (value ? "✓" : "✗");

    /// <summary>The moment in Shanghai, for forms and groupings.</summary>
    public static DateTimeOffset? Local(DateTimeOffset? moment) => moment is { } at ? TimeZoneInfo.ConvertTime(at, Zone) : null;

    private static DateOnly? Day(DateTimeOffset? moment) => Local(moment) is { } at ? DateOnly.FromDateTime(at.DateTime) : null;

    private static string Format(DateOnly day, string pattern) => day.ToString(pattern, CultureInfo.CurrentCulture);
}
