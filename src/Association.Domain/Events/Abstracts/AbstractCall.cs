using Association.Domain.Common;
using Association.Domain.Events.Programme;

namespace Association.Domain.Events.Abstracts;

/// <param name="RevisionsUntil">Until when an author who was asked to revise may do so; null: without end.</param>
/// <param name="ReviewUntil">Last day of reviewing; null: without end.</param>
/// <param name="Blind">Reviewers see neither authors nor units.</param>
/// <param name="MaxCharacters">Of all printed parts together, without spaces.</param>
/// <param name="ReviewersEach">How many look at each abstract.</param>
/// <param name="Tracks">Of the programme; none: all of them.</param>
/// <param name="BookOpen">Everybody may fetch the book of abstracts.</param>
public sealed record CallTerms(
    DateTimeOffset OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? RevisionsUntil, DateOnly? ReviewUntil, bool Blind, int MaxCharacters, int ReviewersEach,
    string? TextZh, string? TextEn, bool Announced, bool BookOpen, IReadOnlyList<Id<ProgrammeTrack>> Tracks);

/// <summary>The call for abstracts of an event: when, for what, in which form, and by what they are judged.</summary>
public sealed class AbstractCall : AggregateRoot<AbstractCall>
{
    public const int MaxTextLength = 8_000;
    public const int MaxTracksLength = 1_500;
    public const int MaxFields = 20;
    public const int MaxCriteria = 10;
    public const int LeastCharacters = 100;
    public const int MostCharacters = 10_000;
    public const int MostReviewers = 9;

    private readonly List<CallField> _fields = [];
    private readonly List<ReviewCriterion> _criteria = [];
    private readonly List<DecisionText> _letters = [];

    private AbstractCall() { }

    public AbstractCall(Id<Event> @event, CallTerms terms)
    {
        Event = @event;
        Change(terms);
        foreach (var decision in Enum.GetValues<AbstractDecision>()) _letters.Add(DecisionText.Standard(Id, decision));
    }

    public Id<Event> Event { get; private set; }
    public DateTimeOffset OpensAt { get; private set; }
    public DateTimeOffset ClosesAt { get; private set; }
    public DateTimeOffset? RevisionsUntil { get; private set; }
    public DateOnly? ReviewUntil { get; private set; }
    public bool Blind { get; private set; }
    public int MaxCharacters { get; private set; }
    public int ReviewersEach { get; private set; }
    public string? TextZh { get; private set; }
    public string? TextEn { get; private set; }
    /// <summary>It stands on the event's public page.</summary>
    public bool Announced { get; private set; }
    public bool BookOpen { get; private set; }
    /// <summary>Ids apart by commas; empty: every track of the programme.</summary>
    public string Tracks { get; private set; } = "";
    public IReadOnlyCollection<CallField> Fields => _fields;
    public IReadOnlyCollection<ReviewCriterion> Criteria => _criteria;
    public IReadOnlyCollection<DecisionText> Letters => _letters;

    public IReadOnlyList<Id<ProgrammeTrack>> Offered => [.. Tracks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Id<ProgrammeTrack>(Guid.Parse(id)))];

    public bool Offers(Id<ProgrammeTrack> track) => Tracks.Length == 0 || Offered.Contains(track);

    public bool TakesAbstracts(DateTimeOffset now) => Announced && OpensAt <= now && now < ClosesAt;

    public bool TakesReviews(DateTimeOffset now) => ReviewUntil is not { } last || AssociationCalendar.DayOf(now) <= last;

    public void Change(CallTerms terms)
    {
        Refuse.If(terms.ClosesAt <= terms.OpensAt, CallErrors.Order);
        Refuse.If(terms.RevisionsUntil < terms.ClosesAt, CallErrors.RevisionsBeforeClose);
        (OpensAt, ClosesAt, RevisionsUntil, ReviewUntil, Blind) = (terms.OpensAt, terms.ClosesAt, terms.RevisionsUntil, terms.ReviewUntil, terms.Blind);
        (MaxCharacters, ReviewersEach, TextZh, TextEn, Announced, BookOpen) = (terms.MaxCharacters, terms.ReviewersEach, terms.TextZh, terms.TextEn, terms.Announced, terms.BookOpen);
        Tracks = string.Join(',', terms.Tracks.Select(t => t.Value).Distinct().Order());
    }

    /// <summary>What is asked from now on, in this order; abstracts that are there keep what they were asked.</summary>
    public void Ask(IReadOnlyList<FieldTerms> fields)
    {
        Refuse.Unless(fields.Any(f => f.Kind is CallFieldKind.Section), CallErrors.NoSections);
        Refuse.If(fields.Any(f => f.Kind is CallFieldKind.Choice && CallField.Lines(f.Options).Count < 2), CallErrors.OptionsMissing);
        _fields.RemoveAll(f => !fields.Any(t => t.Field == f.Id));
        foreach (var (at, terms) in fields.Index())
        {
            var field = _fields.Find(f => f.Id == terms.Field);
            if (field is null) _fields.Add(field = new(Id));
            field.Describe(terms, at + 1);
        }
    }

    /// <param name="scored">Somebody has scored by the criteria that hold.</param>
    public void JudgeBy(IReadOnlyList<CriterionTerms> criteria, bool scored)
    {
        Refuse.If(criteria.Count == 0, CallErrors.NoCriteria);
        Refuse.If(scored && !SameMeasure(criteria), CallErrors.Scored);
        _criteria.RemoveAll(c => !criteria.Any(t => t.Criterion == c.Id));
        foreach (var (at, terms) in criteria.Index())
        {
            var criterion = _criteria.Find(c => c.Id == terms.Criterion);
            if (criterion is null) _criteria.Add(criterion = new(Id));
            criterion.Describe(terms, at + 1);
        }
    }

    public void Write(AbstractDecision decision, string zh, string? en) => _letters.Single(l => l.Decision == decision).Say(zh, en);

    /// <summary>Names may be mended at any time; what a point is worth may not.</summary>
    private bool SameMeasure(IReadOnlyList<CriterionTerms> criteria) =>
        criteria.Count == _criteria.Count && criteria.All(t => _criteria.Exists(c => c.Id == t.Criterion && c.Weight == t.Weight && c.Highest == t.Highest));
}
