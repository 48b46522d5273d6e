using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>What a reviewer has to judge: signed in, or with the key of the link; null for anybody else.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowReviewDesk(string Number, string? LinkKey = null) : IQuery<ReviewDeskView?>;

public sealed record ReviewDeskView(string Name, Bilingual Event, bool Blind, bool Open, DateOnly? Until, IReadOnlyList<ReviewTask> Tasks);

/// <param name="Revised">The abstract was changed after it was judged.</param>
public sealed record ReviewTask(Guid Review, string Number, Bilingual Title, Bilingual? Track, ReviewState State, decimal? Total, bool Revised);

/// <summary>One abstract for its reviewer: of a blind call without anything that says whose it is.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowReview(string Number, Id<AbstractReview> Review, string? LinkKey = null) : IQuery<ReviewSheet?>;

/// <param name="Authors">Null in a blind call.</param>
public sealed record ReviewSheet(
    Guid Review, string Number, Bilingual Title, Bilingual? Track, PresentationWish Wish, IReadOnlyList<KeyValuePair<Bilingual, string>> Texts, IReadOnlyList<TypedAuthor>? Authors, bool Open,
    ReviewState State, IReadOnlyList<SheetCriterion> Criteria, AbstractDecision? Recommends, string? Remark, string? Advice, decimal? Total, Bilingual Event);

/// <param name="Value">As scored; null before.</param>
public sealed record SheetCriterion(Guid Id, Bilingual Name, int Weight, int Highest, decimal? Value);

/// <summary>Scores an abstract; may be changed while reviews are taken.</summary>
[Requires(Permissions.Anyone)]
public sealed record JudgeAbstract(string Number, Id<AbstractReview> Review, Judgement Judgement, string? LinkKey = null) : ICommand<Result<decimal>>;

/// <summary>Gives an abstract back: too close to it, or no time.</summary>
[Requires(Permissions.Anyone)]
public sealed record DeclineReview(string Number, Id<AbstractReview> Review, string Reason, string? LinkKey = null) : ICommand<Result>;

internal sealed class JudgeAbstractValidator : AbstractValidator<JudgeAbstract>
{
    public JudgeAbstractValidator()
    {
        RuleFor(c => c.Judgement.Remark).MaximumLength(AbstractReview.MaxTextLength).OverridePropertyName("Remark");
        RuleFor(c => c.Judgement.Advice).MaximumLength(AbstractReview.MaxTextLength).OverridePropertyName("Advice");
        RuleFor(c => c.Judgement.Recommends).IsInEnum().OverridePropertyName("Recommends");
        RuleFor(c => c.Judgement.Scores).Must(s => s.Count <= AbstractCall.MaxCriteria).OverridePropertyName("Scores");
    }
}

internal sealed class DeclineReviewValidator : AbstractValidator<DeclineReview>
{
    public DeclineReviewValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(AbstractReview.MaxTextLength);
}

internal sealed class ReviewDeskHandler(IAssociationDb db, AbstractAccess access, TimeProvider clock) : IRequestHandler<ShowReviewDesk, ReviewDeskView?>, IRequestHandler<ShowReview, ReviewSheet?>
{
    public async Task<ReviewDeskView?> Handle(ShowReviewDesk query, CancellationToken cancellationToken)
    {
        if (await access.ReviewerAsync(query.Number, query.LinkKey, cancellationToken) is not { } reviewer) return null;
        if (await db.CallAsync(reviewer.Event, cancellationToken) is not { } call) return null;
        var name = await db.Events.Where(e => e.Id == reviewer.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var tasks = await (from r in db.AbstractReviews.AsNoTracking()
                           join s in db.Submissions on r.Submission equals s.Id
                           where r.Reviewer == reviewer.Id && s.Status != SubmissionStatus.Withdrawn
                           orderby r.Id
                           select new { r.Id, s.Number, s.Title, s.Track, r.State, r.Total, r.Edition, Now = s.Edition }).ToListAsync(cancellationToken);
        var tracks = (await db.TracksAsync(reviewer.Event, cancellationToken)).ToDictionary(t => t.Id, t => t.Name);
        return new(reviewer.Name, name, call.Blind, call.TakesReviews(clock.GetUtcNow()), call.ReviewUntil,
            [.. tasks.Select(t => new ReviewTask(t.Id.Value, t.Number, t.Title, t.Track is { } track ? tracks.GetValueOrDefault(track.Value) : null, t.State, t.Total, t.Edition < t.Now))]);
    }

    public async Task<ReviewSheet?> Handle(ShowReview query, CancellationToken cancellationToken)
    {
        if (await access.ReviewerAsync(query.Number, query.LinkKey, cancellationToken) is not { } reviewer) return null;
        var review = await db.AbstractReviews.AsNoTracking().Include(r => r.Scores).FirstOrDefaultAsync(r => r.Id == query.Review && r.Reviewer == reviewer.Id, cancellationToken);
        if (review is null || await db.CallAsync(reviewer.Event, cancellationToken) is not { } call) return null;
        var s = await db.Submissions.AsNoTracking().Whole().SingleAsync(x => x.Id == review.Submission, cancellationToken);
        var name = await db.Events.Where(e => e.Id == reviewer.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var track = s.Track is { } id ? await db.ProgrammeTracks.Where(t => t.Id == id).Select(t => t.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new(review.Id.Value, s.Number, s.Title, track, s.Wish, [.. s.Texts.OrderBy(t => t.Order).Where(t => !call.Blind || t.Kind is CallFieldKind.Section).Select(t => KeyValuePair.Create(t.Asked, t.Value))],
            call.Blind ? null : OwnTyped(s).Authors, s.IsUnderReview && call.TakesReviews(clock.GetUtcNow()), review.State,
            [.. call.Criteria.OrderBy(c => c.Order).Select(c => new SheetCriterion(c.Id.Value, c.Name, c.Weight, c.Highest, review.Scores.FirstOrDefault(x => x.Criterion == c.Id)?.Value))],
            review.Recommends, review.Remark, review.Advice, review.Total, name);
    }

    /// <summary>No addresses: who wrote it, not how to reach them.</summary>
    private static TypedAbstract OwnTyped(Submission s)
    {
        var typed = ShowOwnAbstractHandler.Typed(s);
        return typed with { Authors = [.. typed.Authors.Select(a => a with { Email = null })] };
    }
}

internal sealed class JudgeHandler(IAssociationDb db, AbstractAccess access, TimeProvider clock) : IRequestHandler<JudgeAbstract, Result<decimal>>, IRequestHandler<DeclineReview, Result>
{
    public async Task<Result<decimal>> Handle(JudgeAbstract command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Number, command.LinkKey, command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        if (await db.CallAsync(review.Event, cancellationToken) is not { } call) return CallErrors.NotFound;
        review.Judge(call, await db.Submissions.SingleAsync(s => s.Id == review.Submission, cancellationToken), command.Judgement, clock.GetUtcNow());
        return review.Total!.Value;
    }

    public async Task<Result> Handle(DeclineReview command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Number, command.LinkKey, command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        review.Decline(command.Reason.Trim(), clock.GetUtcNow());
        return Result.Done;
    }

    private async Task<AbstractReview?> FindAsync(string number, string? key, Id<AbstractReview> id, CancellationToken cancellationToken) =>
        await access.ReviewerAsync(number, key, cancellationToken) is { } reviewer
            ? await db.AbstractReviews.Include(r => r.Scores).FirstOrDefaultAsync(r => r.Id == id && r.Reviewer == reviewer.Id, cancellationToken) : null;
}
