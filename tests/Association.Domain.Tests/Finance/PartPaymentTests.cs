using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class PartPaymentTests
{
    private static readonly DateOnly Today = AssociationCalendar.DayOf(Sample.Now);

    private static Order Dues(decimal total = 8_000)
    {
        var order = new Order(null, "第一医院", null, Sample.Now.AddDays(30), Sample.Now);
        order.AddDues("2019年会费", new(total));
        return order;
    }

    private static Received Money(decimal yuan) => new(new(yuan), Today, PaymentMethod.BankTransfer);

    [Fact]
    public void Parts_settle_an_order_when_they_add_up()
    {
        var order = Dues();
        order.Take(Money(7_500), UserId.System, Sample.Now);
        Assert.Equal((OrderStatus.Open, new Money(500)), (order.Status, order.Owed));
        order.Take(Money(500), UserId.System, Sample.Now);
        Assert.Equal((OrderStatus.Paid, Domain.Common.Money.Zero), (order.Status, order.Owed));
        Assert.Single(order.TakeEvents().OfType<OrderPaid>());
    }

    [Fact]
    public void What_is_too_much_is_the_payers_credit()
    {
        var payment = Dues(2_000).Take(Money(3_000), UserId.System, Sample.Now);
        Assert.Equal((new Money(2_000), new Money(1_000), new Money(3_000)), (payment.Amount, payment.Excess, payment.Sum));
    }

    [Fact]
    public void A_part_paid_order_does_not_change_its_price()
    {
        var order = Dues();
        order.Take(Money(1), UserId.System, Sample.Now);
        Assert.Equal(OrderErrors.PartPaid.Code, Assert.Throws<RefusedException>(() => order.Requote(_ => true, new(1))).Error.Code);
    }

    [Fact]
    public void A_payment_is_undone_by_its_counterpart_once()
    {
        var order = Dues();
        var payment = order.Take(Money(8_000), UserId.System, Sample.Now);
        var back = order.Undo(payment, UserId.System, Sample.Now);
        Assert.Equal((OrderStatus.Open, new Money(8_000), new Money(-8_000), payment.Id), (order.Status, order.Owed, back.Amount, back.Reverses!.Value));
        Assert.Single(order.TakeEvents().OfType<OrderReopened>());
        Assert.Throws<RefusedException>(() => order.Undo(back, UserId.System, Sample.Now));
    }

    [Fact]
    public void What_was_paid_of_an_order_that_ends_is_freed()
    {
        var order = Dues();
        order.Take(Money(300), UserId.System, Sample.Now);
        order.Cancel();
        Assert.Equal(new Money(300), Assert.Single(order.TakeEvents().OfType<PartPaymentFreed>()).Amount);
    }

    [Fact]
    public void A_waived_rest_counts_as_paid_and_a_lost_debt_does_not()
    {
        var (waived, lost, place) = (Dues(), Dues(), new Order(Id<Event>.New(), "张三", null, Sample.Now, Sample.Now));
        place.AddDues("place", new(1));
        waived.Take(Money(7_500), UserId.System, Sample.Now);
        Assert.Equal(new Money(500), waived.WriteOff(waived: true, "手续费", UserId.System, Today, Sample.Now).Amount);
        lost.WriteOff(waived: false, "单位已注销", UserId.System, Today, Sample.Now);
        Assert.Equal((OrderStatus.Paid, OrderStatus.WrittenOff), (waived.Status, lost.Status));
        Assert.Equal(OrderErrors.HasPlaces.Code, Assert.Throws<RefusedException>(() => place.WriteOff(waived: false, "x", UserId.System, Today, Sample.Now)).Error.Code);
        Assert.Equal(OrderErrors.ReasonMissing.Code, Assert.Throws<RefusedException>(() => Dues().WriteOff(waived: true, " ", UserId.System, Today, Sample.Now)).Error.Code);
    }

    [Fact]
    public void Nothing_and_less_is_no_payment() => Assert.Throws<RefusedException>(() => Dues().Take(Money(0), UserId.System, Sample.Now));
}
