using System.Text.RegularExpressions;
using Association.Domain.Common;

namespace Association.Domain.Messages;

public static class TemplateErrors
{
    public static readonly Error NotFound = Error.NotFound("template");
    public static readonly Error UnknownPlaceholder = Error.Invalid("template.unknown-placeholder", "There is no placeholder {0} for this text.");
    public static readonly Error NoLink = Error.Invalid("template.no-link", "{0} is no address: it cannot be the target of a link.");
    public static readonly Error AlreadyStandard = Error.Conflict("template.standard", "This is the text that came with the product.");
}

/// <summary>What a placeholder stands for, which decides how it is written in each language.</summary>
public enum PlaceholderKind { Text, Both, Day, Moment, Money, Number, Link }

/// <param name="Name">As it stands between the braces.</param>
public sealed record Placeholder(string Name, PlaceholderKind Kind);

/// <summary>
/// A text with placeholders <c>{{name}}</c>. They are names out of a list and nothing else: no expression, no call, and what they
/// are filled with is never read again. Source: security.md B15.
/// </summary>
public static partial class TemplateText
{
    private const int MaxShown = 40;

    /// <summary>Every placeholder in the order of the text, as it is written.</summary>
    public static IEnumerable<string> NamesIn(string text) => Braces().Matches(text).Select(found => found.Groups["name"].Value.Trim());

    /// <exception cref="RefusedException">Something between braces is no placeholder of the list, or a link leads to what is no address.</exception>
    public static void Check(string text, IReadOnlyCollection<Placeholder> known, string field)
    {
        foreach (var name in NamesIn(text))
            if (known.All(p => p.Name != name)) throw new RefusedException(TemplateErrors.UnknownPlaceholder.With(Shown(name)).At(field));
        foreach (var name in Targets().Matches(text).Select(found => found.Groups["name"].Value.Trim()))
            if (known.Any(p => p.Name == name && p.Kind is not PlaceholderKind.Link)) throw new RefusedException(TemplateErrors.NoLink.With(Shown(name)).At(field));
    }

    /// <summary>Fills each placeholder once; a value that looks like one stays what it is.</summary>
    public static string Fill(string text, Func<string, string?> value) =>
        Braces().Replace(text, found => value(found.Groups["name"].Value.Trim()) ?? found.Value);

    /// <summary>The text in one line, as a subject has to be; the characters stay as they were typed.</summary>
    public static string OneLine(string text) => Breaks().Replace(text, " ").Trim();

    private static string Shown(string name) => $"{{{{{(name.Length > MaxShown ? name[..MaxShown] + "…" : name)}}}}}";

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Braces();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\]\(\s*[^()\s]*?\{\{(?<name>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Targets();
}
