using System.Text;
using Association.Domain.Common;

namespace Association.Domain.Events.Abstracts;

/// <summary>
/// Whether a reviewer is too close to an abstract. Units are compared by their letters and digits; a department or a part of a
/// unit is of the unit: 市第一人民医院 and 市第一人民医院呼吸科 are one.
/// </summary>
public static class UnitConflict
{
    /// <summary>A shorter name, as 市医院, is part of too many others to say anything.</summary>
    public const int ShortestPart = 4;

    /// <returns>What they have in common: an author's unit, or the address of an author; null for nothing.</returns>
    public static string? Between(AbstractReviewer reviewer, Submission submission)
    {
        if (reviewer.Person is { } person && person == submission.Person) return submission.ContactName;
        if (reviewer.Email is { } address && submission.Authors.Select(a => a.Email).Append(submission.Email).FirstOrDefault(e => Same(e, address)) is not null) return reviewer.Name;
        return submission.Units.FirstOrDefault(unit => reviewer.UnitNames.Any(own => AreOne(own, unit)));
    }

    public static bool AreOne(string one, string other)
    {
        var (a, b) = (Key(one), Key(other));
        if (a.Length == 0 || b.Length == 0) return false;
        if (a == b) return true;
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length >= ShortestPart && longer.Contains(shorter, StringComparison.Ordinal);
    }

    /// <summary>Letters and digits in lower case, however they were typed.</summary>
    public static string Key(string? text)
    {
        var key = new StringBuilder();
        foreach (var rune in TextNormalization.Line(text).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        return key.ToString();
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
