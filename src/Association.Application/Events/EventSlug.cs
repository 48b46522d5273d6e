using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Events;

/// <summary>The readable address of an event: words of its name, its year, and four characters that keep it unique.</summary>
internal static class EventSlug
{
    private const int MaxWords = Event.MaxSlugLength - 12;

    public static string Of(string name, DateOnly startsOn)
    {
        var words = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var stem = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (stem.Length > MaxWords) stem = stem[..MaxWords].TrimEnd('-');
        var unique = RandomCode.Reference()[..4].ToLowerInvariant();
        return string.Join('-', new[] { stem, startsOn.Year.ToString(CultureInfo.InvariantCulture), unique }.Where(part => part.Length > 0));
    }
}
