using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>Which header holds what, for statements whose head looks like this one; remembered when somebody chose the columns.</summary>
public sealed class BankLayout : AggregateRoot<BankLayout>
{
    public const int MaxNameLength = 60;
    public const int MaxSignatureLength = 600;

    private BankLayout() { }

    public BankLayout(string name, string signature, string columns) => (Name, Signature, Columns) = (name, signature, columns);

    public string Name { get; private set; } = "";
    /// <summary>The headers of the file, evened out and joined: the next file of the bank has the same.</summary>
    public string Signature { get; private set; } = "";
    /// <summary>JSON: header by field.</summary>
    public string Columns { get; private set; } = "";

    public void Change(string name, string columns) => (Name, Columns) = (name, columns);
}
