using System.Globalization;
using Association.Domain.Common;

namespace Association.Web.Localization;

/// <summary>Choices that this association calls otherwise than the product does, for the request that is being answered.</summary>
internal static class RenamedChoices
{
    private static readonly AsyncLocal<IReadOnlyDictionary<Enum, Bilingual>?> Current = new();

    public static void Use(IReadOnlyDictionary<Enum, Bilingual> names) => Current.Value = names;

    public static string? Find(Enum value) => Current.Value?.GetValueOrDefault(value)?.In(CultureInfo.CurrentUICulture.Name);
}
