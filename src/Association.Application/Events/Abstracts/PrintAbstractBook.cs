using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>The book of the accepted abstracts as the office sees it.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record PrintAbstractBook(Id<Event> Event, string Culture) : IQuery<FileContent?>, IInEvent;

/// <summary>The book that the office opened to everybody; null while it did not.</summary>
[Requires(Permissions.Anyone)]
public sealed record FetchAbstractBook(string Slug, string Culture) : IQuery<FileContent?>;

/// <param name="Chapters">Tracks in the order of the programme; abstracts without a track come last.</param>
public sealed record AbstractBook(Bilingual Issuer, Bilingual Event, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, string Culture, IReadOnlyList<BookChapter> Chapters);

/// <param name="Track">Null: of no track.</param>
public sealed record BookChapter(Bilingual? Track, IReadOnlyList<BookEntry> Entries);

/// <param name="Code">O-01 for talks, P-01 for posters; counted through the whole book.</param>
public sealed record BookEntry(string Code, bool Oral, Bilingual Title, IReadOnlyList<BookAuthor> Authors, IReadOnlyList<KeyValuePair<Bilingual, string>> Parts);

public sealed record BookAuthor(string Name, string Unit, bool Presents);

public interface IAbstractBookRenderer
{
    byte[] Render(AbstractBook book);
}

internal sealed class PrintAbstractBookHandler(IAssociationDb db, AbstractBooks books) : IRequestHandler<PrintAbstractBook, FileContent?>, IRequestHandler<FetchAbstractBook, FileContent?>
{
    public async Task<FileContent?> Handle(PrintAbstractBook query, CancellationToken cancellationToken) =>
        await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is { } @event ? await books.PrintAsync(@event, query.Culture, cancellationToken) : null;

    public async Task<FileContent?> Handle(FetchAbstractBook query, CancellationToken cancellationToken) =>
        await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Slug == query.Slug && (e.Status == EventStatus.Published || e.Status == EventStatus.Held)
            && db.AbstractCalls.Any(c => c.Event == e.Id && c.Announced && c.BookOpen), cancellationToken) is { } @event ? await books.PrintAsync(@event, query.Culture, cancellationToken) : null;
}

/// <summary>Puts the book together: tracks, then talks before posters, each in the order of the programme where it stands in it.</summary>
internal sealed class AbstractBooks(IAssociationDb db, IAbstractBookRenderer renderer, SiteOptions site)
{
    public async Task<FileContent?> PrintAsync(Event @event, string culture, CancellationToken cancellationToken)
    {
        var accepted = await db.Submissions.AsNoTracking().Whole().Where(s => s.Event == @event.Id && (s.Status == SubmissionStatus.Oral || s.Status == SubmissionStatus.Poster)).ToListAsync(cancellationToken);
        var tracks = await db.TracksAsync(@event.Id, cancellationToken);
        var times = await db.Sessions.AsNoTracking().Where(s => s.Event == @event.Id).ToDictionaryAsync(s => s.Id, s => s.StartsAt, cancellationToken);
        var chapters = tracks.Append(null).Select(t => (Track: t, Own: accepted.Where(s => s.Track?.Value == t?.Id).ToList())).Where(c => c.Own.Count > 0).ToList();
        var counted = new Dictionary<SubmissionStatus, int> { [SubmissionStatus.Oral] = 0, [SubmissionStatus.Poster] = 0 };
        var book = new AbstractBook(site.Name, @event.Name, @event.StartsOn, @event.EndsOn, @event.Venue, culture, [.. chapters.Select(c => new BookChapter(c.Track?.Name,
            [.. c.Own.OrderBy(s => s.Status).ThenBy(s => s.Session is { } id ? times[id] : DateTimeOffset.MaxValue).ThenBy(s => s.SubmittedAt).Select(s => Entry(s, ++counted[s.Status]))]))]);
        return new($"{@event.Slug}-abstracts.pdf", "application/pdf", new MemoryStream(renderer.Render(book)));
    }

    private static BookEntry Entry(Submission s, int number) => new(
        $"{(s.Status is SubmissionStatus.Oral ? "O" : "P")}-{number:00}", s.Status is SubmissionStatus.Oral, s.Title,
        [.. s.Authors.OrderBy(a => a.Order).Select(a => new BookAuthor(a.Name, a.Unit, a.Presents))],
        [.. s.Texts.Where(t => t.Kind is CallFieldKind.Section).OrderBy(t => t.Order).Select(t => KeyValuePair.Create(t.Asked, t.Value))]);
}
