using System.Runtime.CompilerServices;

namespace Association.Web.Tests.Shell;

/// <summary>The sources of the web project, for tests that read what was written rather than what runs.</summary>
internal static class SourceTree
{
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../src/Association.Web"));

    public static IEnumerable<(string File, string Text)> Read(params string[] extensions) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"wwwroot{Path.DirectorySeparatorChar}lib", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(Web, file), File.ReadAllText(file)));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
