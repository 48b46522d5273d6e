using System.Globalization;
using System.Text.Json;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Events.Online;

namespace Association.Application.Events.Online;

/// <summary>A row of a platform's attendance file as it was read.</summary>
/// <param name="Number">As the sheet counts it.</param>
public sealed record AttendanceRow(int Number, string? Name, string? Mobile, string? Email, DateTimeOffset? From, DateTimeOffset? To);

/// <param name="Headers">Of the row with the column names.</param>
/// <param name="Columns">Header by field, as chosen or recognised.</param>
public sealed record AttendanceTable(IReadOnlyList<string> Headers, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<AttendanceRow> Rows);

/// <summary>Reads the files in which platforms say who was there: csv in UTF-8 or GB18030, or xlsx.</summary>
internal sealed class AttendanceSheet(IWorkbooks workbooks, ImportFiles files)
{
    public static readonly IReadOnlyList<string> Fields = ["name", "mobile", "email", "join", "leave", "minutes"];

    private static readonly SheetColumn[] Known =
    [
        new("name", false, "姓名", "参会者", "参会人", "参会成员", "成员名称", "用户昵称", "昵称", "学员姓名", "用户名", "微信昵称", "Name", "User Name", "Participant", "Display Name"),
        new("mobile", false, "手机号", "手机", "手机号码", "联系电话", "电话", "Phone", "Mobile", "Phone Number"),
        new("email", false, "邮箱", "电子邮箱", "用户邮箱", "Email", "User Email", "E-mail"),
        new("join", false, "加入时间", "入会时间", "进入时间", "首次入会时间", "首次加入时间", "开始观看时间", "进入直播间时间", "Join Time", "Joined At", "First Join Time"),
        new("leave", false, "离开时间", "退会时间", "退出时间", "最后退会时间", "最后离开时间", "结束观看时间", "离开直播间时间", "Leave Time", "Left At", "Last Leave Time"),
        new("minutes", false, "时长", "参会时长", "在线时长", "观看时长", "累计时长", "Duration", "Total Duration"),
    ];

    public async Task<AttendanceTable> ReadAsync(AttendanceFile file, DateOnly day, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(file.File!.Value, cancellationToken);
        return await ReadAsync(content, file.FileName, file.Columns, day, cancellationToken);
    }

    /// <param name="columns">JSON of header by field; null: recognised.</param>
    /// <param name="day">Of the session, for times without a date.</param>
    public async Task<AttendanceTable> ReadAsync(Stream content, string fileName, string? columns, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = new List<SheetRow>();
        await foreach (var row in workbooks.ReadAsync(content, fileName, cancellationToken))
        {
            rows.Add(row);
            Refuse.If(rows.Count > AttendanceFile.MaxRows, WorkbookErrors.TooManyRows);
        }

        Refuse.If(rows.Count < 2, OnlineErrors.NoRows);
        var header = rows.Take(12).Index().MaxBy(r => (HeaderMap.Recognise(r.Item, Known).Count, r.Item.Cells.Count(c => !string.IsNullOrWhiteSpace(c)))).Index;
        var headers = rows[header].Cells.Select(c => TextNormalization.Line(c)).ToList();
        var chosen = columns is null ? HeaderMap.Recognise(rows[header], Known).ToDictionary(c => c.Key, c => headers[c.Value]) : JsonSerializer.Deserialize<Dictionary<string, string>>(columns)!;
        var at = chosen.Where(c => headers.Contains(c.Value)).ToDictionary(c => c.Key, c => headers.IndexOf(c.Value));
        return new(headers, at.ToDictionary(c => c.Key, c => headers[c.Value]), [.. rows.Skip(header + 1).Select(r => Row(r, at, day)).OfType<AttendanceRow>()]);
    }

    private static AttendanceRow? Row(SheetRow row, Dictionary<string, int> columns, DateOnly day)
    {
        string? Cell(string field) => columns.TryGetValue(field, out var at) && TextNormalization.Line(row[at]) is { Length: > 0 } text ? text : null;
        var (name, mobile, email) = (Cell("name"), Cell("mobile"), Cell("email"));
        if (name is null && mobile is null && email is null) return null;
        var from = MomentOf(Cell("join"), day);
        var to = MomentOf(Cell("leave"), day) ?? (from is { } begun && MinutesOf(Cell("minutes")) is { } minutes ? begun.AddMinutes(minutes) : null);
        return new(row.Number, name, mobile, email, from, to);
    }

    /// <summary>Wall-clock time of the association, as platforms write it.</summary>
    internal static DateTimeOffset? MomentOf(string? text, DateOnly day)
    {
        if (text is null) return null;
        var tidy = text.Replace('年', '-').Replace('月', '-').Replace("日", " ", StringComparison.Ordinal).Replace("T", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim();
        if (DateTime.TryParseExact(tidy, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment)) return AssociationCalendar.At(moment);
        return TimeOnly.TryParseExact(tidy, ["H:m:s", "H:m", "h:m:s tt", "h:m tt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? AssociationCalendar.At(day, time) : null;
    }

    /// <summary>Minutes as 95, 95.5, 1:35:00 or 1小时35分钟.</summary>
    internal static double? MinutesOf(string? text)
    {
        if (text is null) return null;
        if (double.TryParse(text.TrimEnd('分', '钟', 'm', 'i', 'n', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes)) return minutes;
        if (TimeSpan.TryParseExact(text, [@"h\:m\:s", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out var span)) return span.TotalMinutes;
        var words = System.Text.RegularExpressions.Regex.Match(text, @"^(?:(\d{1,3})(?:小时|时|h))?\s*(?:(\d{1,4})(?:分钟|分|m))?\s*(?:(\d{1,5})(?:秒|s))?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        double Part(int group) => words.Groups[group].Success ? double.Parse(words.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return words.Success && words.Length > 0 ? Part(1) * 60 + Part(2) + Part(3) / 60 : null;
    }

    private static readonly string[] Moments =
    [
        .. from date in (string[])["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "M/d/yyyy"]
           from time in (string[])["H:m:s", "H:m", "h:m:s tt", "h:m tt"]
           select $"{date} {time}",
    ];
}
