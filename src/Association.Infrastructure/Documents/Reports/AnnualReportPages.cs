using System.Globalization;
using Association.Application.Reports.Annual;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Reports;

/// <summary>One thing on a page: so high, and how it is drawn at its height.</summary>
/// <param name="Keep">Not the last thing of a page.</param>
/// <param name="Draw">The canvas is null while the characters are collected.</param>
internal sealed record PageRow(float Height, bool Keep, Action<ITextSetter, SKCanvas?, float> Draw);

/// <summary>Lays the report out on A4 portrait.</summary>
internal static class AnnualReportPages
{
    private const float Left = 62;
    private const float Width = PdfFile.A4Short - 2 * Left;
    private const float Top = 70;
    private const float Bottom = PdfFile.A4Long - 66;
    private const int Endless = 400;

    private static readonly TextLook Title = new(FontStyle.SansBold, 24, Palette.Teal, 14);
    private static readonly TextLook Chapter = new(FontStyle.SansBold, 14, Palette.Teal, 10);
    private static readonly TextLook Body = new(FontStyle.Sans, 10.5f, Palette.Ink, 10.5f);
    private static readonly TextLook Cell = new(FontStyle.Sans, 8.5f, Palette.Ink, 7);
    private static readonly TextLook CellHead = new(FontStyle.SansBold, 8.5f, Palette.Teal, 7);
    private static readonly TextLook Small = new(FontStyle.Sans, 9, Palette.Muted, 7);
    private static readonly float[] Columns = [0.08f, 0.56f, 0.14f, 0.12f, 0.10f];

    public static IReadOnlyList<IReadOnlyList<PageRow>> Lay(PrintedReport report, ReportWords say, ITextSetter setter)
    {
        var rows = new List<PageRow>
        {
            Words(setter, report.Association.In(say.Culture), Title, 6, keep: true),
            Words(setter, say.Of("subtitle", report.Content.Year.ToString(CultureInfo.InvariantCulture)), Chapter, 6, keep: true),
            Words(setter, say.State(report), Small, 18, keep: true),
        };
        foreach (var chapter in report.Content.Chapters)
        {
            rows.Add(Words(setter, chapter.Title.In(say.Culture), Chapter, 8, keep: true));
            foreach (var part in chapter.Parts) rows.AddRange(Paragraph(setter, ReportTexts.Plain(part.Text.In(say.Culture), report.Content, say.Culture)));
            foreach (var chart in ReportCharts.Of(chapter.Key, report.Content, say))
                rows.Add(new(chart.Height + 8, false, (pen, canvas, y) => chart.Draw(pen, canvas, Left, y, Width)));
        }

        rows.Add(Words(setter, say.Of("figures"), Chapter, 8, keep: true));
        rows.Add(TableRow(setter, say.TableHead, CellHead, keep: true));
        rows.AddRange(say.TableRows(report.Content).Select(cells => TableRow(setter, cells, Cell, keep: false)));
        return Flow(rows);
    }

    public static void Write(IReadOnlyList<IReadOnlyList<PageRow>> pages, ReportWords say, ITextSetter setter, SKCanvas? canvas)
    {
        for (var page = 0; page < pages.Count; page++) Write(pages, page, say, setter, canvas);
    }

    public static void Write(IReadOnlyList<IReadOnlyList<PageRow>> pages, int page, ReportWords say, ITextSetter setter, SKCanvas? canvas)
    {
        var y = Top;
        foreach (var row in pages[page])
        {
            row.Draw(setter, canvas, y);
            y += row.Height;
        }

        TextBlock.Fit(setter, say.Of("page", page + 1, pages.Count), Small, Width).Draw(setter, Left, PdfFile.A4Long - 36, Width, SKTextAlign.Right);
    }

    /// <summary>How many pages there will be is not known yet.</summary>
    public static void CollectNumbers(ITextSetter setter) => setter.Draw("0123456789", Small.Style, Small.Size, default, Small.Color);

    private static List<List<PageRow>> Flow(List<PageRow> rows)
    {
        var (pages, used) = (new List<List<PageRow>> { new() }, Top);
        for (var at = 0; at < rows.Count; at++)
        {
            var (needed, last) = (rows[at].Height, at);
            while (rows[last].Keep && last + 1 < rows.Count) needed += rows[++last].Height;
            if (used + needed > Bottom && pages[^1].Count > 0)
            {
                pages.Add([]);
                used = Top;
            }

            pages[^1].Add(rows[at]);
            used += rows[at].Height;
        }

        return pages;
    }

    private static PageRow Words(ITextSetter setter, string words, TextLook look, float gap, bool keep)
    {
        var block = TextBlock.Fit(setter, words, look, Width, maxLines: 3);
        return new(block.Height + gap, keep, (pen, _, y) => block.Draw(pen, Left, y + block.Size, Width, SKTextAlign.Left));
    }

    /// <summary>Line by line, so that a paragraph may go over the page.</summary>
    private static IEnumerable<PageRow> Paragraph(ITextSetter setter, string words)
    {
        var block = TextBlock.Fit(setter, words, Body, Width, maxLines: Endless);
        var height = block.Size * 1.6f;
        return block.Lines.Select((line, i) => new PageRow(height + (i == block.Lines.Count - 1 ? 6 : 0), i == 0 && block.Lines.Count > 1,
            (pen, _, y) => pen.Draw(line, Body.Style, block.Size, new SKPoint(Left, y + block.Size), Body.Color)));
    }

    private static PageRow TableRow(ITextSetter setter, IReadOnlyList<string> cells, TextLook look, bool keep)
    {
        var blocks = cells.Select((cell, i) => TextBlock.Fit(setter, cell, look, Columns[i] * Width - 6, maxLines: 3)).ToList();
        var height = blocks.Max(b => b.Height) + 6;
        return new(height, keep, (pen, canvas, y) =>
        {
            var x = Left;
            for (var i = 0; i < blocks.Count; i++)
            {
                blocks[i].Draw(pen, x, y + blocks[i].Size, Columns[i] * Width - 6, i < 2 ? SKTextAlign.Left : SKTextAlign.Right);
                x += Columns[i] * Width;
            }

            if (canvas is null) return;
            using var line = new SKPaint { Color = Palette.PaleGold, StrokeWidth = 0.5f, IsStroke = true };
            canvas.DrawLine(Left, y + height - 3, Left + Width, y + height - 3, line);
        });
    }
}
