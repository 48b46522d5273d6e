using Association.Domain.Common;

namespace Association.Domain.Members;

public static class MergeErrors
{
    public static readonly Error NotFound = Error.NotFound("merge");
    public static readonly Error Done = Error.Conflict("merge.done", "These two have been merged already.");
    public static readonly Error BothWaiting = Error.Conflict("merge.both-waiting", "Both records wait for a seat at one event.");
    public static readonly Error BothRegistered = Error.Conflict("merge.both-registered", "Both are registered for \"{0}\" ({1} and {2}): cancel one of the two first.");
    public static readonly Error BothCharged = Error.Conflict("merge.both-charged", "Both were charged the dues of {0} ({1} and {2}): take one of the two charges back first.");
    public static readonly Error RenewalWaits = Error.Conflict("merge.renewal-waits", "A renewal of {0} waits to be settled: settle or withdraw it first.");
    public static readonly Error Outdated = Error.Conflict("merge.outdated", "Something of the two has changed since this page was shown: look again.");
    public static readonly Error Undone = Error.Conflict("merge.undone", "This merge has been undone already.");
    public static readonly Error TooLate = Error.Conflict("merge.too-late", "The time in which a merge can be undone is over.");
    public static readonly Error Gone = Error.Conflict("merge.gone", "One of the two was merged into another record meanwhile: look for the pair again.");
    public static readonly Error NumberTaken = Error.Conflict("merge.number-taken", "The resident ID that would come back is on another record now ({0}): merge or correct that one first.");
    public static readonly Error LaterMerge = Error.Conflict("merge.later", "The record that stayed was merged again later: undo that merge first.");
}

/// <summary>
/// Two records became one: the one that went is a tombstone that leads to the one that stayed, and its member number and card
/// stay known. For a time everything that was changed is kept, so that it can be put back.
/// </summary>
public sealed class PersonMerge : AggregateRoot<PersonMerge>
{
    public const int MaxCountsLength = 4_000;

    /// <summary>How long a merge can be undone.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(30);

    private PersonMerge() { }

    public PersonMerge(Person gone, Id<Person> survivor, string? number, string? cardKey, UserId by, DateTimeOffset now) =>
        (Gone, Name, Survivor, KeptAs, Number, CardKey, MergedBy, MergedAt) = (gone.Id.Value, gone.Name, survivor, survivor.Value, number, cardKey, by, now);

    /// <summary>The id of the record that went: of no person any more, so nothing can refer to it as to one.</summary>
    public Guid Gone { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Where the tombstone leads; another one when that record was merged in its turn.</summary>
    public Id<Person> Survivor { get; private set; }
    /// <summary>The survivor of this very merge.</summary>
    public Guid KeptAs { get; private set; }
    /// <summary>The member number that went; never given again. Null where it lives on, or none was held.</summary>
    public string? Number { get; private set; }
    /// <summary>Of the card that went: it is checked as that of the survivor.</summary>
    public string? CardKey { get; private set; }
    public UserId MergedBy { get; private set; }
    public DateTimeOffset MergedAt { get; private set; }
    /// <summary>How many references of each kind were moved, as JSON.</summary>
    public string Counts { get; private set; } = "{}";
    /// <summary>What was changed, with the values before; numbers sealed as they were. Null when it cannot be undone any more.</summary>
    public string? Journal { get; private set; }
    public UserId? UndoneBy { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    public bool IsUndone => UndoneAt is not null;
    public DateTimeOffset UndoableUntil => MergedAt + Undoable;

    public bool CanBeUndone(DateTimeOffset now) => !IsUndone && Journal is not null && now < UndoableUntil;

    public void Changed(string counts, string journal) => (Counts, Journal) = (counts, journal);

    public void Undo(UserId by, DateTimeOffset now)
    {
        Refuse.If(IsUndone, MergeErrors.Undone);
        Refuse.Unless(CanBeUndone(now), MergeErrors.TooLate);
        Refuse.If(Survivor.Value != KeptAs, MergeErrors.LaterMerge);
        (UndoneBy, UndoneAt, Journal) = (by, now, null);
    }

    /// <summary>Drops what an undo would need, when its time is over or the person asked to be forgotten.</summary>
    /// <param name="name">What the tombstone says instead of a name; null leaves it.</param>
    public void Forget(string? name = null) => (Journal, Name) = (null, name ?? Name);
}
