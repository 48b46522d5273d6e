using System.Text;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>How a text of people is set: style, size when there is room, and the size below which a further line is taken.</summary>
internal sealed record TextLook(FontStyle Style, float Size, SKColor Color, float MinSize = 0);

/// <summary>Text broken into lines that fit a width: smaller first, then on more lines of the smaller size, then smaller still. Nothing is cut off.</summary>
internal sealed record TextBlock(IReadOnlyList<string> Lines, float Size, TextLook Look)
{
    private const float Leading = 1.32f;
    private const float Step = 0.94f;
    private const float Unreadable = 1f;

    // A closing mark does not begin a line.
    private const string NotAtStart = "，。、；：？！）》」』】〉”’,.;:?!)]}·";

    public float Height => Lines.Count * Size * Leading;

    /// <param name="balanced">Lines of about one length, as centred text wants them, instead of full ones and a rest.</param>
    public static TextBlock Fit(ITextSetter setter, string text, TextLook look, float width, int maxLines = 1, bool balanced = false)
    {
        var shown = Printable.Of(text).Trim();
        // Without hinting a width grows with the size, so each word is measured once.
        var words = Words(shown).Select(word => new Word(word, setter.Measure(word, look.Style, 1), setter.Measure(word.TrimEnd(), look.Style, 1))).ToList();
        for (var lines = 1; lines <= maxLines; lines++)
        {
            var largest = lines == 1 ? look.Size : Math.Max(look.MinSize, Unreadable);
            var smallest = lines == maxLines ? Unreadable : Math.Max(look.MinSize, Unreadable);
            for (var size = largest; size >= smallest; size *= Step)
                if (TryBreak(words, width / size, lines) is { } broken)
                    return new TextBlock(balanced ? Balanced(words, width / size, broken) : broken, size, look);
        }
        return new TextBlock([shown], Unreadable, look);
    }

    /// <summary>Lines one below the other; answers the baseline after the last.</summary>
    public float Draw(ITextSetter setter, float x, float baseline, float width, SKTextAlign align)
    {
        foreach (var line in Lines)
        {
            var free = width - setter.Measure(line, Look.Style, Size);
            var offset = align switch { SKTextAlign.Center => free / 2, SKTextAlign.Right => free, _ => 0 };
            setter.Draw(line, Look.Style, Size, new SKPoint(x + offset, baseline), Look.Color);
            baseline += Size * Leading;
        }
        return baseline;
    }

    private static List<string> Balanced(List<Word> words, float width, List<string> broken)
    {
        if (broken.Count == 1) return broken;
        for (width *= Step; TryBreak(words, width, broken.Count) is { } narrower; width *= Step) broken = narrower;
        return broken;
    }

    private static List<string>? TryBreak(List<Word> words, float width, int maxLines)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0f;
        foreach (var word in words)
        {
            // A word wider than the line cannot be broken: it asks for a smaller size.
            if (word.Visible > width) return null;
            if (used + word.Visible > width)
            {
                lines.Add(line.ToString().TrimEnd());
                (line, used) = (new StringBuilder(), 0);
            }
            line.Append(word.Text);
            used += word.Width;
        }
        lines.Add(line.ToString().TrimEnd());
        return lines.Count <= maxLines ? lines : null;
    }

    // A Chinese character is a word of its own; Latin text is broken after a space.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            if (word.Length > 0 && Breaks(word[^1], character))
            {
                yield return word.ToString();
                word.Clear();
            }
            word.Append(character);
        }
        if (word.Length > 0) yield return word.ToString();
    }

    private static bool Breaks(char before, Rune after)
    {
        if (after.Value == ' ' || (after.IsBmp && NotAtStart.Contains((char)after.Value, StringComparison.Ordinal))) return false;
        if (before == ' ') return true;
        return !Opens(before) && (Printable.Ideographic(after.Value) || char.IsSurrogate(before) || Printable.Ideographic(before));
    }

    private static bool Opens(char character) => "（《「『【〈“‘([".Contains(character, StringComparison.Ordinal);

    /// <param name="Visible">The width without the space that may end it.</param>
    private readonly record struct Word(string Text, float Width, float Visible);
}
