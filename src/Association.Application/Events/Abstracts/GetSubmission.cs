using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>One abstract as the office sees it, with its reviews and who else could look at it.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record GetSubmission(Id<Event> Event, Id<Submission> Submission) : IQuery<SubmissionView?>, IInEvent;

/// <param name="Free">Reviewers who may be given it.</param>
/// <param name="Conflicted">Reviewers who may not, with what they have in common.</param>
public sealed record SubmissionView(
    Submission Submission, Bilingual? Track, AbstractCall Call, IReadOnlyList<ReviewView> Reviews, IReadOnlyList<AbstractReviewer> Free,
    IReadOnlyList<KeyValuePair<string, string>> Conflicted, EventSession? Talk);

public sealed record ReviewView(AbstractReview Review, string Reviewer);

internal sealed class GetSubmissionHandler(IAssociationDb db) : IRequestHandler<GetSubmission, SubmissionView?>
{
    public async Task<SubmissionView?> Handle(GetSubmission query, CancellationToken cancellationToken)
    {
        if (await db.SubmissionAsync(query.Event, query.Submission, cancellationToken) is not { } s) return null;
        if (await db.CallAsync(query.Event, cancellationToken) is not { } call) return null;
        var reviewers = await db.AbstractReviewers.AsNoTracking().Where(r => r.Event == query.Event).OrderBy(r => r.Name).ToListAsync(cancellationToken);
        var reviews = await db.AbstractReviews.AsNoTracking().Include(r => r.Scores).Where(r => r.Submission == s.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var others = reviewers.Where(r => reviews.TrueForAll(x => x.Reviewer != r.Id)).ToList();
        var close = others.Select(r => (Reviewer: r, Common: UnitConflict.Between(r, s))).ToList();
        var track = s.Track is { } id ? await db.ProgrammeTracks.Where(t => t.Id == id).Select(t => t.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new(s, track, call, [.. reviews.Select(r => new ReviewView(r, reviewers.Single(x => x.Id == r.Reviewer).Name))], [.. close.Where(c => c.Common is null).Select(c => c.Reviewer)],
            [.. close.Where(c => c.Common is not null).Select(c => KeyValuePair.Create(c.Reviewer.Name, c.Common!))],
            s.Session is { } session ? await db.Sessions.AsNoTracking().FirstOrDefaultAsync(x => x.Id == session, cancellationToken) : null);
    }
}

/// <summary>The office takes an abstract back for its author, who asked for it.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record WithdrawSubmission(Id<Event> Event, Id<Submission> Submission) : ICommand<Result>, IInEvent;

internal sealed class WithdrawSubmissionHandler(IAssociationDb db) : IRequestHandler<WithdrawSubmission, Result>
{
    public async Task<Result> Handle(WithdrawSubmission command, CancellationToken cancellationToken)
    {
        if (await db.SubmissionAsync(command.Event, command.Submission, cancellationToken) is not { } submission) return SubmissionErrors.NotFound;
        submission.Withdraw();
        db.AbstractReviews.RemoveRange(await db.AbstractReviews.Where(r => r.Submission == submission.Id && r.State == ReviewState.Waiting).ToListAsync(cancellationToken));
        return Result.Done;
    }
}
