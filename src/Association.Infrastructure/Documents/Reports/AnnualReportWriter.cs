using Association.Application.Reports.Annual;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Reports;

/// <summary>Writes the year's report: chapters with their text and charts, then every figure in a table.</summary>
internal sealed class AnnualReportWriter(FontLibrary library) : IAnnualReportWriter
{
    private const float ChartWidth = 470;

    public byte[] Word(PrintedReport report, string culture)
    {
        var say = new ReportWords(culture);
        using var document = new WordDocument(say.Title(report), report.Association.In(culture), culture);
        document.Cover(report.Association.In(culture), say.Of("subtitle", $"{report.Content.Year}"), [say.State(report)]);
        foreach (var chapter in report.Content.Chapters)
        {
            document.Heading(chapter.Title.In(culture));
            foreach (var part in chapter.Parts)
                document.Rich(ReportTexts.Pieces(part.Text.In(culture), report.Content, culture).Select(p => (p.Words, p.Figure is not null)));
            foreach (var chart in ReportCharts.Of(chapter.Key, report.Content, say))
                document.Picture(chart.Picture(library, ChartWidth), ChartWidth, chart.Height, say.Of("chart-alt", chart.Title, string.Join("; ", chart.Bars.Select(b => $"{b.Label} {b.Printed}"))));
        }

        document.Heading(say.Of("figures"));
        document.Table([8, 56, 14, 12, 10], say.TableHead, say.TableRows(report.Content));
        return document.ToArray();
    }

    public byte[] Pdf(PrintedReport report, string culture)
    {
        var say = new ReportWords(culture);
        var collector = new TextCollector(library);
        AnnualReportPages.Write(AnnualReportPages.Lay(report, say, collector), say, collector, null);
        AnnualReportPages.CollectNumbers(collector);
        using var fonts = collector.Subset();
        using var margin = new SKBitmap(1, 1);
        using var nowhere = new SKCanvas(margin);
        // The collector measures nothing: lines are broken with the fonts themselves.
        var pages = AnnualReportPages.Lay(report, say, new TextPen(nowhere, fonts));
        return PdfFile.Write(Printable.Of(say.Title(report)), Printable.Of(report.Association.In(culture)), report.MadeOn, document =>
        {
            for (var page = 0; page < pages.Count; page++)
            {
                var canvas = document.BeginPage(PdfFile.A4Short, PdfFile.A4Long);
                AnnualReportPages.Write(pages, page, say, new TextPen(canvas, fonts), canvas);
                document.EndPage();
            }
        });
    }
}
