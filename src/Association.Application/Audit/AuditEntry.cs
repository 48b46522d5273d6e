namespace Association.Application.Audit;

/// <summary>One change: who, when, what before and after, from where. Written with the change, never altered.</summary>
public sealed class AuditEntry
{
    public const int MaxActionLength = 80;
    public const int MaxNameLength = 120;

    /// <summary>Given by the database, ascending.</summary>
    public long Sequence { get; private set; }
    public required DateTimeOffset At { get; init; }
    public required Guid User { get; init; }
    public required string UserName { get; init; }
    public required string From { get; init; }
    /// <summary>As in <c>registration.added</c>, <c>person.number-opened</c>.</summary>
    public required string Action { get; init; }
    public required string Entity { get; init; }
    public required string EntityId { get; init; }
    /// <summary>JSON of what changed; personal numbers only masked.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }
    /// <summary>The sealed block it belongs to; null until the next sealing.</summary>
    public int? Block { get; private set; }
}

/// <summary>A run of audit entries under one hash that includes the hash before: altering one entry breaks the chain.</summary>
public sealed class AuditBlock
{
    public const int HashLength = 64;

    private AuditBlock() { }

    public AuditBlock(int number, int entries, string previousHash, string hash, DateTimeOffset sealedAt) =>
        (Number, Entries, PreviousHash, Hash, SealedAt) = (number, entries, previousHash, hash, sealedAt);

    public int Number { get; private set; }
    public int Entries { get; private set; }
    public string PreviousHash { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public DateTimeOffset SealedAt { get; private set; }
}
