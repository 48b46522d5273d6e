using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Import;

/// <summary>How workbooks name the categories: the words everybody uses for the built-in ones, the association's own names for all.</summary>
internal static class CategoryWords
{
    public static Vocabulary<MembershipCategory> Of(IEnumerable<CategoryName> categories) => Vocabularies.Categories.With(
        categories.SelectMany(c => Names(c.Name).Append(c.Category.Key).Select(word => (c.Category, word))));

    /// <summary>A name that workbooks use for another category would be read as that one.</summary>
    public static bool MeanAnother(Bilingual? name, MembershipCategory category) =>
        Names(name).Any(word => Vocabularies.Categories.TryRead(word, out var known) && known != category);

    /// <summary>As an export writes what the import reads.</summary>
    public static string Word(MembershipPolicy policy, MembershipCategory category, bool english = false) => category.Key switch
    {
        nameof(MembershipCategory.Ordinary) => english ? category.Key : "普通会员",
        nameof(MembershipCategory.Senior) => english ? category.Key : "高级会员",
        nameof(MembershipCategory.Student) => english ? category.Key : "学生会员",
        nameof(MembershipCategory.Honorary) => english ? category.Key : "名誉会员",
        _ => policy.Of(category).Name?.In(english ? "en" : "zh-CN") ?? category.Key,
    };

    private static IEnumerable<string> Names(Bilingual? name) => new[] { name?.Zh, name?.En }.OfType<string>();
}
