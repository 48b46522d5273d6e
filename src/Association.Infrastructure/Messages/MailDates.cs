using System.Globalization;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages;

/// <summary>Days and times as a mail says them, always of Shanghai.</summary>
internal static class MailDates
{
    public static string Day(string culture, DateOnly day) => MailTexts.Language(culture) == "en"
        ? day.ToString("dddd, d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))
        : day.ToString("yyyy年M月d日（dddd）", CultureInfo.GetCultureInfo("zh-CN"));

    public static string Days(string culture, DateOnly from, DateOnly to) =>
        from == to ? Day(culture, from) : $"{Day(culture, from)} – {Day(culture, to)}";

    public static string Time(DateTimeOffset at) => AssociationCalendar.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Until when, as people say it: midnight is the end of the day before.</summary>
    public static string Deadline(string culture, DateTimeOffset until)
    {
        var local = AssociationCalendar.LocalTime(until);
        return local.TimeOfDay == TimeSpan.Zero
            ? MailTexts.Get(culture, "mail.end-of-day", Day(culture, DateOnly.FromDateTime(local.Date).AddDays(-1)))
            : MailTexts.Get(culture, "mail.until", Day(culture, DateOnly.FromDateTime(local.Date)), Time(until));
    }
}
