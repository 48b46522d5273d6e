using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Security;

/// <summary>Texts with sealed numbers somewhere in them, as what an undo would need: a rotation seals those anew as well.</summary>
internal static partial class SealedTexts
{
    private const string Mark = "Association:HoldsSealedNumbers";

    /// <summary>The text may hold ciphers as they are stored elsewhere, for example in JSON.</summary>
    public static PropertyBuilder<string?> HoldsSealedNumbers(this PropertyBuilder<string?> text) => text.HasAnnotation(Mark, true);

    public static IEnumerable<(string Table, string Column, IReadOnlyList<string> Key)> Of(IModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetProperties()
        where property.FindAnnotation(Mark) is not null
        let table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value
        select (table.Name, property.GetColumnName(table)!, (IReadOnlyList<string>)[.. type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(table)!)]);

    /// <summary>The text with every cipher of an older key under the present one; what cannot be opened stays as it is.</summary>
    public static string Reseal(IKeyRing keys, string text) => Cipher().Replace(text, found =>
    {
        // A writer of JSON escapes the plus sign, and JSON inside JSON the escape.
        var cipher = Plus().Replace(found.Value, "+");
        return found.Groups["key"].Value == keys.Current.Id || !PersonalNumbers.CanOpen(keys, cipher) ? found.Value : PersonalNumbers.Reseal(keys, cipher);
    });

    // What stands before it may be an escape of JSON: a quotation mark, or the end of the line before.
    [GeneratedRegex(@"(?:\b|(?<=u0022|\\n))(?<key>k[0-9]+)\.(?:[A-Za-z0-9/+]|\\+u002[Bb]){38,}={0,2}")]
    private static partial Regex Cipher();

    [GeneratedRegex(@"\\+u002[Bb]")]
    private static partial Regex Plus();
}
