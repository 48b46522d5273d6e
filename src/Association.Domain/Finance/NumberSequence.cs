using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>The last number given out in a scope, as in <c>receipt/2026</c>; raised by one statement inside the transaction.</summary>
public sealed class NumberSequence : INotAudited
{
    public const int MaxScopeLength = 60;

    private NumberSequence() { }

    public NumberSequence(string scope) => Scope = scope;

    public string Scope { get; private set; } = "";
    public int Last { get; private set; }
}
