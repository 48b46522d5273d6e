using Association.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Association.Architecture.Tests;

public sealed class SourceTests
{
    private const int MaxFileLines = 250;
    private const int MaxMethodLines = 30;

    // Time comes from TimeProvider, waiting from await, randomness of consequence from RandomNumberGenerator.
    private static readonly string[] Forbidden =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep", "Random.Shared"];

    [Fact]
    public void A_file_fits_on_five_screens() =>
        Findings.None(SourceFiles.All
            .Select(f => (f.Path, Lines: f.Tree.GetText().Lines.Count - 1))
            .Where(f => f.Lines > MaxFileLines)
            .Select(f => $"{f.Path}: {f.Lines} lines"));

    [Fact]
    public void A_method_fits_on_one_screen() =>
        Findings.None(SourceFiles.All
            .SelectMany(f => Bodies(f.Tree.GetRoot()).Select(body => (Where: SourceFiles.At(f.Path, body), Lines: LinesOf(body))))
            .Where(m => m.Lines > MaxMethodLines)
            .Select(m => $"{m.Where}: {m.Lines} lines"));

    [Fact]
    public void Time_and_chance_are_asked_of_those_who_can_be_replaced() =>
        Findings.None(SourceFiles.All
            .SelectMany(f => f.Tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(m => Forbidden.Any(word => m.ToString() == word || m.ToString().EndsWith($".{word}", StringComparison.Ordinal)))
                .Select(m => $"{SourceFiles.At(f.Path, m)}: {m}")));

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Findings.None(SourceFiles.All
            .SelectMany(f => f.Tree.GetRoot().DescendantTrivia()
                .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
                .Where(t => Marks.Any(mark => t.ToString().Contains(mark, StringComparison.Ordinal)))
                .Select(t => $"{f.Path}: {t}")));

    [Fact]
    public void No_regions_and_one_namespace_a_file() =>
        Findings.None(SourceFiles.All
            .Where(f => f.Tree.GetRoot().DescendantTrivia().Any(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia))
                || f.Tree.GetRoot().DescendantNodes().OfType<NamespaceDeclarationSyntax>().Any())
            .Select(f => f.Path));

    [Fact]
    public void Nothing_is_left_of_a_merge() =>
        Findings.None(SourceFiles.Committed.SelectMany(path => File.ReadLines(Repository.At(path)).Select((line, i) => (line, i))
            .Where(l => MergeMarks.Any(mark => l.line.StartsWith(mark, StringComparison.Ordinal)))
            .Select(l => $"{path}:{l.i + 1}: {l.line}")));

    private static readonly string[] MergeMarks = [new string('<', 7) + " ", new string('>', 7) + " "];

    // Spelled in two parts, so that this file does not find itself.
    private static readonly string[] Marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];

    /// <summary>Methods, constructors, accessors and local functions; a mapping of an entity is one long sentence.</summary>
    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode root) => root.DescendantNodes().Where(node => node switch
    {
        MethodDeclarationSyntax method => !IsMapping(method),
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax => true,
        _ => false,
    });

    private static bool IsMapping(MethodDeclarationSyntax method) =>
        method.Identifier.Text is "Configure" && method.ParameterList.Parameters is [{ Type: GenericNameSyntax { Identifier.Text: "EntityTypeBuilder" } }];

    private static int LinesOf(SyntaxNode body)
    {
        var span = body.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
