using System.Globalization;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Infrastructure.Documents.Fonts;
using Association.Infrastructure.Messages;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Something printed below what came before it.</summary>
/// <param name="Keep">Not the last on a page: what follows belongs to it.</param>
internal sealed record PrintedRow(float Height, bool Keep, IReadOnlyList<(TextBlock Block, float X, float Down, float Width, SKTextAlign Align)> Blocks);

/// <summary>Lays a programme into rows and rows into pages; nothing is cut off.</summary>
internal static class ProgrammePage
{
    private const float Left = 56;
    private const float TextWidth = PdfFile.A4Short - 2 * Left;
    private const float Top = 66;
    private const float Bottom = PdfFile.A4Long - 64;
    private const float TimeWidth = 78;
    private const float RoomWidth = 96;
    private const float Indent = 14;

    private static readonly TextLook Title = new(FontStyle.SansBold, 20, Palette.Teal, 13);
    private static readonly TextLook Day = new(FontStyle.SansBold, 13, Palette.Teal, 9);
    private static readonly TextLook Session = new(FontStyle.SansBold, 10.5f, Palette.Ink, 9.5f);
    private static readonly TextLook Talk = new(FontStyle.Sans, 10, Palette.Ink, 9);
    private static readonly TextLook Small = new(FontStyle.Sans, 9, Palette.Muted, 8);

    public static IReadOnlyList<IReadOnlyList<PrintedRow>> Lay(ProgrammeSheet sheet, ITextSetter setter)
    {
        var pages = new List<List<PrintedRow>> { new() };
        var used = Top;
        var rows = Rows(sheet, setter).ToList();
        for (var at = 0; at < rows.Count; at++)
        {
            var needed = rows[at].Height + (rows[at].Keep && at + 1 < rows.Count ? rows[at + 1].Height : 0);
            if (used + needed > Bottom && pages[^1].Count > 0) (used, pages) = (Top, [.. pages, new()]);
            pages[^1].Add(rows[at]);
            used += rows[at].Height;
        }

        return pages;
    }

    public static void Write(ProgrammeSheet sheet, IReadOnlyList<IReadOnlyList<PrintedRow>> pages, int page, ITextSetter setter)
    {
        var y = Top;
        foreach (var row in pages[page])
        {
            foreach (var (block, x, down, width, align) in row.Blocks) block.Draw(setter, x, y + down + block.Size, width, align);
            y += row.Height;
        }

        Fit(setter, $"{sheet.Programme.Name.In(sheet.Culture)}", Small, TextWidth - 60).Draw(setter, Left, PdfFile.A4Long - 34, TextWidth - 60, SKTextAlign.Left);
        Fit(setter, $"{page + 1} / {pages.Count}", Small, 60).Draw(setter, Left + TextWidth - 60, PdfFile.A4Long - 34, 60, SKTextAlign.Right);
    }

    private static IEnumerable<PrintedRow> Rows(ProgrammeSheet sheet, ITextSetter setter)
    {
        var (programme, culture) = (sheet.Programme, sheet.Culture);
        yield return Line(setter, sheet.Issuer.In(culture), Small with { Size = 11 }, 4, 2, SKTextAlign.Center);
        yield return Line(setter, programme.Name.In(culture), Title, 6, 3, SKTextAlign.Center);
        yield return Line(setter, string.Join(" · ", Facts(programme, culture)), Small, 4, 3, SKTextAlign.Center);
        foreach (var day in programme.Sessions.GroupBy(s => AssociationCalendar.DayOf(s.Session.StartsAt)))
        {
            yield return Line(setter, MailDates.Day(culture, day.Key), Day, 18, 1, SKTextAlign.Left, keep: true);
            foreach (var session in day)
            {
                yield return Entry(setter, session, culture, 0);
                foreach (var talk in session.Parts) yield return Entry(setter, talk, culture, Indent);
            }
        }

        foreach (var row in Speakers(setter, programme, culture)) yield return row;
    }

