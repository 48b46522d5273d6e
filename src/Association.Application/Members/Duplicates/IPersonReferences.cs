using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Members.Duplicates;

/// <summary>
/// Every column that points to a record, read from the model itself: what is added to the product later is found without being
/// listed. Changes are made to tracked records, so the unit of work saves them and the audit sees each.
/// </summary>
public interface IPersonReferences
{
    /// <summary>As in <c>Registration.Person</c>, in alphabetical order.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows point to the person, by column.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(Id<Person> person, CancellationToken cancellationToken);

    /// <summary>Where something points to one of these people: columns and counts.</summary>
    Task<IReadOnlyList<string>> PointingAsync(IReadOnlyCollection<Id<Person>> people, CancellationToken cancellationToken);

    /// <summary>Lets every row that points to one record point to the other; what was changed or removed before stays as it is.</summary>
    Task RepointAsync<T>(Id<T> from, Id<T> to, CancellationToken cancellationToken) where T : AggregateRoot<T>;

    /// <summary>What the unit of work is about to do with the references of the two, by column.</summary>
    IReadOnlyDictionary<string, ReferenceMoves> Moves(Id<Person> gone, Id<Person> kept);

    /// <summary>All that the unit of work is about to change, with the values before and after.</summary>
    string Journal();

    /// <summary>Puts back what a journal holds, unless it was changed since.</summary>
    Task<PutBack> PutBackAsync(string journal, CancellationToken cancellationToken);

    /// <summary>Forgets the changes: a preview saves nothing.</summary>
    void Discard();
}

/// <param name="Moved">From the one that goes to the one that stays.</param>
/// <param name="GoneEnds">Rows of the one that goes that were folded into others, or let go.</param>
/// <param name="KeptEnds">The same, of the one that stays.</param>
/// <param name="Added">New rows, where a period fell into two.</param>
public sealed record ReferenceMoves(int Moved, int GoneEnds, int KeptEnds, int Added)
{
    public static readonly ReferenceMoves None = new(0, 0, 0, 0);
}

/// <param name="Restored">Records that were changed back, by type.</param>
public sealed record PutBack(IReadOnlyList<NotPutBack> Left, IReadOnlyList<(string Record, Guid Id)> Restored);

/// <summary>Why a value stayed as it was found.</summary>
public enum LeftBecause { ChangedSince, GoneSince, TakenSince }

/// <param name="Record">The type, as in <c>Registration</c>.</param>
/// <param name="Value">The column; null for the whole record.</param>
public sealed record NotPutBack(string Record, Guid Id, string? Value, LeftBecause Because);
