using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class DuesRunTests
{
    private static DuesRun Run(int year, DateOnly dueOn)
    {
        var day = DuesRun.DayIn(year, Sample.Today);
        return new(year, Id<FeeSchedule>.New(), DuesAudience.Units, day, day, dueOn, UserId.System, Sample.Now);
    }

    /// <summary>Of years before and after the one in which it was started, the charges count for another day than today.</summary>
    [Theory]
    [InlineData(2019)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void A_copy_leaves_as_many_days_to_pay(int year)
    {
        var (later, today) = (Sample.Now.AddDays(300), Sample.Today.AddDays(300));
        var copy = Run(year, Sample.Today.AddDays(22)).Copy(2027, Id<FeeSchedule>.New(), today, UserId.System, later);
        Assert.Equal(today.AddDays(22), copy.DueOn);
    }

    [Fact]
    public void A_copy_of_a_run_that_was_due_in_the_past_leaves_the_usual_days() =>
        Assert.Equal(Sample.Today.AddDays(DuesRun.DaysToPay), Run(2026, Sample.Today.AddDays(-9)).Copy(2027, Id<FeeSchedule>.New(), Sample.Today, UserId.System, Sample.Now).DueOn);

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Far_from_every_year_there_is_a_day_all_the_same(int year) => Assert.InRange(DuesRun.DayIn(year, Sample.Today), DateOnly.MinValue, DateOnly.MaxValue);
}
