using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events;

public sealed class EventEditorTests
{
    private static DateTimeOffset At(Event @event, int hour) => AssociationCalendar.At(@event.StartsOn, new TimeOnly(hour, 0));

    private static EventSession Schedule(Event @event, int from, int to, SessionKind kind, bool? counts = null)
    {
        var session = @event.Schedule(new("报告"), At(@event, from), At(@event, to), null, null);
        @event.Describe(session.Id, new(kind, CountsForCredit: counts));
        return session;
    }

    /// <summary>Side by side counts once; openings, breaks and what is called off do not count. Source: domain.md R1.10, R1.50.</summary>
    [Fact]
    public void Teaching_is_counted_by_the_clock()
    {
        var @event = new AnEvent().Draft().Event;
        Assert.Equal(1m, @event.TeachingHours());
        Schedule(@event, 10, 12, SessionKind.Lecture);
        Schedule(@event, 11, 13, SessionKind.Workshop);
        Schedule(@event, 13, 14, SessionKind.Break, counts: true);
        Schedule(@event, 14, 15, SessionKind.Ceremony);
        Schedule(@event, 15, 16, SessionKind.Discussion, counts: false);
        @event.CallOff(Schedule(@event, 16, 17, SessionKind.Lecture).Id);
        Assert.Equal(4m, @event.TeachingHours());
    }

    /// <summary>Source: domain.md 1.5, CN-2024 attendee.</summary>
    [Theory]
    [InlineData(2.9, 0.5)]
    [InlineData(3, 1)]
    [InlineData(4.5, 1.5)]
    [InlineData(8, 2.5)]
    [InlineData(16, 5)]
    [InlineData(30, 10)]
    [InlineData(40, 10)]
    public void Hours_give_credits_in_half_steps_up_to_ten(double hours, double credits) => Assert.Equal((decimal)credits, CmeTerms.CreditsFor((decimal)hours));

    [Fact]
    public void An_event_has_at_most_thirty_hosts_and_supporters()
    {
        var @event = new AnEvent().Draft().Event;
        var many = Enumerable.Range(1, 31).Select(i => new OrganiserTerms(OrganiserRole.Supporter, null, new($"单位{i}"))).ToList();
        Assert.Same(OrganiserErrors.TooMany, Assert.Throws<RefusedException>(() => @event.HeldBy(many)).Error);
        @event.HeldBy([.. many.Take(30)]);
        Assert.Equal(30, @event.Organisers.Count);
    }

    [Fact]
    public void Words_fall_back_to_the_other_language()
    {
        var mails = new EventMails("请带身份证", null, null, "South gate", 3);
        Assert.Equal(("请带身份证", "South gate"), (mails.ConfirmationIn("en"), mails.ReminderIn("zh-CN")));
    }
}
