using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>The number and name under which the office's accountant keeps an account, where it is not the usual one.</summary>
public sealed class AccountCode : AggregateRoot<AccountCode>
{
    public const int MaxCodeLength = 20;
    public const int MaxNameLength = 60;

    private AccountCode() { }

    public AccountCode(LedgerAccount account, string code, string name)
    {
        Account = account;
        Set(code, name);
    }

    public LedgerAccount Account { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    public void Set(string code, string name) => (Code, Name) = (code.Trim(), name.Trim());
}
