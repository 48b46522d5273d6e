using System.Diagnostics;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

/// <summary>The tools a reader of our PDFs may use. A test of one that is not installed is skipped and says so.</summary>
internal static class PdfTools
{
    private static readonly Dictionary<string, string> Packages = new()
    {
        ["qpdf"] = "qpdf", ["pdftotext"] = "poppler-utils", ["pdffonts"] = "poppler-utils", ["pdfinfo"] = "poppler-utils",
        ["pdftoppm"] = "poppler-utils", ["zbarimg"] = "zbar-tools",
        ["NotoSerifCJK-Bold.ttc"] = "fonts-noto-cjk",
    };

    /// <returns>Why a test cannot run here; null when it can.</returns>
    public static string? Missing(params string[] tools)
    {
        var missing = tools.Where(tool => !Folders().Any(folder => File.Exists(Path.Combine(folder, tool)))).ToList();
        return missing.Count == 0 ? null : $"{string.Join(", ", missing)} not installed (Debian: {string.Join(' ', missing.Select(tool => Packages[tool]).Distinct())})";
    }

    /// <summary>Runs a tool on a file, named {} in the arguments; answers what it printed, after it succeeded.</summary>
    public static string Run(string tool, byte[] file, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            return Start(tool, [.. arguments.Select(argument => argument.Replace("{}", path, StringComparison.Ordinal))]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a QR reader finds on the first page, as printed at 150 dots an inch.</summary>
    public static string ScanQr(byte[] pdf)
    {
        var image = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        try
        {
            Run("pdftoppm", pdf, "-r", "150", "-png", "-singlefile", "{}", image);
            return Start("zbarimg", ["-q", "--raw", $"{image}.png"]).Trim();
        }
        finally
        {
            File.Delete($"{image}.png");
        }
    }

    public static string Start(string tool, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {errors.Result}{output}");
        return output;
    }

    private static string[] Folders() => [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/share/fonts/opentype/noto"];
}

/// <summary>A test that needs tools of the system.</summary>
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools) => Skip = PdfTools.Missing(tools);
}

/// <inheritdoc cref="ToolFactAttribute"/>
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools) => Skip = PdfTools.Missing(tools);
}
