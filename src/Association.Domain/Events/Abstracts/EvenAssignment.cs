namespace Association.Domain.Events.Abstracts;

/// <summary>An abstract that wants reviewers.</summary>
/// <param name="Wanted">How many more.</param>
/// <param name="May">Who may look at it: no conflict of interest, the right track, not on it already.</param>
public sealed record WantsReviewers(Guid Submission, int Wanted, IReadOnlyCollection<Guid> May);

/// <param name="Load">Abstracts the reviewer has already.</param>
/// <param name="Most">The most the reviewer takes.</param>
public sealed record SpareReviewer(Guid Reviewer, int Load, int Most);

/// <summary>
/// Gives abstracts to reviewers so that as many places as possible are filled and the loads differ as little as they can: first
/// the abstracts that few may look at, each to whoever has least; then chains of exchanges move work from the busiest to the
/// idlest until no chain helps any more.
/// </summary>
public sealed class EvenAssignment
{
    private readonly List<WantsReviewers> _abstracts;
    private readonly Dictionary<Guid, int> _load;
    private readonly Dictionary<Guid, int> _most;
    private readonly Dictionary<Guid, HashSet<Guid>> _given;
    private readonly Dictionary<Guid, HashSet<Guid>> _may;

    private EvenAssignment(IEnumerable<WantsReviewers> abstracts, IReadOnlyCollection<SpareReviewer> reviewers)
    {
        _abstracts = [.. abstracts.OrderBy(a => a.May.Count).ThenBy(a => a.Submission)];
        _load = reviewers.ToDictionary(r => r.Reviewer, r => r.Load);
        _most = reviewers.ToDictionary(r => r.Reviewer, r => r.Most);
        _given = _abstracts.ToDictionary(a => a.Submission, _ => new HashSet<Guid>());
        _may = _abstracts.ToDictionary(a => a.Submission, a => a.May.Where(_load.ContainsKey).ToHashSet());
    }

    /// <returns>Pairs of abstract and reviewer to add; an abstract may get fewer than it wants.</returns>
    public static IReadOnlyList<(Guid Submission, Guid Reviewer)> Spread(IEnumerable<WantsReviewers> abstracts, IReadOnlyCollection<SpareReviewer> reviewers)
    {
        var spreading = new EvenAssignment(abstracts, reviewers);
        spreading.Fill();
        spreading.Level();
        return [.. spreading._abstracts.SelectMany(a => spreading._given[a.Submission].Order().Select(r => (a.Submission, r)))];
    }

    private void Fill()
    {
        foreach (var wanting in _abstracts)
            for (var place = 0; place < wanting.Wanted; place++)
                if (!FillOne(wanting.Submission)) break;
    }

    private bool FillOne(Guid submission)
    {
        var free = _may[submission].Except(_given[submission]).OrderBy(r => _load[r]).ThenBy(r => r).ToList();
        foreach (var reviewer in free)
            if (_load[reviewer] < _most[reviewer] || Shift(reviewer, other => _load[other] < _most[other], submission))
            {
                _given[submission].Add(reviewer);
                _load[reviewer]++;
                return true;
            }

        return false;
    }

    private void Level()
    {
        for (var moved = true; moved;)
            moved = _load.Keys.OrderByDescending(r => _load[r]).ThenBy(r => r).Any(busy => Shift(busy, idle => _load[idle] <= _load[busy] - 2 && _load[idle] < _most[idle]));
    }

    /// <summary>Takes one abstract from a reviewer by the shortest chain of exchanges that ends at somebody who can take one more.</summary>
    /// <param name="except">An abstract that stays where it is.</param>
    private bool Shift(Guid from, Func<Guid, bool> takes, Guid? except = null)
    {
        var cameBy = new Dictionary<Guid, (Guid Reviewer, Guid Submission)> { [from] = default };
        var open = new Queue<Guid>([from]);
        while (open.TryDequeue(out var reviewer))
            foreach (var (submission, given) in _given.Where(g => g.Key != except && g.Value.Contains(reviewer)))
                foreach (var next in _may[submission].Where(n => !given.Contains(n) && !cameBy.ContainsKey(n)).Order().ToList())
                {
                    cameBy[next] = (reviewer, submission);
                    if (takes(next))
                    {
                        Exchange(next, from, cameBy);
                        return true;
                    }

                    open.Enqueue(next);
                }

        return false;
    }

    private void Exchange(Guid last, Guid first, Dictionary<Guid, (Guid Reviewer, Guid Submission)> cameBy)
    {
        _load[first]--;
        _load[last]++;
        for (var at = last; at != first; at = cameBy[at].Reviewer)
        {
            var (before, submission) = cameBy[at];
            _given[submission].Remove(before);
            _given[submission].Add(at);
        }
    }
}
