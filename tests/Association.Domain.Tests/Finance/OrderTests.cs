using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class OrderTests
{
    private static Order Open()
    {
        var order = new Order(Id<Event>.New(), "第一医院", null, Sample.Now.AddDays(7), Sample.Now);
        order.Add(Id<Registration>.New(), "年会 · 代表 · 张文静", new Money(300));
        order.Add(Id<Registration>.New(), "年会 · 代表 · 李娜", new Money(500));
        return order;
    }

    private static Payment Pay(Order order, decimal amount) => order.Pay(new(new Money(amount), Sample.Today, PaymentMethod.BankTransfer), Sample.User(), Sample.Now);

    [Fact]
    public void It_is_paid_by_the_exact_sum_of_its_lines_and_once()
    {
        var order = Open();
        Assert.Same(OrderErrors.WrongAmount, Assert.Throws<RefusedException>(() => Pay(order, 799.99m)).Error);
        Pay(order, 800);
        Assert.Equal(OrderStatus.Paid, order.Status);
        Assert.Same(OrderErrors.NotOpen, Assert.Throws<RefusedException>(() => Pay(order, 800)).Error);
    }

    [Fact]
    public void Cancelling_what_was_paid_owes_it_back_and_cannot_be_repeated()
    {
        var (unpaid, paid) = (Open(), Open());
        Pay(paid, 800);
        unpaid.Cancel();
        paid.Cancel();
        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Refunding), (unpaid.Status, paid.Status));
        Assert.Throws<RefusedException>(paid.Cancel);
        Assert.Throws<RefusedException>(unpaid.Cancel);
    }

    [Fact]
    public void What_was_given_back_is_over_and_only_what_was_owed_back_can_be()
    {
        var (open, paid) = (Open(), Open());
        Pay(paid, 800);
        Assert.Throws<RefusedException>(paid.GaveBack);
        paid.Cancel();
        paid.GaveBack();
        Assert.Equal(OrderStatus.Refunded, paid.Status);
        Assert.Throws<RefusedException>(paid.GaveBack);
        Assert.Throws<RefusedException>(open.GaveBack);
    }

    [Theory]
    [InlineData(PaymentMethod.WeChatPay, LedgerAccount.Clearing)]
    [InlineData(PaymentMethod.Alipay, LedgerAccount.Clearing)]
    [InlineData(PaymentMethod.Card, LedgerAccount.Clearing)]
    [InlineData(PaymentMethod.Cash, LedgerAccount.Cash)]
    public void What_came_by_phone_or_over_a_desk_is_given_back_not_undone(PaymentMethod method, LedgerAccount into)
    {
        var order = Open();
        order.Prove(Id<StoredFile>.New(), Sample.Now);
        var payment = order.Pay(new(new Money(800), Sample.Today, method), Sample.User(), Sample.Now);
        Assert.Equal((into, SlipStatus.Replaced), (payment.PaidInto, order.Slips.Single().Status));
        Assert.Same(OrderErrors.GivenBack, Assert.Throws<RefusedException>(() => order.Undo(payment, Sample.User(), Sample.Now)).Error);
    }

    [Fact]
    public void A_newer_slip_replaces_the_one_that_waits()
    {
        var order = Open();
        var first = order.Prove(Id<StoredFile>.New(), Sample.Now);
        order.Prove(Id<StoredFile>.New(), Sample.Now);
        Assert.Equal((SlipStatus.Replaced, 1), (first.Status, order.Slips.Count(s => s.Status is SlipStatus.Uploaded)));
    }

    [Fact]
    public void Without_a_slip_there_is_nothing_to_refuse() =>
        Assert.Same(OrderErrors.NoSlip, Assert.Throws<RefusedException>(() => Open().RefuseSlip("看不清", Sample.User(), Sample.Now)).Error);

    [Fact]
    public void The_reference_has_no_character_that_is_read_for_another() =>
        Assert.All(Enumerable.Range(0, 500), _ => Assert.DoesNotMatch("[01OI]", Open().Reference));
}
