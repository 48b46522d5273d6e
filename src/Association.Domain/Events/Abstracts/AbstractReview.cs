using System.Globalization;
using Association.Domain.Common;

namespace Association.Domain.Events.Abstracts;

/// <summary>Waiting → Done | Declined; what is done may be changed while reviews are taken.</summary>
public enum ReviewState { Waiting, Done, Declined }

/// <param name="Remark">For the office alone.</param>
/// <param name="Advice">For the author, without the reviewer's name.</param>
public sealed record Judgement(IReadOnlyDictionary<Id<ReviewCriterion>, decimal> Scores, AbstractDecision? Recommends, string? Remark, string? Advice);

/// <summary>One reviewer's look at one abstract.</summary>
public sealed class AbstractReview : AggregateRoot<AbstractReview>
{
    public const int MaxTextLength = 2_000;
    public const decimal Best = 100;

    private readonly List<CriterionScore> _scores = [];

    private AbstractReview() { }

    /// <param name="assignedBy">Null: spread by the product.</param>
    public AbstractReview(Submission submission, AbstractReviewer reviewer, UserId? assignedBy, DateTimeOffset now)
    {
        Refuse.Unless(submission.IsUnderReview, ReviewErrors.NotReviewable);
        if (UnitConflict.Between(reviewer, submission) is { } common) throw new RefusedException(ReviewErrors.Conflict.With(reviewer.Name, common));
        (Event, Submission, Reviewer, AssignedBy, AssignedAt) = (submission.Event, submission.Id, reviewer.Id, assignedBy, now);
    }

    public Id<Event> Event { get; private set; }
    public Id<Submission> Submission { get; private set; }
    public Id<AbstractReviewer> Reviewer { get; private set; }
    public UserId? AssignedBy { get; private set; }
    public DateTimeOffset AssignedAt { get; private set; }
    public ReviewState State { get; private set; }
    /// <summary>The weighted mean of the scores, 0 to 100, one decimal; null until it is done.</summary>
    public decimal? Total { get; private set; }
    public AbstractDecision? Recommends { get; private set; }
    public string? Remark { get; private set; }
    public string? Advice { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    /// <summary>Which edition of the abstract was judged.</summary>
    public int? Edition { get; private set; }
    public IReadOnlyCollection<CriterionScore> Scores => _scores;

    public void Judge(AbstractCall call, Submission submission, Judgement judgement, DateTimeOffset now)
    {
        Refuse.Unless(call.TakesReviews(now), ReviewErrors.Over);
        Refuse.Unless(submission.IsUnderReview, ReviewErrors.NotReviewable);
        foreach (var criterion in call.Criteria.OrderBy(c => c.Order)) Score(criterion, judgement);
        _scores.RemoveAll(s => !call.Criteria.Any(c => c.Id == s.Criterion));
        Total = Weighted(call.Criteria.Select(c => (c.Weight, c.Highest, _scores.Single(s => s.Criterion == c.Id).Value)));
        (Recommends, Remark, Advice) = (judgement.Recommends, judgement.Remark, judgement.Advice);
        (State, ReviewedAt, Edition) = (ReviewState.Done, now, submission.Edition);
    }

    /// <summary>The reviewer gives it back; nothing of what was scored counts.</summary>
    public void Decline(string reason, DateTimeOffset now)
    {
        _scores.Clear();
        (State, Remark, ReviewedAt, Total, Recommends, Advice, Edition) = (ReviewState.Declined, reason, now, null, null, null, null);
    }

    /// <summary>Each score as its part of the highest, by weight; 0 to 100 with one decimal, half up.</summary>
    public static decimal Weighted(IEnumerable<(int Weight, int Highest, decimal Value)> scores)
    {
        var all = scores.ToList();
        return decimal.Round(all.Sum(s => s.Weight * s.Value / s.Highest) / all.Sum(s => s.Weight) * Best, 1, MidpointRounding.AwayFromZero);
    }

    private void Score(ReviewCriterion criterion, Judgement judgement)
    {
        if (!judgement.Scores.TryGetValue(criterion.Id, out var value) || value < 0 || value > criterion.Highest || decimal.Round(value, 1) != value)
            throw new RefusedException(ReviewErrors.Score.With(criterion.Name.Zh, criterion.Highest.ToString(CultureInfo.InvariantCulture)).At($"Scores.{criterion.Id}"));
        var score = _scores.Find(s => s.Criterion == criterion.Id);
        if (score is null) _scores.Add(score = new(Id, criterion.Id));
        score.Give(value);
    }
}

public sealed class CriterionScore : Entity<CriterionScore>
{
    private CriterionScore() { }

    internal CriterionScore(Id<AbstractReview> review, Id<ReviewCriterion> criterion) => (Review, Criterion) = (review, criterion);

    public Id<AbstractReview> Review { get; private set; }
    public Id<ReviewCriterion> Criterion { get; private set; }
    public decimal Value { get; private set; }

    internal void Give(decimal value) => Value = value;
}
