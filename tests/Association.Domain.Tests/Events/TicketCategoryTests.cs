using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events;

public sealed class TicketCategoryTests
{
    private static readonly DateTimeOffset EarlyEnds = AssociationCalendar.At(new DateOnly(2026, 3, 10));

    private static TicketCategory TwoPhases(bool membersOnly = false)
    {
        var category = new AnEvent().Draft().Event.Sell(new("代表", "Delegate"), membersOnly);
        category.Price(new("早鸟"), new(300), new(500), EarlyEnds);
        category.Price(new("正常"), new(400), new(600), null);
        return category;
    }

    [Fact]
    public void The_early_price_holds_to_the_last_moment_and_not_a_second_longer()
    {
        var category = TwoPhases();
        Assert.Equal(new Money(300), category.QuoteFor(true, EarlyEnds.AddTicks(-1)).Price);
        Assert.Equal(new Money(400), category.QuoteFor(true, EarlyEnds).Price);
        Assert.Equal(new Money(600), category.QuoteFor(false, EarlyEnds).Price);
    }

    [Fact]
    public void Phases_follow_each_other()
    {
        var category = TwoPhases();
        Assert.Same(PriceErrors.PhaseOrder, Assert.Throws<RefusedException>(() => category.Price(new("现场"), new(1), new(1), EarlyEnds.AddDays(9))).Error);
        Assert.Same(PriceErrors.Negative, Assert.Throws<RefusedException>(() => category.Price(new("x"), new(-1), new(1), null)).Error);
    }

    [Fact]
    public void A_members_category_is_closed_to_others() =>
        Assert.Same(PriceErrors.MembersOnly, Assert.Throws<RefusedException>(() => TwoPhases(membersOnly: true).QuoteFor(false, Sample.Now)).Error);

    [Fact]
    public void After_the_last_phase_there_is_no_price()
    {
        var category = new AnEvent().Draft().Event.Sell(new("代表"), false);
        category.Price(new("早鸟"), new(300), new(500), EarlyEnds);
        Assert.Same(PriceErrors.NoPhase, Assert.Throws<RefusedException>(() => category.QuoteFor(true, EarlyEnds)).Error);
    }
}
