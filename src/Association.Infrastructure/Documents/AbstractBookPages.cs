using System.Globalization;
using Association.Application.Events.Abstracts;
using Association.Infrastructure.Documents.Fonts;
using Association.Infrastructure.Messages;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Lays a book of abstracts into pages: the text first, so that the contents know where everything stands.</summary>
internal static class AbstractBookPages
{
    private const float Left = 62;
    private const float TextWidth = PdfFile.A4Short - 2 * Left;
    private const float Top = 70;
    private const float Bottom = PdfFile.A4Long - 66;
    private const float NumberWidth = 40;
    private const float CodeWidth = 44;
    private const int Endless = 2_000;

    private static readonly TextLook Title = new(FontStyle.SansBold, 24, Palette.Teal, 16);
    private static readonly TextLook Chapter = new(FontStyle.SansBold, 15, Palette.Teal, 11);
    private static readonly TextLook Heading = new(FontStyle.SansBold, 12, Palette.Ink, 12);
    private static readonly TextLook Part = new(FontStyle.SansBold, 10, Palette.Teal, 10);
    private static readonly TextLook Body = new(FontStyle.Sans, 10, Palette.Ink, 10);
    private static readonly TextLook Small = new(FontStyle.Sans, 9, Palette.Muted, 9);

    public static IReadOnlyList<IReadOnlyList<PrintedRow>> Lay(AbstractBook book, ITextSetter setter)
    {
        var body = new List<List<PrintedRow>>();
        var places = new List<int>();
        foreach (var chapter in book.Chapters)
        {
            places.Add(body.Count);
            List<PrintedRow> rows = [Line(setter, NameOf(book, chapter), Chapter, 0, 3)];
            var starts = new List<int>();
            foreach (var entry in chapter.Entries)
            {
                starts.Add(rows.Count);
                rows.AddRange(Entry(setter, book, entry));
            }

            var pages = Flow(rows, out var pageOf);
            places.AddRange(starts.Select(at => body.Count + pageOf[at]));
            body.AddRange(pages);
        }

        // As many lines with any numbers as with the right ones.
        var before = 1 + Flow(Contents(setter, book, places, 0), out _).Count;
        return [TitlePage(setter, book), .. Flow(Contents(setter, book, places, before), out _), .. body];
    }

    public static void Write(AbstractBook book, IReadOnlyList<IReadOnlyList<PrintedRow>> pages, int page, ITextSetter setter)
    {
        var y = Top;
        foreach (var row in pages[page])
        {
            foreach (var (block, x, down, width, align) in row.Blocks) block.Draw(setter, x, y + down + block.Size, width, align);
            y += row.Height;
        }

        if (page == 0) return;
        TextBlock.Fit(setter, book.Event.In(book.Culture), Small with { MinSize = 6 }, TextWidth - NumberWidth).Draw(setter, Left, PdfFile.A4Long - 36, TextWidth - NumberWidth, SKTextAlign.Left);
        TextBlock.Fit(setter, Figure(page + 1), Small, NumberWidth).Draw(setter, Left + TextWidth - NumberWidth, PdfFile.A4Long - 36, NumberWidth, SKTextAlign.Right);
    }

    /// <param name="pageOf">The page of each row.</param>
    private static List<List<PrintedRow>> Flow(List<PrintedRow> rows, out int[] pageOf)
    {
        var (pages, used) = (new List<List<PrintedRow>> { new() }, Top);
        pageOf = new int[rows.Count];
        for (var at = 0; at < rows.Count; at++)
        {
            var (needed, last) = (rows[at].Height, at);
            while (rows[last].Keep && last + 1 < rows.Count) needed += rows[++last].Height;
            if (used + needed > Bottom && pages[^1].Count > 0 && needed < Bottom - Top || used + rows[at].Height > Bottom) (used, pages) = (Top, [.. pages, new()]);
            pageOf[at] = pages.Count - 1;
            pages[^1].Add(rows[at]);
            used += rows[at].Height;
        }

        return pages;
    }

    private static List<PrintedRow> TitlePage(ITextSetter setter, AbstractBook book)
    {
        var culture = book.Culture;
        var facts = string.Join(" · ", new[] { MailDates.Days(culture, book.StartsOn, book.EndsOn), book.Venue?.In(culture) }.OfType<string>());
        return
        [
            Line(setter, book.Issuer.In(culture), Small with { Size = 13, MinSize = 9 }, 150, 2, SKTextAlign.Center),
            Line(setter, book.Event.In(culture), Title, 24, 4, SKTextAlign.Center),
            Line(setter, MailTexts.Get(culture, "document.abstracts-title"), Chapter with { Size = 18 }, 26, 2, SKTextAlign.Center),
            Line(setter, facts, Small with { Size = 12, MinSize = 8 }, 40, 2, SKTextAlign.Center),
            Line(setter, MailTexts.Get(culture, "document.abstracts-count", book.Chapters.Sum(c => c.Entries.Count(e => e.Oral)), book.Chapters.Sum(c => c.Entries.Count(e => !e.Oral))), Small, 10, 1, SKTextAlign.Center),
        ];
    }

