using System.Globalization;
using Association.Application.Bodies;
using Association.Application.Elections;
using Association.Domain.Common;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>The minutes of an election's result on A4 portrait, with lines for those who counted to sign on.</summary>
internal sealed class MinutesRenderer(FontLibrary library) : IElectionMinutesRenderer
{
    public byte[] Render(ElectionMinutes minutes)
    {
        var pages = MinutesPage.Pages(minutes);
        var collector = new TextCollector(library);
        for (var page = 0; page < pages.Count; page++) MinutesPage.Write(minutes, pages, page, collector);
        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of($"选举结果 {minutes.Name.Zh}"), Printable.Of(minutes.Issuer.Zh), minutes.MadeOn, document =>
        {
            for (var page = 0; page < pages.Count; page++)
            {
                MinutesPage.Write(minutes, pages, page, new TextPen(document.BeginPage(PdfFile.A4Short, PdfFile.A4Long), fonts));
                document.EndPage();
            }
        });
    }
}

internal static class MinutesPage
{
    private const float Left = 56;
    private const float TextWidth = PdfFile.A4Short - 2 * Left;
    private const float RowHeight = 22;
    private const int FirstRows = 18;
    private const int Rows = 30;
    private const int SignatureRows = 5;

    private static readonly TextLook Title = new(FontStyle.SansBold, 20, Palette.Teal, 12);
    private static readonly TextLook Small = new(FontStyle.Sans, 9, Palette.Muted);
    private static readonly TextLook Text = new(FontStyle.Sans, 10.5f, Palette.Ink, 7);
    private static readonly TextLook Strong = new(FontStyle.SansBold, 11, Palette.Teal, 8);

    /// <summary>The rows of each page: a heading for each position, then its candidates; the last page keeps room for signatures.</summary>
    public static IReadOnlyList<string[][]> Pages(ElectionMinutes minutes)
    {
        var rows = minutes.Sections.SelectMany(Lines).ToList();
        var pages = new List<string[][]>();
        for (var taken = 0; taken < rows.Count || pages.Count == 0;)
        {
            var room = pages.Count == 0 ? FirstRows : Rows;
            var page = rows.Skip(taken).Take(room).ToArray();
            pages.Add(page);
            taken += page.Length;
            if (taken >= rows.Count && page.Length > room - SignatureRows) pages.Add([]);
        }

        return pages;
    }

    public static void Write(ElectionMinutes minutes, IReadOnlyList<string[][]> pages, int page, ITextSetter setter)
    {
        var y = 84f;
        if (page == 0) y = Head(minutes, setter);
        foreach (var row in pages[page])
        {
            if (row.Length == 1) Set(setter, row[0], Strong, Left, y + 6, TextWidth);
            else
            {
                Set(setter, row[0], Text, Left + 10, y, 120);
                Set(setter, row[1], Text, Left + 140, y, 220);
                Set(setter, row[2], Text, Left + 360, y, 50, SKTextAlign.Right);
                Set(setter, row[3], Text, Left + 420, y, 63);
            }

            y += RowHeight;
        }

        if (page == pages.Count - 1) Signatures(minutes, setter, y + 24);
        Set(setter, $"{page + 1} / {pages.Count}", Small, Left, PdfFile.A4Long - 36, TextWidth, SKTextAlign.Right);
    }

    private static float Head(ElectionMinutes m, ITextSetter setter)
    {
        Set(setter, m.Issuer.Zh, Small with { Size = 11 }, Left, 60, TextWidth, SKTextAlign.Center);
        Set(setter, "选举结果记录", Title, Left, 92, TextWidth, SKTextAlign.Center);
        Set(setter, "MINUTES OF THE RESULT OF AN ELECTION", Small, Left, 110, TextWidth, SKTextAlign.Center);
        Set(setter, $"{m.Body.Zh} · {m.Name.Zh}", Strong with { Size = 13 }, Left, 140, TextWidth, SKTextAlign.Center);
        if (m.Body.En is { } body) Set(setter, m.Name.En is { } name ? $"{body} · {name}" : body, Small, Left, 156, TextWidth, SKTextAlign.Center);
        var term = m.TermTo is { } to ? BilingualDate.Zh(m.TermFrom, to) : $"{BilingualDate.Zh(m.TermFrom)}起";
        Set(setter, $"届次 Term：{m.TermName}，{term}", Text, Left, 186, TextWidth);
        Set(setter, $"投票时间 Voting：{Moment(m.OpensAt)} – {Moment(m.ClosesAt)}，无记名电子投票 secret electronic ballot", Text, Left, 206, TextWidth);
        Set(setter, $"应投票 Entitled：{m.Voters}　实际投票 Voted：{m.Turnout}（{Share(m)}）　法定比例 Quorum：{m.Quorum}%　{(m.HasQuorum ? "达到 reached" : "未达到 not reached")}", Text, Left, 226, TextWidth);
        return 262;
    }

    private static IEnumerable<string[]> Lines(MinutesSection section)
    {
        var tied = section.Undecided ? "　末席票数相同，待再次投票 last seat tied" : "";
        yield return [$"{Positions.In(section.Position, "zh-CN")} {Positions.In(section.Position, "en")}　应选 Seats {section.Seats}{tied}"];
        foreach (var line in section.Lines)
            yield return [line.Name, line.Unit ?? "", $"{line.Votes} 票", line.Elected ? "当选 elected" : ""];
    }

    private static void Signatures(ElectionMinutes m, ITextSetter setter, float y)
    {
        Set(setter, "总监票人 Chief teller：______________________　　计票人 Teller：______________________", Text, Left, y, TextWidth);
        Set(setter, $"{m.Issuer.Zh}（盖章）　{BilingualDate.Zh(m.MadeOn)}　{BilingualDate.En(m.MadeOn)}", Text, Left, y + 40, TextWidth, SKTextAlign.Right);
    }

    private static string Share(ElectionMinutes m) => m.Voters == 0 ? "0%" : (100m * m.Turnout / m.Voters).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Moment(DateTimeOffset at) => AssociationCalendar.LocalTime(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Set(ITextSetter setter, string text, TextLook look, float x, float baseline, float width, SKTextAlign align = SKTextAlign.Left) =>
        TextBlock.Fit(setter, text, look, width).Draw(setter, x, baseline, width, align);
}
