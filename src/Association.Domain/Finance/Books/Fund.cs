using Association.Domain.Common;

namespace Association.Domain.Finance;

public static class FundErrors
{
    public static readonly Error NotFound = Error.NotFound("fund");
    public static readonly Error Closed = Error.Conflict("fund.closed", "This fund is closed; nothing more is booked on it.").At("Fund");
}

/// <summary>Means kept for a purpose, as a research fund; what is booked on none belongs to the general means.</summary>
public sealed class Fund : AggregateRoot<Fund>
{
    public const int MaxNameLength = 80;
    public const int MaxPurposeLength = 300;

    private Fund() { }

    public Fund(Bilingual name, string? purpose) => (Name, Purpose) = (name, purpose);

    public Bilingual Name { get; private set; } = null!;
    public string? Purpose { get; private set; }
    public bool Closed { get; private set; }

    public void Describe(Bilingual name, string? purpose, bool closed) => (Name, Purpose, Closed) = (name, purpose, closed);
}
