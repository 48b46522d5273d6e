using System.Globalization;
using System.Text;

namespace Association.Application.Events;

/// <summary>A part of a calendar: one event, or one session of it.</summary>
/// <param name="Uid">The same in every copy, so that a newer file replaces the entry instead of adding one.</param>
/// <param name="Edition">Grows with each change, so that calendars know which copy is the newer.</param>
/// <param name="Day">Set for something that lasts whole days; the times are ignored then.</param>
public sealed record CalendarEntry(string Uid, string Title, DateTimeOffset From, DateTimeOffset To, string? Place, string? Note, Uri? Link, (DateOnly From, DateOnly To)? Day = null, bool Cancelled = false, int Edition = 0);

/// <summary>An iCalendar file, for pages and mails. Source: RFC 5545.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int MaxLineBytes = 75;

    public static byte[] Of(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Association//Events//ZH");
        Line(file, "METHOD:PUBLISH");
        foreach (var entry in entries) Write(file, entry, now);
        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Write(StringBuilder file, CalendarEntry entry, DateTimeOffset now)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{Text(entry.Uid)}");
        Line(file, $"DTSTAMP:{Utc(now)}");
        // The end of an all-day entry is the first day after it.
        Line(file, entry.Day is { } day ? $"DTSTART;VALUE=DATE:{Date(day.From)}" : $"DTSTART:{Utc(entry.From)}");
        Line(file, entry.Day is { } last ? $"DTEND;VALUE=DATE:{Date(last.To.AddDays(1))}" : $"DTEND:{Utc(entry.To)}");
        Line(file, $"SUMMARY:{Text(entry.Title)}");
        if (!string.IsNullOrEmpty(entry.Place)) Line(file, $"LOCATION:{Text(entry.Place)}");
        if (!string.IsNullOrEmpty(entry.Note)) Line(file, $"DESCRIPTION:{Text(entry.Note)}");
        if (entry.Link is not null) Line(file, $"URL:{entry.Link.AbsoluteUri}");
        if (entry.Edition > 0) Line(file, $"SEQUENCE:{entry.Edition.ToString(CultureInfo.InvariantCulture)}");
        if (entry.Cancelled) Line(file, "STATUS:CANCELLED");
        Line(file, "END:VEVENT");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Escaped, with every kind of line break as the file's own: a title cannot start a line of its own.</summary>
    private static string Text(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>Folded after 75 bytes, never inside a character.</summary>
    private static void Line(StringBuilder file, string content)
    {
        var bytes = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxLineBytes)
            {
                file.Append("\r\n ");
                bytes = 1;
            }

            file.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
