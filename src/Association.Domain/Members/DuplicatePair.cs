using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>Open → Dismissed; Dismissed → Open when what the two are recognised by has changed, or by hand.</summary>
public enum DuplicateState { Open, Dismissed }

public static class DuplicateErrors
{
    public static readonly Error NotFound = Error.NotFound("pair");
    public static readonly Error SamePerson = Error.Invalid("duplicate.same-person", "Choose two different people.", "Other");
}

/// <summary>Two records that may be one person, in a fixed order: whoever is named first, it is the same pair.</summary>
public sealed class DuplicatePair : AggregateRoot<DuplicatePair>
{
    public const int EvidenceLength = 64;

    private DuplicatePair() { }

    public DuplicatePair(Id<Person> a, Id<Person> b, PersonLikeness likeness, string evidence, DateTimeOffset now)
    {
        Refuse.If(a == b, DuplicateErrors.SamePerson);
        (First, Second) = Ordered(a, b);
        (Score, Reasons, Evidence, FoundAt) = (likeness.Score, likeness.Reasons, evidence, now);
    }

    public Id<Person> First { get; private set; }
    public Id<Person> Second { get; private set; }
    /// <summary>0 to 100.</summary>
    public int Score { get; private set; }
    public LikenessReasons Reasons { get; private set; }
    /// <summary>Hash of what the two were recognised by: a decision holds as long as it stays the same.</summary>
    public string Evidence { get; private set; } = "";
    public DuplicateState State { get; private set; }
    public DateTimeOffset FoundAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public static (Id<Person> First, Id<Person> Second) Ordered(Id<Person> a, Id<Person> b) =>
        a.Value.CompareTo(b.Value) <= 0 ? (a, b) : (b, a);

    /// <summary>Seen again. A decision that two are not one stands until what it rested on has changed.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool SeenAgain(PersonLikeness likeness, string evidence, DateTimeOffset now)
    {
        if (Evidence == evidence && Score == likeness.Score && Reasons == likeness.Reasons) return false;
        if (Evidence != evidence && State is DuplicateState.Dismissed)
            (State, FoundAt, DecidedBy, DecidedAt) = (DuplicateState.Open, now, null, null);
        (Score, Reasons, Evidence) = (likeness.Score, likeness.Reasons, evidence);
        return true;
    }

    public void Dismiss(UserId by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (DuplicateState.Dismissed, by, now);

    public void Reopen() => (State, DecidedBy, DecidedAt) = (DuplicateState.Open, null, null);
}
