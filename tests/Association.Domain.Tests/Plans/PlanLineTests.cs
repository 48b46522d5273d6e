using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Events;
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
    [InlineData(EventType.AcademicConference, EventLevel.Provincial, true)]
    [InlineData(EventType.AcademicConference, EventLevel.Municipal, true)]
    [InlineData(EventType.Lecture, EventLevel.National, true)]
    [InlineData(EventType.Lecture, EventLevel.District, false)]
    [InlineData(EventType.Lecture, EventLevel.Unit, false)]
    [InlineData(EventType.Salon, EventLevel.District, false)]
    [InlineData(EventType.Meeting, EventLevel.Provincial, false)]
    public void What_a_body_holds_for_itself_is_no_academic_activity(EventType type, EventLevel level, bool counted) =>
        Assert.Equal((counted, false), (PlanMetric.AcademicActivities.Counts(type, EventClass.Academic, level), PlanMetric.AcademicActivities.Counts(type, EventClass.PublicCme, level)));

    [Fact]
    public void A_share_of_the_staff_is_a_hundred_at_most() =>
        Assert.Equal("plan.percent", Assert.Throws<RefusedException>(() => new PlanLine(2026, null, PlanMetric.CmeParticipation, 101, new(2026, 12, 31))).Error.Code);

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
