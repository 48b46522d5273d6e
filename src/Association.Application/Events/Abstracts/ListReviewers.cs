using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>The reviewers of an event with how far they are.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record ListReviewers(Id<Event> Event) : IQuery<IReadOnlyList<ReviewerLine>>, IInEvent;

public sealed record ReviewerLine(AbstractReviewer Reviewer, int All, int Done, int Declined)
{
    public int Waiting => All - Done;
}

internal sealed class ListReviewersHandler(IAssociationDb db) : IRequestHandler<ListReviewers, IReadOnlyList<ReviewerLine>>
{
    public async Task<IReadOnlyList<ReviewerLine>> Handle(ListReviewers query, CancellationToken cancellationToken)
    {
        var reviewers = await db.AbstractReviewers.AsNoTracking().Where(r => r.Event == query.Event).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var reviews = (await db.AbstractReviews.AsNoTracking().Where(r => r.Event == query.Event).Select(r => new { r.Reviewer, r.State }).ToListAsync(cancellationToken)).ToLookup(r => r.Reviewer, r => r.State);
        return [.. reviewers.Select(r => new ReviewerLine(r, reviews[r.Id].Count(s => s is not ReviewState.Declined), reviews[r.Id].Count(s => s is ReviewState.Done), reviews[r.Id].Count(s => s is ReviewState.Declined)))];
    }
}

/// <summary>People on record who could review: those whose name holds the words, with the units where they work today.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record FindReviewers(Id<Event> Event, string? Words) : IQuery<IReadOnlyList<ReviewerCandidate>>, IInEvent;

public sealed record ReviewerCandidate(Guid Person, string Name, string? Title, string? Email, string Units);

internal sealed class FindReviewersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<FindReviewers, IReadOnlyList<ReviewerCandidate>>
{
    private const int Most = 20;

    public async Task<IReadOnlyList<ReviewerCandidate>> Handle(FindReviewers query, CancellationToken cancellationToken)
    {
        var words = TextNormalization.Line(query.Words);
        if (words.Length == 0) return [];
        var (latin, today) = (words.ToLowerInvariant(), clock.Today());
        var people = await db.People.AsNoTracking().Where(p => p.ErasedAt == null && (p.Name.Contains(words) || p.Pinyin.StartsWith(latin) || p.Initials == latin))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.Name, p.Title, p.Email }).ToListAsync(cancellationToken);
        var ids = people.Select(p => p.Id).ToList();
        var units = (await db.Employments.AsNoTracking().Where(e => ids.Contains(e.Person) && e.From <= today && (e.To == null || e.To >= today))
            .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => new { e.Person, u.Name }).ToListAsync(cancellationToken)).ToLookup(e => e.Person, e => e.Name);
        return [.. people.Select(p => new ReviewerCandidate(p.Id.Value, p.Name, p.Title, p.Email, string.Join('\n', units[p.Id].Distinct())))];
    }
}

/// <summary>Mails the link to every reviewer who has something to judge; those written to within a day are left out.</summary>
/// <returns>How many mails go out.</returns>
[Requires(Permissions.EditAbstracts)]
public sealed record InviteReviewers(Id<Event> Event) : ICommand<Result<int>>, IInEvent;

internal sealed class InviteReviewersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<InviteReviewers, Result<int>>
{
    public async Task<Result<int>> Handle(InviteReviewers command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reviewers = await db.AbstractReviewers.Where(r => r.Event == command.Event && r.Email != null && (r.InvitedAt == null || r.InvitedAt < now.AddDays(-1))
            && db.AbstractReviews.Any(a => a.Reviewer == r.Id && a.State == ReviewState.Waiting)).ToListAsync(cancellationToken);
        foreach (var reviewer in reviewers)
        {
            reviewer.Invited(now);
            db.Outbox.Add(new OutboxMessage(MailTemplates.ReviewInvited, reviewer.Id.Value, reviewer.Email!, reviewer.Language, now, $"{now:yyyyMMddHH}"));
        }

        return reviewers.Count;
    }
}
