using Association.Domain.Events.Abstracts;
using Xunit;

namespace Association.Domain.Tests.Events.Abstracts;

public sealed class EvenAssignmentTests
{
    private static Guid Id(int kind, int number) => new(kind, 0, 0, [0, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number]);

    private static Guid Reviewer(int number) => Id(2, number);

    [Fact]
    public void Thirty_abstracts_and_seven_reviewers_differ_by_one_at_most()
    {
        var everybody = Enumerable.Range(0, 7).Select(Reviewer).ToList();
        var pairs = EvenAssignment.Spread(Enumerable.Range(0, 30).Select(i => new WantsReviewers(Id(1, i), 2, everybody)), [.. everybody.Select(r => new SpareReviewer(r, 0, int.MaxValue))]);
        Assert.Equal(60, pairs.Distinct().Count());
        var loads = pairs.CountBy(p => p.Reviewer).Select(p => p.Value).ToList();
        Assert.Equal((7, 8, 9), (loads.Count, loads.Min(), loads.Max()));
    }

    [Fact]
    public void Work_moves_by_a_chain_where_nobody_can_hand_over_directly()
    {
        // The first reviewer has the first two abstracts alone unless the second gives something to the third.
        WantsReviewers[] wanting = [new(Id(1, 1), 1, [Reviewer(1), Reviewer(2)]), new(Id(1, 2), 1, [Reviewer(1), Reviewer(2)]), new(Id(1, 3), 1, [Reviewer(2), Reviewer(3)])];
        var pairs = EvenAssignment.Spread(wanting, [new(Reviewer(1), 0, 9), new(Reviewer(2), 0, 9), new(Reviewer(3), 0, 9)]);
        Assert.Equal([1, 1, 1], pairs.CountBy(p => p.Reviewer).Select(p => p.Value));
    }

    [Fact]
    public void A_full_reviewer_makes_room_for_the_abstract_that_nobody_else_may_see()
    {
        WantsReviewers[] wanting = [new(Id(1, 1), 1, [Reviewer(1), Reviewer(2)]), new(Id(1, 2), 1, [Reviewer(1)])];
        var pairs = EvenAssignment.Spread(wanting, [new(Reviewer(1), 0, 1), new(Reviewer(2), 5, 9)]);
        Assert.Equal([(Id(1, 1), Reviewer(2)), (Id(1, 2), Reviewer(1))], pairs.OrderBy(p => p.Submission));
    }

    [Fact]
    public void Loads_of_before_count_and_what_cannot_be_filled_stays_open()
    {
        var everybody = new[] { Reviewer(1), Reviewer(2) };
        var pairs = EvenAssignment.Spread([new(Id(1, 1), 1, everybody), new(Id(1, 2), 3, everybody)], [new(Reviewer(1), 4, 5), new(Reviewer(2), 0, 9)]);
        Assert.Equal(3, pairs.Count);
        Assert.Equal(1, pairs.Count(p => p.Reviewer == Reviewer(1)));
    }

    /// <summary>Against the best there is, found by trying: the highest load of the spreading is the lowest that any assignment has.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void No_other_assignment_has_a_lower_highest_load(int seed)
    {
#pragma warning disable CA5394 // A table of cases, the same on each run.
        var random = new Random(seed);
        var wanting = Enumerable.Range(0, 8).Select(i => new WantsReviewers(Id(1, i), 1, [.. Enumerable.Range(0, 4).Where(r => r == i % 4 || random.Next(3) == 0).Select(Reviewer)])).ToList();
#pragma warning restore CA5394
        var pairs = EvenAssignment.Spread(wanting, [.. Enumerable.Range(0, 4).Select(r => new SpareReviewer(Reviewer(r), 0, int.MaxValue))]);
        Assert.All(pairs, p => Assert.Contains(p.Reviewer, wanting.Single(w => w.Submission == p.Submission).May));
        Assert.Equal(8, pairs.Count);
        Assert.Equal(Best(wanting, 0, new int[4]), pairs.CountBy(p => p.Reviewer).Max(p => p.Value));
    }

    private static int Best(IReadOnlyList<WantsReviewers> wanting, int at, int[] loads)
    {
        if (at == wanting.Count) return loads.Max();
        var best = int.MaxValue;
        for (var r = 0; r < loads.Length; r++)
        {
            if (!wanting[at].May.Contains(Reviewer(r))) continue;
            loads[r]++;
            best = Math.Min(best, Best(wanting, at + 1, loads));
            loads[r]--;
        }

        return best;
    }
}
