using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using FsCheck.Xunit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class LedgerTransactionTests
{
    [Property]
    public bool Every_transaction_sums_to_zero(int fen)
    {
        if (fen <= 0) return true;
        var transaction = LedgerTransaction.Move(LedgerKind.Charge, Id<Order>.New(), LedgerAccount.Receivable, LedgerAccount.EventIncome, new Money(fen / 100m), Sample.Now);
        return transaction.Entries.Sum(e => e.Amount.Amount) == 0 && transaction.Entries.Count == 2;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_and_less_is_not_moved(int yuan) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerTransaction.Move(LedgerKind.Charge, Id<Order>.New(), LedgerAccount.Receivable, LedgerAccount.EventIncome, new Money(yuan), Sample.Now));

    [Fact]
    public void Money_knows_no_fraction_of_a_fen() => Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1.001m));

    [Property]
    public bool Shares_of_an_amount_add_up_and_differ_by_a_fen_at_most(int fen, byte people)
    {
        var amount = new Money(fen / 100m);
        var shares = amount.Split(people + 1);
        return shares.Aggregate(Money.Zero, (sum, share) => sum + share) == amount && shares.Max(s => s.Amount) - shares.Min(s => s.Amount) <= 0.01m;
    }

    [Fact]
    public void A_reversal_moves_the_same_the_other_way_and_is_not_reversed_itself()
    {
        var day = new DateOnly(2019, 3, 1);
        var booked = LedgerTransaction.Book(LedgerKind.Payment, new(Id<Order>.New()), [new(LedgerAccount.Bank, new(3_000)), new(LedgerAccount.Receivable, new(-2_000)), new(LedgerAccount.Advances, new(-1_000))], day, Sample.Now);
        var back = booked.Reverse(LedgerKind.PaymentReversal, day, Sample.Now);
        Assert.Equal((booked.Id, 2019, 0m), (back.Reverses!.Value, back.Year, booked.Entries.Concat(back.Entries).Sum(e => e.Amount.Amount)));
        Assert.Equal(LedgerErrors.Reversed, Assert.Throws<RefusedException>(() => back.Reverse(LedgerKind.Reversal, day, Sample.Now)).Error);
    }

    [Fact]
    public void What_does_not_balance_is_not_booked() =>
        Assert.Equal(LedgerErrors.Unbalanced, Assert.Throws<RefusedException>(() =>
            LedgerTransaction.Book(LedgerKind.Income, new(), [new(LedgerAccount.Bank, new(1)), new(LedgerAccount.OtherIncome, new(-2))], new(2019, 1, 1), Sample.Now)).Error);

    [Fact]
    public void Every_account_has_a_class_and_a_number() =>
        Assert.All(Enum.GetValues<LedgerAccount>(), account => Assert.Contains(account, LedgerAccounts.Of(LedgerAccounts.ClassOf(account))));
}
