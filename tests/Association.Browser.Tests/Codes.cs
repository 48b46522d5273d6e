using System.Diagnostics;
using UglyToad.PdfPig;

namespace Association.Browser.Tests;

/// <summary>Reads back what the product prints: QR codes from pixels, text from PDF.</summary>
internal static class Codes
{
    public static async Task<string> ReadAsync(byte[] png)
    {
        var file = Path.Combine(Path.GetTempPath(), $"code-{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(file, png);
        try { return (await RunAsync("zbarimg", "--quiet", "--raw", file)).Trim(); }
        finally { File.Delete(file); }
    }

    public static async Task<string> ReadPdfAsync(string pdf)
    {
        await RunAsync("pdftoppm", "-png", "-r", "150", "-singlefile", pdf, pdf);
        return (await RunAsync("zbarimg", "--quiet", "--raw", $"{pdf}.png")).Trim();
    }

    public static string TextOf(string pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{tool}: {await complaints}");
    }
}
