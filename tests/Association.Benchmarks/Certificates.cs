using System.Diagnostics;
using Association.Application.Certificates;
using Association.Domain.Certificates;
using Association.Infrastructure.Documents;
using Association.Infrastructure.Documents.Fonts;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

internal static class Certificates
{
    private const int Pages = 320;

    public static Task<Measured> MeasureAsync(Row row) => MeasureAsync(row, null);

    public static Task<Measured> MeasureDesignedAsync(Row row) =>
        MeasureAsync(row, new(CertificateWords.Of(CertificateKind.Credit), CertificatePaper.A4Landscape, true, CertificatePictures.None));

    private static Task<Measured> MeasureAsync(Row row, CertificateDesign? design)
    {
        using var services = new ServiceCollection().AddLogging().AddDocuments().BuildServiceProvider();
        var renderer = services.GetRequiredService<ICertificateRenderer>();
        var library = services.GetRequiredService<FontLibrary>();
        CertificateSheet[] sheets = [.. Enumerable.Range(1, Pages).Select(i => Sheet(i) with { Design = design })];
        _ = renderer.Render([.. sheets.Take(32)]).Count();

        var ours = PerSecond(() => renderer.Render(sheets).Count());
        var direct = PerSecond(() => DrawDirectly(library, sheets));
        return Task.FromResult(row.Is(ours, "certificates/s", $"{direct:0} pages/s drawn directly on one subset", ours / direct));
    }

    private static int DrawDirectly(FontLibrary library, CertificateSheet[] sheets)
    {
        foreach (var group in sheets.Chunk(16))
        {
            using var fonts = CertificateRenderer.Subset(library, group);
            foreach (var sheet in group)
                PdfFile.Write(sheet.Number, sheet.IssuerZh, sheet.IssuedOn, document =>
                {
                    var canvas = document.BeginPage(CertificatePage.Width, CertificatePage.Height);
                    if (sheet.Design is null) CertificatePage.Draw(canvas, sheet, fonts);
                    else new DesignedPage(sheet).Draw(canvas, fonts);
                    document.EndPage();
                });
        }

        return sheets.Length;
    }

    private static double PerSecond(Func<int> work)
    {
        var watch = Stopwatch.StartNew();
        var done = work();
        return done / watch.Elapsed.TotalSeconds;
    }

    private static CertificateSheet Sheet(int i) => new(
        $"CDGX-2026-{i:000000}-7", $"张文静{(char)('一' + i)}", "Zhang Wenjing", "成都高新区全科医学学术年会", "Annual Conference of General Practice",
        new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2), 12, "成都高新医学会", "Chengdu Hi-tech Zone Medical Association", new DateOnly(2026, 3, 2),
        $"https://example.org/verify/CDGX-2026-{i:000000}-7?k=0123456789abcdef0123456789abcdef");
}
