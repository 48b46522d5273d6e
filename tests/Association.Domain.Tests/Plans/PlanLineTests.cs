using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Plans;
using Xunit;

namespace Association.Domain.Tests.Plans;

public sealed class PlanLineTests
{
    private static PlanLine Salons(int target = 20) => new(2026, body: null, PlanMetric.Salons, target, new(2026, 12, 31));

    [Theory]
    [InlineData("2025-12-31", 0)]
    [InlineData("2026-01-01", 0)]
    [InlineData("2026-01-19", 1)]
    [InlineData("2026-07-02", 10)]
    [InlineData("2026-12-30", 19)]
    [InlineData("2026-12-31", 20)]
    [InlineData("2027-05-01", 20)]
    public void Asks_for_as_much_as_the_passed_days(string day, int expected) => Assert.Equal(expected, Salons().ExpectedBy(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(20, "2026-03-01", PlanLight.Reached)]
    [InlineData(10, "2026-07-02", PlanLight.OnTrack)]
    [InlineData(9, "2026-07-02", PlanLight.Behind)]
    [InlineData(6, "2026-07-02", PlanLight.Behind)]
    [InlineData(5, "2026-07-02", PlanLight.FarBehind)]
    [InlineData(0, "2026-01-01", PlanLight.OnTrack)]
    [InlineData(19, "2026-12-31", PlanLight.Behind)]
    [InlineData(19, "2027-01-01", PlanLight.Missed)]
    [InlineData(21, "2027-01-01", PlanLight.Reached)]
    public void Shows_a_light_by_the_time_that_passed(int reached, string day, PlanLight light) => Assert.Equal(light, Salons().LightOf(reached, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0, "2026-12-31", "plan.target")]
    [InlineData(1_000_001, "2026-12-31", "plan.target")]
    [InlineData(5, "2027-01-01", "plan.due")]
    public void Has_bounds(int target, string due, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Salons().Set(target, DateOnly.Parse(due, CultureInfo.InvariantCulture), owner: null, note: null));
        Assert.Equal(code, refused.Error.Code);
    }
}
