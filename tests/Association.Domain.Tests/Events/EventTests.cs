using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events;

public sealed class EventTests
{
    private static Event Draft(DateOnly? on = null) => new AnEvent(On: on).Draft().Event;

    [Fact]
    public void A_draft_is_published_only_when_nothing_is_missing()
    {
        var bare = new Event(new Bilingual("年会"), "year", EventType.AnnualMeeting, EventClass.Academic, EventLevel.District, Sample.Today, Sample.Today);
        var checklist = EventChecklist.Of(bare, [], Sample.Now);

        Assert.Equal(["name-en", "venue", "description", "session", "deadline", "quota", "category", "price"], checklist.Items.Where(i => !i.Ready).Select(i => i.Code));
        Assert.Same(EventErrors.Incomplete, Assert.Throws<RefusedException>(() => bare.Publish(checklist, Sample.Now)).Error);
        Assert.Equal(EventStatus.Draft, bare.Status);
    }

    [Fact]
    public void It_ends_no_earlier_than_it_starts() =>
        Assert.Same(EventErrors.EndBeforeStart, Assert.Throws<RefusedException>(() => Draft().TakePlace(Sample.Today, Sample.Today.AddDays(-1))).Error);

    [Fact]
    public void A_session_lies_within_the_days_and_ends_after_it_starts()
    {
        var @event = Draft(Sample.Today);
        var nine = AssociationCalendar.At(Sample.Today, new TimeOnly(9, 0));
        Assert.Same(EventErrors.SessionOrder, Assert.Throws<RefusedException>(() => @event.Schedule(new("开幕"), nine, nine, null, null)).Error);
        Assert.Same(EventErrors.SessionOutside, Assert.Throws<RefusedException>(() => @event.Schedule(new("开幕"), nine.AddDays(1), nine.AddDays(1).AddHours(1), null, null)).Error);
    }

    [Fact]
    public void Registration_closes_no_later_than_the_event_ends() =>
        Assert.Same(EventErrors.DeadlineAfterEnd, Assert.Throws<RefusedException>(
            () => Draft(Sample.Today).OpenRegistration(null, AssociationCalendar.At(Sample.Today.AddDays(1)), 7)).Error);

    [Fact]
    public void It_is_concluded_on_its_last_day_and_not_before()
    {
        var @event = new AnEvent(On: Sample.Today.AddDays(3)).Published().Event;
        Assert.Same(EventErrors.NotOver, Assert.Throws<RefusedException>(() => @event.Conclude(Sample.Today.AddDays(2))).Error);
        @event.Conclude(Sample.Today.AddDays(3));
        Assert.Equal(EventStatus.Held, @event.Status);
        Assert.Same(EventErrors.NotCancellable, Assert.Throws<RefusedException>(@event.Cancel).Error);
    }

    [Theory]
    [InlineData(7, 30, 8)]
    [InlineData(7, 3, 4)]
    [InlineData(0, 30, 1)]
    public void A_place_is_held_until_the_end_of_the_last_payment_day_and_never_past_the_event(int paymentDays, int daysAhead, int heldDays)
    {
        var @event = new AnEvent(On: Sample.Today.AddDays(daysAhead), PaymentDays: paymentDays).Published().Event;
        Assert.Equal(AssociationCalendar.At(Sample.Today.AddDays(heldDays)), @event.PaymentDeadline(Sample.Now));
    }
}
