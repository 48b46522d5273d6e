using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class CashSessionTests
{
    private static CashSession Drawer(decimal @float = 200) => new("报到台", new Money(@float), Sample.User(), Sample.Now);

    private static Error Refused(Action act) => Assert.Throws<RefusedException>(act).Error;

    [Fact]
    public void What_should_be_in_the_drawer_is_the_float_and_what_came_less_what_went()
    {
        var drawer = Drawer();
        Assert.Equal(new Money(200), drawer.Take(new Money(300), new Money(500)));
        drawer.TakeCard(new Money(800));
        drawer.Return(new Money(120.50m));
        Assert.Equal(new Money(379.50m), drawer.Expected);
    }

    [Fact]
    public void Too_little_is_not_taken_and_more_than_there_is_is_not_given_back()
    {
        var drawer = Drawer();
        Assert.Same(CashErrors.NotEnough, Refused(() => drawer.Take(new Money(300), new Money(299.99m))));
        Assert.Equal(CashErrors.NotInDrawer.Code, Refused(() => drawer.Return(new Money(200.01m))).Code);
        Assert.Equal(new Money(200), drawer.Expected);
    }

    [Fact]
    public void A_difference_needs_an_explanation_and_a_closed_drawer_takes_nothing()
    {
        var drawer = Drawer();
        drawer.Take(new Money(300), new Money(300));
        Assert.Equal(CashErrors.Unexplained.Code, Refused(() => drawer.Close(new Money(499.50m), " ", Sample.Now)).Code);
        drawer.Close(new Money(499.50m), "找零多给了五角", Sample.Now);
        Assert.Equal((new Money(-0.5m), CashSessionStatus.Closed), (drawer.Difference, drawer.Status));
        Assert.Same(CashErrors.Closed, Refused(() => drawer.Take(new Money(1), new Money(1))));
        Assert.Same(CashErrors.Closed, Refused(() => drawer.Close(new Money(500), null, Sample.Now)));
    }

    [Fact]
    public void What_is_right_needs_no_words()
    {
        var drawer = Drawer(0);
        drawer.Close(Money.Zero, null, Sample.Now);
        Assert.Equal((0m, Money.Zero, (string?)null), (drawer.Counted!.Value, drawer.Difference, drawer.Explanation));
    }
}
