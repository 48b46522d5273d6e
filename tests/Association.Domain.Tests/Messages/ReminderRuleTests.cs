using Association.Domain.Common;
using Association.Domain.Messages;
using Xunit;

namespace Association.Domain.Tests.Messages;

public sealed class ReminderRuleTests
{
    private static readonly DateOnly End = new(2026, 12, 31);

    private static ReminderTerms Terms(int offset = -30, ReminderUnit unit = ReminderUnit.Days, int repeatDays = 0, int repeats = 0) => new(
        new("续会", "Renewal"), ReminderEntity.MembershipTerm, ReminderCondition.CanRenew, ReminderDate.TermEnd, offset, unit, [ReminderTo.Person], "renewal", repeatDays, repeats);

    public static TheoryData<ReminderTerms, Error> Refused => new()
    {
        { Terms() with { Date = ReminderDate.EventStart }, ReminderErrors.Date },
        { Terms() with { Condition = ReminderCondition.Unpaid }, ReminderErrors.Condition },
        { Terms(-401), ReminderErrors.Offset },
        { Terms(241, ReminderUnit.Hours), ReminderErrors.Offset },
        { Terms() with { To = [] }, ReminderErrors.Nobody },
        { Terms() with { To = [ReminderTo.Head] }, ReminderErrors.Recipient },
        { Terms(repeats: 2), ReminderErrors.Repeat },
        { Terms(repeatDays: 7, repeats: 13), ReminderErrors.Repeat },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused(ReminderTerms terms, Error error) =>
        Assert.Same(error, Assert.Throws<RefusedException>(() => new ReminderRule(terms)).Error);

    [Fact]
    public void By_days_it_is_due_at_nine_and_repeated_by_its_days()
    {
        var rule = new ReminderRule(Terms(-30, repeatDays: 7, repeats: 2));
        var anchor = AssociationCalendar.At(End);
        Assert.Equal(AssociationCalendar.At(new DateOnly(2026, 12, 1), new TimeOnly(9, 0)), rule.MomentOf(anchor, 0));
        Assert.Equal(AssociationCalendar.At(new DateOnly(2026, 12, 15), new TimeOnly(9, 0)), rule.MomentOf(anchor, 2));
    }

    [Fact]
    public void By_hours_it_counts_from_the_hour()
    {
        var rule = new ReminderRule(Terms(-24, ReminderUnit.Hours));
        Assert.Equal(AssociationCalendar.At(new DateOnly(2026, 12, 30), new TimeOnly(14, 30)), rule.MomentOf(AssociationCalendar.At(End, new TimeOnly(14, 30)), 0));
    }

    [Theory]
    [InlineData(-30, ReminderUnit.Days, 0)]
    [InlineData(14, ReminderUnit.Days, 1)]
    [InlineData(-24, ReminderUnit.Hours, 0)]
    [InlineData(-36, ReminderUnit.Hours, 0)]
    [InlineData(30, ReminderUnit.Hours, 1)]
    public void Every_date_whose_moment_lies_in_a_time_is_looked_at(int offset, ReminderUnit unit, int step)
    {
        var rule = new ReminderRule(Terms(offset, unit, repeatDays: 7, repeats: 1));
        var (from, to) = (AssociationCalendar.At(new DateOnly(2026, 6, 1), new TimeOnly(8, 10)), AssociationCalendar.At(new DateOnly(2026, 6, 3), new TimeOnly(8, 10)));
        var (first, last) = rule.AnchorsOf(from, to, step);
        for (var hours = 0; hours < 24 * 90; hours++)
        {
            var anchor = AssociationCalendar.At(new DateOnly(2026, 5, 1)).AddHours(hours);
            var moment = rule.MomentOf(anchor, step);
            if (moment >= from && moment <= to) Assert.InRange(AssociationCalendar.DayOf(anchor), first, last);
        }
    }

    [Fact]
    public void The_rules_that_came_with_the_product_look_at_everything_and_are_off()
    {
        var ready = ReadyReminders.All();
        Assert.Equal(Enum.GetValues<ReminderEntity>().Order(), ready.Select(r => r.Entity).Distinct().Order());
        Assert.All(ready, rule => Assert.False(rule.IsOn));
        Assert.All(ready, rule => Assert.Equal(ReadyReminders.IdOf(rule.Key!), rule.Id));
        Assert.Equal(ready.Count, ready.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Switching_on_again_keeps_since_when_it_is_on()
    {
        var (rule, now) = (new ReminderRule(Terms()), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        rule.Switch(true, now);
        rule.Switch(true, now.AddDays(3));
        Assert.Equal(now, rule.OnSince);
        rule.Switch(false, now.AddDays(4));
        Assert.False(rule.IsOn);
    }
}
