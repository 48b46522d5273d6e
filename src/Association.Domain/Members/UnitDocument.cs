using Association.Domain.Common;

namespace Association.Domain.Members;

public static class UnitDocumentErrors
{
    public static readonly Error NotFound = Error.NotFound("document");
}

/// <summary>A paper of a unit that runs out, as its practice licence (医疗机构执业许可证) does: what it is and until when it holds.</summary>
public sealed class UnitDocument : AggregateRoot<UnitDocument>
{
    public const int MaxNameLength = 100;
    public const int MaxNumberLength = 60;

    private UnitDocument() { }

    public UnitDocument(Id<MemberUnit> unit, string name, string? number, DateOnly expiresOn)
    {
        Unit = unit;
        Renew(name, number, expiresOn);
    }

    public Id<MemberUnit> Unit { get; private set; }
    public string Name { get; private set; } = "";
    public string? Number { get; private set; }
    /// <summary>The last day on which it holds.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public void Renew(string name, string? number, DateOnly expiresOn) => (Name, Number, ExpiresOn) = (name, number, expiresOn);
}
