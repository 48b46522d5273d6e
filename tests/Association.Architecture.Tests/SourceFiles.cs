using Association.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Association.Architecture.Tests;

/// <summary>Our own C# files, parsed; without migrations and what tools generate.</summary>
internal static class SourceFiles
{
    private static readonly string[] Foreign = ["bin", "obj", "artifacts", "node_modules", "Migrations"];
    private static readonly string[] Texts = [".cs", ".cshtml", ".css", ".csproj", ".js", ".json", ".md", ".props", ".resx", ".sh", ".sln", ".sql", ".targets", ".txt", ".yml"];

    public static readonly IReadOnlyList<(string Path, SyntaxTree Tree)> All =
    [
        .. new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(Foreign).Any() && !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(path => (path, CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.At(path))))),
    ];

    /// <summary>Every text of the product, whatever its kind: code, pages, styles, resources, scripts, docs.</summary>
    public static readonly IReadOnlyList<string> Committed =
    [
        .. new[] { "src", "tests", "db", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(Foreign).Any() && Texts.Contains(Path.GetExtension(path))),
    ];

    public static IEnumerable<(string Path, SyntaxTree Tree)> OfProduct => All.Where(f => f.Path.StartsWith("src", StringComparison.Ordinal));

    public static string At(string path, SyntaxNode node) => $"{path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
