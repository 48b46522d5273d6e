using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class RefundPaymentTests
{
    private static readonly UserId Officer = Sample.User();
    private static readonly SealedNumber Account = new("k1.sealed", "index", "****0000");

    private static (Order Order, PaymentAttempt Attempt) Paid(DateTimeOffset? at = null)
    {
        var order = PaymentAttemptTests.Open();
        var attempt = new PaymentAttempt(order, order.Total, PaymentProvider.Alipay, Sample.Now);
        attempt.Pay("T1", order.Total, at ?? Sample.Now);
        return (order, attempt);
    }

    private static RefundPayment ByProvider() => Paid() is var (order, attempt) ? RefundPayment.ByProvider(order, attempt, new Money(100), "少付一晚", Officer, Sample.Now) : null!;

    private static RefundPayment ByTransfer() => RefundPayment.ByTransfer(PaymentAttemptTests.Open(), new("张文静", Account, "示例银行"), new Money(100), "退费", Officer, Sample.Now);

    private static Error Refused(Action act) => Assert.Throws<RefusedException>(act).Error;

    [Fact]
    public void It_goes_out_comes_to_an_end_and_leaves_from_where_it_came()
    {
        var refund = ByProvider();
        refund.Send(Sample.Now);
        refund.Finish(Sample.Now.AddMinutes(2));
        Assert.Equal((RefundStatus.Done, LedgerAccount.Clearing, LedgerAccount.RefundPayable, (DateTimeOffset?)null), (refund.Status, refund.PaidFrom, refund.OwedAs, refund.AskAt));
        Assert.Same(RefundErrors.NotSent, Refused(() => refund.Finish(Sample.Now)));
        Assert.Same(RefundErrors.NotSent, Refused(() => refund.Fail("late", Sample.Now)));
        Assert.Same(RefundErrors.NotRequested, Refused(() => refund.Send(Sample.Now)));
    }

    [Fact]
    public void It_keeps_its_number_however_often_it_is_asked()
    {
        var refund = ByProvider();
        var number = refund.Number;
        refund.StillWaits(Sample.Now);
        refund.StillWaits(Sample.Now);
        refund.Send(Sample.Now);
        Assert.Equal((number, 2), (refund.Number, refund.Asked));
        Assert.InRange(number.Length, 6, RefundPayment.MaxNumberLength);
    }

    [Fact]
    public void A_provider_takes_it_for_a_year()
    {
        var (order, old) = Paid(Sample.Now.AddDays(-366));
        Assert.Same(RefundErrors.TooOld, Refused(() => RefundPayment.ByProvider(order, old, new Money(1), "退", Officer, Sample.Now)));
        var unpaid = new PaymentAttempt(order, order.Total, PaymentProvider.Alipay, Sample.Now);
        Assert.Same(RefundErrors.NoProvider, Refused(() => RefundPayment.ByProvider(order, unpaid, new Money(1), "退", Officer, Sample.Now)));
    }

    [Fact]
    public void To_which_account_it_went_can_be_forgotten()
    {
        var refund = ByTransfer();
        refund.ForgetPayee("已删除");
        Assert.Equal(("已删除", (SealedNumber?)null, (string?)null, new Money(100)), (refund.PayeeName, refund.PayeeAccount, refund.PayeeBank, refund.Amount));
    }

    [Fact]
    public void It_needs_an_amount_a_reason_and_for_a_transfer_a_payee()
    {
        var (order, attempt) = Paid();
        Assert.Same(RefundErrors.NotPositive, Refused(() => RefundPayment.ByProvider(order, attempt, Money.Zero, "退", Officer, Sample.Now)));
        Assert.Same(RefundErrors.NotPositive, Refused(() => RefundPayment.ByProvider(order, attempt, new Money(-1), "退", Officer, Sample.Now)));
        Assert.Same(RefundErrors.ReasonMissing, Refused(() => RefundPayment.ByProvider(order, attempt, new Money(1), " ", Officer, Sample.Now)));
        Assert.Same(RefundErrors.PayeeMissing, Refused(() => RefundPayment.ByTransfer(order, new(" ", Account, null), new Money(1), "退", Officer, Sample.Now)));
        Assert.Equal(LedgerAccount.Bank, ByTransfer().PaidFrom);
    }
}
