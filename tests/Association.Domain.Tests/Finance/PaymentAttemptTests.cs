using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class PaymentAttemptTests
{
    internal static Order Open(TimeSpan? due = null, decimal amount = 300)
    {
        var order = new Order(Id<Event>.New(), "第一医院", null, Sample.Now + (due ?? TimeSpan.FromDays(7)), Sample.Now);
        order.Add(Id<Registration>.New(), "年会 · 代表 · 张文静", new Money(amount));
        return order;
    }

    private static PaymentAttempt Created(Order? order = null)
    {
        var to = order ?? Open();
        return new(to, to.Total, PaymentProvider.WeChatPay, Sample.Now);
    }

    private static PaymentAttempt Shown()
    {
        var attempt = Created();
        attempt.Show("weixin://x", Sample.Now.AddMinutes(30), Sample.Now);
        return attempt;
    }

    private static PaymentAttempt In(AttemptStatus status)
    {
        var attempt = status is AttemptStatus.Created ? Created() : Shown();
        if (status is AttemptStatus.Closed) attempt.Close();
        if (status is AttemptStatus.Failed) attempt.Fail("PAYERROR");
        if (status is AttemptStatus.Paid or AttemptStatus.PartlyRefunded or AttemptStatus.Refunded) attempt.Pay("T1", new Money(300), Sample.Now);
        if (status is AttemptStatus.PartlyRefunded) attempt.GaveBack(new Money(100));
        if (status is AttemptStatus.Refunded) attempt.GaveBack(new Money(300));
        return attempt;
    }

    /// <summary>Nothing is released when dues are overdue: they are paid all the same.</summary>
    [Theory]
    [InlineData(-400)]
    [InlineData(0)]
    [InlineData(30)]
    public void Dues_are_paid_by_phone_also_after_their_day(int days)
    {
        var order = new Order(null, "张文静", null, Sample.Now.AddDays(days), Sample.Now);
        order.AddDues("2026年度会费", new(100));
        Assert.True(PaymentAttempt.IsInTime(order, Sample.Now));
        Assert.Equal(Sample.Now + PaymentAttempt.MaxLifetime, Created(order).ExpiresAt);
    }

    public static TheoryData<AttemptStatus> All => new(Enum.GetValues<AttemptStatus>());

    private static bool Allows(Action act)
    {
        try { act(); return true; }
        catch (RefusedException) { return false; }
    }

    /// <summary>Every state, every transition.</summary>
    [Theory, MemberData(nameof(All))]
    public void Each_state_takes_what_it_may(AttemptStatus status)
    {
        var live = status is AttemptStatus.Created or AttemptStatus.Pending;
        var paid = status is AttemptStatus.Paid or AttemptStatus.PartlyRefunded or AttemptStatus.Refunded;
        Assert.Equal(status is AttemptStatus.Created, Allows(() => In(status).Show("c", Sample.Now.AddMinutes(5), Sample.Now)));
        Assert.Equal(live, Allows(() => In(status).Withdraw(Sample.Now)));
        Assert.Equal(live, Allows(() => In(status).Close()));
        Assert.Equal(live, Allows(() => In(status).Fail("x")));
        Assert.Equal(paid, Allows(() => In(status).GaveBack(new Money(300))));
        // Money that is there is never refused, unless it is other money for the same code.
        Assert.True(Allows(() => In(status).Pay("T1", new Money(300), Sample.Now)));
        Assert.Equal(!paid, Allows(() => In(status).Pay("T2", new Money(300), Sample.Now)));
    }

    [Fact]
    public void The_number_suits_both_providers_and_differs_each_time()
    {
        var order = Open();
        var numbers = Enumerable.Range(0, 100).Select(_ => Created(order).TradeNumber).ToList();
        Assert.All(numbers, number => Assert.Matches("^[0-9A-Z]{8}_[0-9A-Z]{8}$", number));
        Assert.Equal(100, numbers.Distinct().Count());
    }

    [Fact]
    public void It_is_made_for_an_open_order_that_owes_something_and_has_time_left()
    {
        var (ended, late) = (Open(), Open(TimeSpan.FromMinutes(1)));
        ended.Cancel();
        Assert.Same(OrderErrors.NotOpen, Assert.Throws<RefusedException>(() => Created(ended)).Error);
        Assert.Same(AttemptErrors.TooLate, Assert.Throws<RefusedException>(() => Created(late)).Error);
        Assert.Same(AttemptErrors.NothingOwed, Assert.Throws<RefusedException>(() => new PaymentAttempt(Open(), Money.Zero, PaymentProvider.Alipay, Sample.Now)).Error);
    }

    [Fact]
    public void It_ends_with_the_deadline_of_its_order()
    {
        Assert.Equal(Sample.Now.AddMinutes(10), Created(Open(TimeSpan.FromMinutes(10))).ExpiresAt);
        Assert.Equal(Sample.Now + PaymentAttempt.MaxLifetime, Created().ExpiresAt);
    }

    [Fact]
    public void It_serves_the_same_way_and_amount_while_there_is_time()
    {
        var attempt = Shown();
        Assert.True(attempt.Serves(PaymentProvider.WeChatPay, new Money(300), Sample.Now));
        Assert.False(attempt.Serves(PaymentProvider.Alipay, new Money(300), Sample.Now));
        Assert.False(attempt.Serves(PaymentProvider.WeChatPay, new Money(299.99m), Sample.Now));
        Assert.False(attempt.Serves(PaymentProvider.WeChatPay, new Money(300), Sample.Now.AddMinutes(29)));
        attempt.Withdraw(Sample.Now);
        Assert.False(attempt.Serves(PaymentProvider.WeChatPay, new Money(300), Sample.Now));
    }

    [Fact]
    public void It_is_asked_about_less_and_less_often_and_once_more_at_its_end()
    {
        var (attempt, waits) = (Shown(), new List<double>());
        for (var now = attempt.AskAt!.Value; now < attempt.ExpiresAt; now = attempt.AskAt!.Value)
        {
            attempt.AskLater(now);
            waits.Add((attempt.AskAt!.Value - now).TotalSeconds);
        }

        Assert.Equal(attempt.ExpiresAt, attempt.AskAt);
        Assert.Equal([10, 20, 40, 80, 160, 300, 300, 300], waits.Take(8));
        Assert.True(waits.Count < 15);
    }

    [Fact]
    public void Repeated_news_of_the_same_payment_change_nothing()
    {
        var attempt = Shown();
        Assert.True(attempt.Pay("T1", new Money(300), Sample.Now));
        Assert.False(attempt.Pay("T1", new Money(300), Sample.Now.AddHours(1)));
        Assert.Equal((Sample.Now, AttemptStatus.Paid, (DateTimeOffset?)null), (attempt.PaidAt!.Value, attempt.Status, attempt.AskAt));
    }

    [Fact]
    public void No_more_goes_back_than_came()
    {
        var attempt = In(AttemptStatus.Paid);
        Assert.Same(AttemptErrors.AboveAmount, Assert.Throws<RefusedException>(() => attempt.GaveBack(new Money(300.01m))).Error);
        attempt.GaveBack(new Money(299.99m));
        Assert.Equal(AttemptStatus.PartlyRefunded, attempt.Status);
        attempt.GaveBack(new Money(300));
        Assert.Equal(AttemptStatus.Refunded, attempt.Status);
    }
}

/// <summary>Leased as the job does it, then asked without news.</summary>
file static class Asking
{
    public static void AskLater(this PaymentAttempt attempt, DateTimeOffset now)
    {
        attempt.AskNow(now + TimeSpan.FromMinutes(2));
        attempt.StillWaits(now);
    }
}
