using System.Globalization;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Web.Localization;

/// <summary>Choices that this association calls otherwise than the product does, for the request that is being answered.</summary>
internal static class RenamedChoices
{
    private static readonly AsyncLocal<Names?> Current = new();

    public static void Use(Names names) => Current.Value = names;

    public static string? Find(object value) => Current.Value?.Words.GetValueOrDefault(value)?.In(CultureInfo.CurrentUICulture.Name);

    /// <summary>The categories of members in the association's order.</summary>
    /// <param name="retired">Whether those that take nobody in any more are among them.</param>
    public static IEnumerable<MembershipCategory> Categories(bool retired) =>
        Current.Value?.Categories.Where(c => retired || !c.Retired).Select(c => c.Category) ?? MembershipCategory.BuiltIn;

    /// <param name="Words">By tier of units or category of members.</param>
    internal sealed record Names(IReadOnlyDictionary<object, Bilingual> Words, IReadOnlyList<CategoryName> Categories);
}