    /// <param name="places">Page of each chapter and of each of its entries, in their order.</param>
    /// <param name="before">Pages before the text.</param>
    private static List<PrintedRow> Contents(ITextSetter setter, AbstractBook book, List<int> places, int before)
    {
        List<PrintedRow> rows = [Line(setter, MailTexts.Get(book.Culture, "document.abstracts-contents"), Chapter, 0, 1, below: 10)];
        var at = 0;
        foreach (var chapter in book.Chapters)
        {
            rows.Add(Reference(setter, "", NameOf(book, chapter), places[at++] + before + 1, Part with { Size = 11, MinSize = 11 }, 8, keep: true));
            foreach (var entry in chapter.Entries)
                rows.Add(Reference(setter, entry.Code, $"{entry.Title.In(book.Culture)}　{entry.Authors[0].Name}{(entry.Authors.Count > 1 ? MailTexts.Get(book.Culture, "document.abstracts-and-others") : "")}", places[at++] + before + 1, Body, 3));
        }

        return rows;
    }

    private static PrintedRow Reference(ITextSetter setter, string code, string text, int page, TextLook look, float above, bool keep = false)
    {
        var indent = code.Length == 0 ? 0 : CodeWidth;
        var words = TextBlock.Fit(setter, text, look, TextWidth - NumberWidth - indent - 8, Endless);
        var number = TextBlock.Fit(setter, Figure(page), look, NumberWidth);
        List<(TextBlock, float, float, float, SKTextAlign)> blocks =
            [(words, Left + indent, above, TextWidth - NumberWidth - indent - 8, SKTextAlign.Left), (number, Left + TextWidth - NumberWidth, above, NumberWidth, SKTextAlign.Right)];
        if (code.Length > 0) blocks.Add((TextBlock.Fit(setter, code, Small, CodeWidth - 4), Left, above, CodeWidth - 4, SKTextAlign.Left));
        return new(words.Height + above + 2, keep, blocks);
    }

    private static IEnumerable<PrintedRow> Entry(ITextSetter setter, AbstractBook book, BookEntry entry)
    {
        var kind = MailTexts.Get(book.Culture, entry.Oral ? "document.abstracts-oral" : "document.abstracts-poster");
        yield return Line(setter, $"{entry.Code} · {kind}", Small, 22, 1, keep: true);
        yield return Line(setter, entry.Title.Zh, Heading, 2, Endless, keep: true);
        if (entry.Title.En is { } english) yield return Line(setter, english, Body, 1, Endless, keep: true);
        var units = entry.Authors.Select(a => a.Unit).Distinct().ToList();
        string Mark(BookAuthor a) => $"{a.Name}{(units.Count > 1 ? $" ({Figure(units.IndexOf(a.Unit) + 1)})" : "")}{(a.Presents ? "*" : "")}";
        yield return Line(setter, string.Join(book.Culture == "en" ? ", " : "，", entry.Authors.Select(Mark)), Body, 4, Endless, keep: true);
        foreach (var (number, unit) in units.Index()) yield return Line(setter, units.Count > 1 ? $"({Figure(number + 1)}) {unit}" : unit, Small, 1, Endless, keep: true);
        foreach (var (name, text) in entry.Parts)
        {
            yield return Line(setter, name.In(book.Culture), Part, 8, Endless, keep: true);
            foreach (var row in Paragraphs(setter, text)) yield return row;
        }
    }

    /// <summary>Line by line, so that a page may end within a paragraph.</summary>
    private static IEnumerable<PrintedRow> Paragraphs(ITextSetter setter, string text)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var block = TextBlock.Fit(setter, paragraph, Body, TextWidth, Endless);
            foreach (var (at, line) in block.Lines.Index())
            {
                var one = block with { Lines = [line] };
                yield return new(one.Height + (at == 0 ? 3 : 0), false, [(one, Left, at == 0 ? 3 : 0, TextWidth, SKTextAlign.Left)]);
            }
        }
    }

    private static PrintedRow Line(ITextSetter setter, string text, TextLook look, float above, int lines, SKTextAlign align = SKTextAlign.Left, bool keep = false, float below = 2)
    {
        var block = TextBlock.Fit(setter, text, look, TextWidth, lines);
        return new(block.Height + above + below, keep, [(block, Left, above, TextWidth, align)]);
    }

    private static string NameOf(AbstractBook book, BookChapter chapter) => chapter.Track?.In(book.Culture) ?? MailTexts.Get(book.Culture, "document.abstracts-other");

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
