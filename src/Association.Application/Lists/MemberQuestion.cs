using System.Collections.Specialized;
using System.Globalization;
using System.Web;
using Association.Application.Members;
using Association.Domain.Members;

namespace Association.Application.Lists;

/// <summary>Reads the question of a saved list of members, as its page's address says it.</summary>
internal static class MemberQuestion
{
    public static MemberFilter Of(string query)
    {
        var asked = HttpUtility.ParseQueryString(query);
        return new(
            asked["q"], Guid.TryParse(asked["unit"], out var unit) ? unit : null, Word<UnitTier>(asked, "tier"), MembershipCategory.TryParse(asked["category"], null, out var category) ? category : null,
            Word<MemberState>(asked, "state"), asked["title"], Day(asked, "joinedFrom"), Day(asked, "joinedTo"), Day(asked, "endedFrom"), Day(asked, "endedTo"),
            Day(asked, "alsoOn"), Yes(asked, "hasEmail"), Yes(asked, "hasMobile"), Yes(asked, "withoutUnit"), Day(asked, "asOf"),
            Word<MembershipStatus>(asked, "status"));
    }

    private static T? Word<T>(NameValueCollection asked, string name) where T : struct, Enum => Enum.TryParse<T>(asked[name], ignoreCase: true, out var word) ? word : null;

    private static DateOnly? Day(NameValueCollection asked, string name) =>
        DateOnly.TryParse(asked[name], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool? Yes(NameValueCollection asked, string name) => bool.TryParse(asked[name], out var yes) ? yes : null;
}
