using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using System.Globalization;
using Association.Application.Files;
using Association.Application.Import;
using MediatR;

namespace Association.Application.Events.Abstracts;

/// <summary>The list of abstracts as a workbook, with the columns of the page; every cell is text.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record ExportSubmissions(Id<Event> Event, SubmissionFilter Filter, IReadOnlyList<string> Columns) : IQuery<FileContent>, IInEvent;

/// <summary>What the list of abstracts can show beside number and title.</summary>
public static class SubmissionColumns
{
    public static readonly IReadOnlyList<string> All = ["author", "authors", "unit", "presenter", "track", "wish", "status", "edition", "reviews", "score", "spread", "told", "talk", "submitted"];

    public static readonly IReadOnlyList<string> Standard = ["author", "unit", "track", "status", "reviews", "score", "spread"];

    /// <summary>In the order of the list; unknown names are passed over, and nothing chosen is the standard.</summary>
    public static IReadOnlyList<string> Chosen(IEnumerable<string?> asked)
    {
        var wanted = asked.SelectMany(a => (a ?? "").Split(',')).ToHashSet(StringComparer.Ordinal);
        return All.Any(wanted.Contains) ? [.. All.Where(wanted.Contains)] : Standard;
    }
}

internal sealed class ExportSubmissionsHandler(SubmissionRows rows, IWorkbookWriter writer, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportSubmissions, FileContent>
{
    private static readonly Dictionary<string, (string Zh, string En)> Titles = new(StringComparer.Ordinal)
    {
        ["author"] = ("第一作者", "First author"), ["authors"] = ("作者数", "Authors"), ["unit"] = ("单位", "Unit"), ["presenter"] = ("报告人", "Presenter"), ["track"] = ("专题", "Track"),
        ["wish"] = ("意向", "Wish"), ["status"] = ("状态", "Status"), ["edition"] = ("版次", "Edition"), ["reviews"] = ("评审", "Reviews"), ["score"] = ("平均分", "Mean score"), ["spread"] = ("标准差", "Std. deviation"),
        ["told"] = ("已通知", "Told"), ["talk"] = ("已排日程", "In the programme"), ["submitted"] = ("投稿时间", "Submitted"),
    };

    private static readonly Dictionary<SubmissionStatus, string> Words = new()
    {
        [SubmissionStatus.Submitted] = "评审中", [SubmissionStatus.RevisionAsked] = "待修改", [SubmissionStatus.Oral] = "口头发言", [SubmissionStatus.Poster] = "壁报交流",
        [SubmissionStatus.Rejected] = "未录用", [SubmissionStatus.Withdrawn] = "已撤稿",
    };

    public async Task<FileContent> Handle(ExportSubmissions query, CancellationToken cancellationToken)
    {
        var (english, columns) = (user.Culture.StartsWith("en", StringComparison.Ordinal), SubmissionColumns.Chosen(query.Columns));
        var lines = await rows.ReadAsync(query.Event, query.Filter, cancellationToken);
        var content = new MemoryStream();
        string[] headers = [english ? "Number" : "编号", english ? "Title" : "题目", .. columns.Select(c => english ? Titles[c].En : Titles[c].Zh)];
        await writer.WriteAsync(content, headers, lines.ToAsyncEnumerable().Select(l => (IReadOnlyList<string?>)[l.Number, l.Title.In(user.Culture), .. columns.Select(c => Cell(l, c, english))]), cancellationToken);
        content.Position = 0;
        return new($"{(english ? "abstracts" : "投稿")}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
    }

    private static string? Cell(SubmissionLine line, string column, bool english) => column switch
    {
        "author" => line.FirstAuthor,
        "authors" => Figure(line.Authors),
        "unit" => line.Unit,
        "presenter" => line.Presenter,
        "track" => line.Track?.In(english ? "en" : "zh-CN"),
        "wish" => english ? line.Wish.ToString() : line.Wish switch { PresentationWish.Oral => "口头发言", PresentationWish.Poster => "壁报交流", _ => "均可" },
        "status" => english ? line.Status.ToString() : Words[line.Status],
        "edition" => Figure(line.Edition),
        "reviews" => $"{line.Done}/{line.Reviews}",
        "score" => line.Score?.ToString("0.0", CultureInfo.InvariantCulture),
        "spread" => line.Spread?.ToString("0.0", CultureInfo.InvariantCulture),
        "told" => line.Status is SubmissionStatus.Submitted or SubmissionStatus.Withdrawn ? null : line.Untold ? english ? "no" : "否" : english ? "yes" : "是",
        "talk" => line.Scheduled ? english ? "yes" : "是" : null,
        _ => AssociationCalendar.LocalTime(line.SubmittedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