    private static IEnumerable<PrintedRow> Speakers(ITextSetter setter, PublicProgramme programme, string culture)
    {
        if (programme.Speakers.Count == 0) yield break;
        yield return Line(setter, MailTexts.Get(culture, "document.programme-speakers"), Day, 20, 1, SKTextAlign.Left, keep: true);
        foreach (var speaker in programme.Speakers)
        {
            var who = string.Join(culture == "en" ? ", " : "　", new[] { speaker.Name, speaker.Position, speaker.Unit }.OfType<Bilingual>().Select(t => t.In(culture)));
            yield return Line(setter, who, Talk, 8, 3, SKTextAlign.Left, keep: true);
            yield return Line(setter, MailTexts.Get(culture, $"document.disclosure-{speaker.Disclosure}", speaker.Interests ?? ""), Small, 1, 8, SKTextAlign.Left);
        }
    }

    private static IEnumerable<string> Facts(PublicProgramme programme, string culture)
    {
        yield return MailDates.Days(culture, programme.StartsOn, programme.EndsOn);
        if (programme.Venue is { } venue) yield return venue.In(culture);
        if (programme is { Number: { } number, ReleasedAt: { } at }) yield return MailTexts.Get(culture, "document.programme-version", number, MailDates.Day(culture, AssociationCalendar.DayOf(at)));
    }

    private static PrintedRow Line(ITextSetter setter, string text, TextLook look, float above, int lines, SKTextAlign align, bool keep = false)
    {
        var block = Fit(setter, text, look, TextWidth, lines);
        return new(block.Height + above + 3, keep, [(block, Left, above, TextWidth, align)]);
    }

    private static PrintedRow Entry(ITextSetter setter, PublicTalk talk, string culture, float indent)
    {
        var (session, from) = (talk.Session, Left + TimeWidth + indent);
        var width = TextWidth - TimeWidth - RoomWidth - 10 - indent;
        var title = session.Cancelled ? MailTexts.Get(culture, "document.programme-cancelled", session.Title.In(culture)) : session.Title.In(culture);
        var blocks = new List<(TextBlock, float, float, float, SKTextAlign)>();
        var time = Fit(setter, $"{Clock(session.StartsAt)}–{Clock(session.EndsAt)}", Small with { Size = 10, Color = Palette.Ink }, TimeWidth);
        var name = Fit(setter, title, session.Cancelled ? Talk with { Color = Palette.Muted } : indent > 0 ? Talk : Session, width, 4);
        blocks.Add((time, Left, 8, TimeWidth, SKTextAlign.Left));
        blocks.Add((name, from, 8, width, SKTextAlign.Left));
        var down = 8 + name.Height;
        if (PeopleOf(session, culture) is { Length: > 0 } people)
        {
            var block = Fit(setter, people, Small, width, 6);
            blocks.Add((block, from, down + 2, width, SKTextAlign.Left));
            down += block.Height + 2;
        }

        var room = session.Room is { } hall ? Fit(setter, hall.In(culture), Small, RoomWidth, 3) : null;
        if (room is not null) blocks.Add((room, Left + TextWidth - RoomWidth, 8, RoomWidth, SKTextAlign.Right));
        return new(Math.Max(down, 8 + (room?.Height ?? 0)) + 3, talk.Parts.Count > 0, blocks);
    }

    private static string PeopleOf(ReleasedSession session, string culture)
    {
        var separator = culture == "en" ? ", " : "、";
        var groups = session.People.GroupBy(p => p.Role).Select(g => g.Key is SpeakerRole.Chair
            ? MailTexts.Get(culture, "document.programme-chair", string.Join(separator, g.Select(p => p.Name.In(culture))))
            : string.Join(separator, g.Select(p => p.Name.In(culture))));
        return string.Join("　", groups.Append(session.People.Count == 0 ? session.Words?.In(culture) : null).Append(session.Track?.Name.In(culture)).Where(t => !string.IsNullOrEmpty(t)));
    }

    private static TextBlock Fit(ITextSetter setter, string text, TextLook look, float width, int lines = 1) => TextBlock.Fit(setter, text, look, width, lines);

    private static string Clock(DateTimeOffset at) => AssociationCalendar.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
