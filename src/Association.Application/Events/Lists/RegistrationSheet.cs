using System.Globalization;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>A column of a list of registrations as a file shows it.</summary>
/// <param name="Key">As the address names it: a word, or <c>q-</c> and the question.</param>
public sealed record SheetColumn(string Key, string Title);

/// <summary>The columns and cells that workbook and PDF share; every cell is plain text.</summary>
internal sealed class RegistrationSheet(IAssociationDb db)
{
    private static readonly (string Key, string Zh, string En)[] Fixed =
    [
        ("number", "报名编号", "Number"), ("unit", "单位", "Unit"), ("mobile", "手机号", "Mobile"), ("email", "邮箱", "E-mail"), ("category", "类别", "Category"), ("membership", "身份", "Price as"),
        ("price", "费用", "Fee"), ("status", "状态", "Status"), ("registered", "报名时间", "Registered"), ("came", "签到时间", "Checked in"), ("tags", "标签", "Tags"), ("remark", "备注", "Remark"), ("certificate", "证书", "Certificate"),
    ];

    public static readonly IReadOnlyList<string> Keys = [.. Fixed.Select(f => f.Key)];

    /// <summary>In the order of the list; unknown keys are passed over.</summary>
    public async Task<IReadOnlyList<SheetColumn>> ColumnsAsync(Id<Event> @event, IReadOnlyList<string> keys, bool english, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Where(q => q.Event == @event).OrderBy(q => q.Order).ToListAsync(cancellationToken);
        return [.. Fixed.Where(f => keys.Contains(f.Key)).Select(f => new SheetColumn(f.Key, english ? f.En : f.Zh)),
            .. questions.Where(q => keys.Contains(KeyOf(q.Id.Value))).Select(q => new SheetColumn(KeyOf(q.Id.Value), q.Label.In(english ? "en" : "zh-CN")))];
    }

    public static string KeyOf(Guid question) => Forms.GivenAnswer.FieldOf(question);

    public static IReadOnlyList<Guid> QuestionsOf(IEnumerable<string> keys) =>
        [.. keys.Where(k => k.StartsWith("q-", StringComparison.Ordinal) && Guid.TryParse(k[2..], out _)).Select(k => Guid.Parse(k[2..]))];

    public static string? Cell(RegistrationRow row, string key, bool english) => key switch
    {
        "number" => row.Line.Number,
        "unit" => row.Line.Unit,
        "mobile" => row.Line.MobileMasked,
        "email" => row.Line.Email,
        "category" => row.Line.Category.In(english ? "en" : "zh-CN"),
        "membership" => row.Line.AsMember ? english ? "Member" : "会员" : english ? "Non-member" : "非会员",
        "price" => row.Line.Price.ToString("0.00", CultureInfo.InvariantCulture),
        "status" => english ? row.Line.Status.ToString() : StatusWord(row.Line.Status),
        "registered" => Moment(row.Line.RegisteredAt),
        "came" => Moment(row.Line.CheckedInAt),
        "tags" => string.Join(english ? ", " : "、", row.Tags),
        "remark" => row.Remark,
        "certificate" => row.Line.Certificate,
        _ => QuestionsOf([key]) is [var question] ? row.Answers.GetValueOrDefault(question) : null,
    };

    private static string StatusWord(RegistrationStatus status) => status switch
    {
        RegistrationStatus.AwaitingPayment => "待缴费",
        RegistrationStatus.Confirmed => "已确认",
        RegistrationStatus.Cancelled => "已取消",
        RegistrationStatus.Pending => "待审核",
        RegistrationStatus.Refused => "未通过",
        _ => "已过期",
    };

    private static string? Moment(DateTimeOffset? at) => at is { } moment ? AssociationCalendar.LocalTime(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
