using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Finance;

public sealed partial class Order
{
    /// <summary>
    /// Whoever takes an unpaid place over is asked for the money: the order is theirs, its lines name them, and what the one before
    /// wished for the invoice is forgotten. Source: domain.md R4.55.
    /// </summary>
    /// <param name="describe">Says of a line of the place what it says from now on.</param>
    /// <exception cref="RefusedException">Nothing is owed, a proof of a transfer waits, or a part is paid.</exception>
    public void PassTo(Id<Registration> place, string payer, UserId? account, Func<string, string> describe)
    {
        RefuseUnlessChangeable();
        (Payer, Account, PaidBy, InvoiceHead, TaxpayerNumber) = (payer, account, null, null, null);
        foreach (var line in _lines.Where(l => l.Registration == place || l.Extra == place)) line.For(line.Registration, describe(line.Description));
    }

    /// <summary>Costs less than was ordered, as a line of its own: an allowance, or a mistake that is credited in part.</summary>
    /// <param name="less">Above zero and below the total: what costs nothing at all is cancelled.</param>
    /// <exception cref="RefusedException">Nothing is owed, a proof of a transfer waits, or a part is paid.</exception>
    public void Allow(string description, Money less)
    {
        RefuseUnlessChangeable();
        Refuse.If(less <= Money.Zero || less >= Total, OrderErrors.WrongAmount);
        Add(new OrderLine(Id, null, null, description, Money.Zero - less));
    }

    /// <summary>What the line of an unpaid place says, as when its category changed.</summary>
    public void Describe(Id<Registration> place, string description)
    {
        if (_lines.Find(l => l.Registration == place) is { } line) line.For(line.Registration, description);
    }
}
