using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>
/// What a report may show of a refused cell: enough for the office to find it again, not enough to be a copy of the register.
/// A refused value has no valid form, so the masks of the value objects do not apply.
/// </summary>
internal static class CellMask
{
    private const int MaxShown = 40;

    private static readonly HashSet<string> Numbers = ["residentId", "mobile", "contactMobile", "practiceCertificate"];
    private static readonly HashSet<string> Mails = ["email"];
    private static readonly HashSet<string> People = ["name", "contactName"];

    public static string? Of(string field, string? value)
    {
        var text = TextNormalization.Line(value);
        if (text.Length == 0) return null;
        if (Numbers.Contains(field)) return text.Length > 10 ? Hidden(text, 3, 4) : Hidden(text, 0, text.Length > 4 ? 2 : 0);
        if (Mails.Contains(field)) return Hidden(text, 1, 0);
        if (People.Contains(field)) return PersonName.TryParse(text, out var name) ? name.Masked : Hidden(text, 1, 0);
        return text.Length > MaxShown ? string.Concat(text.AsSpan(0, MaxShown), "…") : text;
    }

    private static string Hidden(string text, int first, int last)
    {
        var hidden = Math.Clamp(text.Length - first - last, 1, 11);
        return $"{text[..Math.Min(first, text.Length - 1)]}{new string('*', hidden)}{(last == 0 ? "" : text[^last..])}";
    }
}
