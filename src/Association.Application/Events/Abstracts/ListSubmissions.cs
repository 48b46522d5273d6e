using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <param name="Search">Number, title, author or unit.</param>
/// <param name="Lacking">Only those with fewer finished reviews than the call wants.</param>
/// <param name="Sort">score, number, title or submitted; a minus before it turns it round.</param>
public sealed record SubmissionFilter(SubmissionStatus? Status = null, Guid? Track = null, string? Search = null, bool Lacking = false, bool Untold = false, string? Sort = null);

/// <summary>The abstracts of an event with their scores.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record ListSubmissions(Id<Event> Event, SubmissionFilter Filter, int Number = 1) : IQuery<SubmissionPage>, IInEvent
{
    public const int Size = 50;
}

/// <param name="Counts">Of all that were handed in, by status.</param>
public sealed record SubmissionPage(IReadOnlyList<SubmissionLine> Lines, int Total, IReadOnlyDictionary<SubmissionStatus, int> Counts, IReadOnlyList<CallTrack> Tracks, int Untold);

/// <param name="Score">Mean of the finished reviews; null before the first.</param>
/// <param name="Spread">Standard deviation of the finished reviews; null for fewer than two.</param>
/// <param name="Untold">Decided, and the author was not told.</param>
public sealed record SubmissionLine(
    Guid Id, string Number, Bilingual Title, string FirstAuthor, int Authors, string Unit, string Presenter, Bilingual? Track, PresentationWish Wish, SubmissionStatus Status, int Edition, int Reviews, int Done,
    decimal? Score, decimal? Spread, bool Untold, bool HasAddress, bool Scheduled, DateTimeOffset SubmittedAt);

internal sealed class ListSubmissionsHandler(SubmissionRows rows, IAssociationDb db) : IRequestHandler<ListSubmissions, SubmissionPage>
{
    public async Task<SubmissionPage> Handle(ListSubmissions query, CancellationToken cancellationToken)
    {
        var lines = await rows.ReadAsync(query.Event, query.Filter, cancellationToken);
        var counts = await db.Submissions.Where(s => s.Event == query.Event).GroupBy(s => s.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var untold = await db.Submissions.CountAsync(s => s.Event == query.Event && s.DecidedAt != null && s.ToldAt == null && s.Status != SubmissionStatus.Withdrawn && s.Status != SubmissionStatus.Submitted, cancellationToken);
        return new([.. lines.Skip(Paging.Before(query.Number, ListSubmissions.Size)).Take(ListSubmissions.Size)], lines.Count, counts, await db.TracksAsync(query.Event, cancellationToken), untold);
    }
}

/// <summary>Reads the abstracts of an event for list, workbook and bulk acts.</summary>
internal sealed class SubmissionRows(IAssociationDb db)
{
    public async Task<IReadOnlyList<SubmissionLine>> ReadAsync(Id<Event> @event, SubmissionFilter filter, CancellationToken cancellationToken)
    {
        var found = db.Submissions.AsNoTracking().Include(s => s.Authors).Where(s => s.Event == @event);
        if (filter.Status is { } status) found = found.Where(s => s.Status == status);
        else found = found.Where(s => s.Status != SubmissionStatus.Withdrawn);
        if (filter.Track is { } track) found = found.Where(s => s.Track == new Id<ProgrammeTrack>(track));
        if (filter.Untold) found = found.Where(s => s.DecidedAt != null && s.ToldAt == null && s.Status != SubmissionStatus.Submitted);
        var (words, number) = (TextNormalization.Line(filter.Search), TextNormalization.Compact(filter.Search).ToUpperInvariant());
        if (words.Length > 0)
            found = found.Where(s => s.Number == number || s.Title.Zh.Contains(words) || s.Title.En!.Contains(words) || s.Authors.Any(a => a.Name.Contains(words) || a.Unit.Contains(words)));
        var reviews = (await db.AbstractReviews.AsNoTracking().Where(r => r.Event == @event && r.State != ReviewState.Declined).Select(r => new { r.Submission, r.Total }).ToListAsync(cancellationToken))
            .ToLookup(r => r.Submission, r => r.Total);
        var tracks = (await db.TracksAsync(@event, cancellationToken)).ToDictionary(t => t.Id, t => t.Name);
        var wanted = await db.AbstractCalls.Where(c => c.Event == @event).Select(c => c.ReviewersEach).FirstOrDefaultAsync(cancellationToken);
        var lines = (await found.OrderBy(s => s.Id).ToListAsync(cancellationToken)).Select(s => Line(s, s.Track is { } id ? tracks.GetValueOrDefault(id.Value) : null, [.. reviews[s.Id]]));
        return [.. Sorted(filter.Lacking ? lines.Where(l => l.Done < wanted) : lines, filter.Sort)];
    }

    private static SubmissionLine Line(Submission s, Bilingual? track, IReadOnlyList<decimal?> totals)
    {
        var done = totals.OfType<decimal>().ToList();
        var first = s.Authors.MinBy(a => a.Order);
        return new(s.Id.Value, s.Number, s.Title, first?.Name ?? "", s.Authors.Count, first?.Unit ?? "", s.Presenter?.Name ?? "", track, s.Wish, s.Status, s.Edition, totals.Count, done.Count,
            done.Count == 0 ? null : decimal.Round(done.Average(), 1, MidpointRounding.AwayFromZero), SpreadOf(done), s.Decision is not null && s.ToldAt is null, s.Email is not null, s.Session is not null, s.SubmittedAt);
    }

    private static decimal? SpreadOf(List<decimal> scores)
    {
        if (scores.Count < 2) return null;
        var mean = scores.Average();
        return decimal.Round((decimal)Math.Sqrt((double)(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1))), 1, MidpointRounding.AwayFromZero);
    }

    private static IEnumerable<SubmissionLine> Sorted(IEnumerable<SubmissionLine> lines, string? sort) => sort switch
    {
        "score" => lines.OrderBy(l => l.Score is null).ThenBy(l => l.Score),
        "-score" => lines.OrderByDescending(l => l.Score.HasValue).ThenByDescending(l => l.Score),
        "number" => lines.OrderBy(l => l.Number, StringComparer.Ordinal),
        "-number" => lines.OrderByDescending(l => l.Number, StringComparer.Ordinal),
        "title" => lines.OrderBy(l => l.Title.Zh, StringComparer.Ordinal),
        "-title" => lines.OrderByDescending(l => l.Title.Zh, StringComparer.Ordinal),
        "submitted" => lines.OrderBy(l => l.SubmittedAt),
        _ => lines.OrderByDescending(l => l.SubmittedAt),
    };
}
