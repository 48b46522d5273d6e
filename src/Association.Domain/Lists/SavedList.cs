using Association.Domain.Common;

namespace Association.Domain.Lists;

public static class SavedListErrors
{
    public static readonly Error NotFound = Error.NotFound("list");
    public static readonly Error PersonalNumber = Error.Invalid("list.personal-number", "A whole personal number must not be saved with a list.", "Name");
}

/// <summary>The office's lists whose filter and columns can be kept under a name.</summary>
public enum ListKind { Members, Units, Registrations }

/// <summary>A question that somebody asks again: the filter and the columns of a list as its address says them, under a name.</summary>
public sealed class SavedList : AggregateRoot<SavedList>
{
    public const int MaxNameLength = 60;
    public const int MaxQueryLength = 1_500;

    private SavedList() { }

    public SavedList(ListKind kind, string name, string query, bool shared, UserId owner, DateTimeOffset now) =>
        (Kind, Name, Query, Shared, Owner, SavedAt) = (kind, name, query, shared, owner, now);

    public ListKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What follows the question mark of the list's address.</summary>
    public string Query { get; private set; } = "";
    /// <summary>Offered to everybody who may read the list; else to its owner alone.</summary>
    public bool Shared { get; private set; }
    public UserId Owner { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The same name again is the same list with another question.</summary>
    public void Ask(string query, bool shared, DateTimeOffset now) => (Query, Shared, SavedAt) = (query, shared, now);
}
