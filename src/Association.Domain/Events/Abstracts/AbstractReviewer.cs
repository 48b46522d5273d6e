using Association.Domain.Common;
using Association.Domain.Events.Programme;
using Association.Domain.Members;

namespace Association.Domain.Events.Abstracts;

/// <param name="Units">Where the reviewer works, a unit a line.</param>
/// <param name="Tracks">What the reviewer knows; none: everything.</param>
/// <param name="Most">So many abstracts at most; null: no limit.</param>
public sealed record ReviewerTerms(string Name, string? Email, string Units, IReadOnlyList<Id<ProgrammeTrack>> Tracks, int? Most, string Language);

/// <summary>Somebody who judges abstracts of an event: signed in, or by the link of the mail.</summary>
public sealed class AbstractReviewer : AggregateRoot<AbstractReviewer>
{
    public const int MaxNameLength = 100;
    public const int MaxUnitsLength = 1_000;
    public const int MaxTracksLength = 1_500;
    public const int MaxMost = 1_000;

    private AbstractReviewer() { }

    public AbstractReviewer(Id<Event> @event, Id<Person>? person, ReviewerTerms terms)
    {
        (Event, Person, Number) = (@event, person, RandomCode.Reference());
        Describe(terms);
    }

    public Id<Event> Event { get; private set; }
    public Id<Person>? Person { get; private set; }
    /// <summary>Names the reviewer in the link; no secret.</summary>
    public string Number { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string Units { get; private set; } = "";
    /// <summary>Ids apart by commas; empty: every track.</summary>
    public string Tracks { get; private set; } = "";
    public int? Most { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    /// <summary>When the mail with the link was last sent.</summary>
    public DateTimeOffset? InvitedAt { get; private set; }

    public IReadOnlyList<string> UnitNames => Units.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<Id<ProgrammeTrack>> Knows => [.. Tracks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Id<ProgrammeTrack>(Guid.Parse(id)))];

    public void Describe(ReviewerTerms terms)
    {
        (Name, Email, Units, Most, Language) = (terms.Name, terms.Email, terms.Units, terms.Most, terms.Language);
        Tracks = string.Join(',', terms.Tracks.Select(t => t.Value).Distinct().Order());
        Refuse.If(UnitNames.Count == 0, ReviewErrors.UnitMissing);
    }

    /// <summary>What was judged stays; by whom is forgotten.</summary>
    public void Forget(string name) => (Name, Email, Person, Units) = (name, null, null, name);

    public void Invited(DateTimeOffset now) => InvitedAt = now;

    /// <summary>May be given this one: the right track, and no conflict of interest.</summary>
    public bool MayReview(Submission submission) =>
        (submission.Track is not { } track || Tracks.Length == 0 || Knows.Contains(track)) && UnitConflict.Between(this, submission) is null;
}
