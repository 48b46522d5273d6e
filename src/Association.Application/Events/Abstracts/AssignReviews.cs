using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Gives an abstract to a reviewer; refused where both have a unit in common.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record AssignReviewer(Id<Event> Event, Id<Submission> Submission, Id<AbstractReviewer> Reviewer) : ICommand<Result>, IInEvent;

/// <summary>Takes an abstract from a reviewer who has not scored it.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record UnassignReviewer(Id<Event> Event, Id<AbstractReview> Review) : ICommand<Result>, IInEvent;

/// <summary>
/// Gives every abstract under review as many reviewers as the call says, without a conflict of interest, each in the tracks the
/// reviewer knows, and the loads as even as can be. What was assigned stays.
/// </summary>
[Requires(Permissions.EditAbstracts)]
public sealed record AssignEvenly(Id<Event> Event) : ICommand<Result<EvenOutcome>>, IInEvent;

/// <param name="Lacking">Numbers of abstracts for which there were not enough reviewers.</param>
/// <param name="Least">Abstracts of the reviewer with the fewest.</param>
public sealed record EvenOutcome(int Assigned, IReadOnlyList<string> Lacking, int Least, int Most);

internal sealed class AssignHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AssignReviewer, Result>, IRequestHandler<UnassignReviewer, Result>, IRequestHandler<AssignEvenly, Result<EvenOutcome>>
{
    public async Task<Result> Handle(AssignReviewer command, CancellationToken cancellationToken)
    {
        if (await db.SubmissionAsync(command.Event, command.Submission, cancellationToken) is not { } submission) return SubmissionErrors.NotFound;
        if (await db.AbstractReviewers.FirstOrDefaultAsync(r => r.Id == command.Reviewer && r.Event == command.Event, cancellationToken) is not { } reviewer) return ReviewErrors.ReviewerNotFound;
        if (await db.AbstractReviews.AnyAsync(r => r.Submission == submission.Id && r.Reviewer == reviewer.Id, cancellationToken)) return ReviewErrors.Assigned;
        db.AbstractReviews.Add(new AbstractReview(submission, reviewer, user.Id, clock.GetUtcNow()));
        return Result.Done;
    }

    public async Task<Result> Handle(UnassignReviewer command, CancellationToken cancellationToken)
    {
        if (await db.AbstractReviews.FirstOrDefaultAsync(r => r.Id == command.Review && r.Event == command.Event, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        if (review.State is ReviewState.Done) return ReviewErrors.Scored;
        db.AbstractReviews.Remove(review);
        return Result.Done;
    }

    public async Task<Result<EvenOutcome>> Handle(AssignEvenly command, CancellationToken cancellationToken)
    {
        if (await db.CallAsync(command.Event, cancellationToken) is not { } call) return CallErrors.NotFound;
        var reviewers = await db.AbstractReviewers.Where(r => r.Event == command.Event).ToListAsync(cancellationToken);
        if (reviewers.Count == 0) return ReviewErrors.NobodyToAssign;
        var submissions = await db.Submissions.Include(s => s.Authors).Where(s => s.Event == command.Event && s.Status == SubmissionStatus.Submitted).ToListAsync(cancellationToken);
        var reviews = await db.AbstractReviews.AsNoTracking().Where(r => r.Event == command.Event).Select(r => new { r.Submission, r.Reviewer, r.State }).ToListAsync(cancellationToken);
        var of = reviews.ToLookup(r => r.Submission);

        var wanting = submissions.Select(s => new WantsReviewers(s.Id.Value, call.ReviewersEach - of[s.Id].Count(r => r.State is not ReviewState.Declined),
            [.. reviewers.Where(r => of[s.Id].All(known => known.Reviewer != r.Id) && r.MayReview(s)).Select(r => r.Id.Value)])).Where(w => w.Wanted > 0).ToList();
        var spare = reviewers.Select(r => new SpareReviewer(r.Id.Value, reviews.Count(x => x.Reviewer == r.Id && x.State is not ReviewState.Declined), r.Most ?? int.MaxValue)).ToList();
        var pairs = EvenAssignment.Spread(wanting, spare);
        Give(pairs, submissions, reviewers);

        var loads = spare.Select(r => r.Load + pairs.Count(p => p.Reviewer == r.Reviewer)).ToList();
        var lacking = wanting.Where(w => pairs.Count(p => p.Submission == w.Submission) < w.Wanted).Select(w => submissions.Single(s => s.Id.Value == w.Submission).Number);
        return new EvenOutcome(pairs.Count, [.. lacking.Order(StringComparer.Ordinal)], loads.Min(), loads.Max());
    }

    private void Give(IReadOnlyList<(Guid Submission, Guid Reviewer)> pairs, IEnumerable<Submission> submissions, IEnumerable<AbstractReviewer> reviewers)
    {
        var (abstracts, people) = (submissions.ToDictionary(s => s.Id.Value), reviewers.ToDictionary(r => r.Id.Value));
        foreach (var (submission, reviewer) in pairs) db.AbstractReviews.Add(new AbstractReview(abstracts[submission], people[reviewer], null, clock.GetUtcNow()));
    }
}
