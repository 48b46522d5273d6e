using System.Text;
using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>
/// Finds the references of orders and the numbers of invoices in what payers wrote: letter case, spaces, dashes, leading zeros and
/// 0 for O are forgiven (anchors.md pain 5).
/// </summary>
public static class PaymentReferences
{
    private const int YearLength = 4;
    private const int SerialLength = 6;

    /// <summary>The form under which an order's reference is looked up.</summary>
    public static string KeyOf(string reference) => Even(reference);

    /// <summary>The form of a document's number: <c>I2019-000012</c> is <c>I2019/12</c>.</summary>
    public static string? NumberKeyOf(string number) => NumberAt(Even(number), 0);

    /// <summary>Every key that the text may hold; whether it is one of an order only a look-up tells.</summary>
    public static IEnumerable<string> In(string text)
    {
        foreach (var run in RunsOf(text))
        {
            for (var i = 0; i + RandomCode.ReferenceLength <= run.Length; i++) yield return run.Substring(i, RandomCode.ReferenceLength);
            for (var i = 0; i < run.Length; i++)
                if (NumberAt(run, i) is { } key) yield return key;
        }
    }

    /// <summary>Letters and digits that stand together once spaces and dashes are gone; anything else ends a run.</summary>
    private static IEnumerable<string> RunsOf(string text)
    {
        var run = new StringBuilder();
        foreach (var character in TextNormalization.Line(text))
        {
            if (char.IsAsciiLetterOrDigit(character)) run.Append(Even(character));
            else if (character is not (' ' or '-' or '_' or '.' or '—' or '–'))
            {
                if (run.Length > 0) yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0) yield return run.ToString();
    }

    /// <summary>A letter, a year and a number; where more digits follow than a number has, they belong to something else.</summary>
    private static string? NumberAt(string run, int at)
    {
        if (run.Length < at + 1 + YearLength + 1 || !char.IsAsciiLetter(run[at]) || !IsYear(run.AsSpan(at + 1, YearLength))) return null;
        var (start, end) = (at + 1 + YearLength, at + 1 + YearLength);
        while (end < run.Length && end - start < SerialLength && char.IsAsciiDigit(run[end])) end++;
        var number = run.AsSpan(start, end - start).TrimStart('0');
        return number.Length > 0 ? $"{run.AsSpan(at, 1 + YearLength)}/{number}" : null;
    }

    private static bool IsYear(ReadOnlySpan<char> digits) => digits is ['2', '0', >= '0' and <= '9', >= '0' and <= '9'];

    private static string Even(string text) => string.Concat(TextNormalization.Line(text).Where(char.IsAsciiLetterOrDigit).Select(Even));

    private static char Even(char character) => char.ToUpperInvariant(character) is var upper && upper == 'O' ? '0' : upper;
}
