using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events;

public sealed class RegistrationTests
{
    private static readonly BuiltEvent Conference = new AnEvent(Member: 300, NonMember: 500).Published();

    private static Registration In(RegistrationStatus status)
    {
        var registration = new ARegistration(Conference, new AMember().Guest()).Active().Registration;
        switch (status)
        {
            case RegistrationStatus.Confirmed: registration.Settle(); break;
            case RegistrationStatus.Cancelled: registration.Cancel(Sample.Now); break;
            case RegistrationStatus.Expired: registration.Expire(registration.HeldUntil!.Value); break;
            case RegistrationStatus.AwaitingPayment: break;
        }

        return registration;
    }

    public static TheoryData<RegistrationStatus, string, RegistrationStatus?> Transitions => new()
    {
        { RegistrationStatus.AwaitingPayment, "settle", RegistrationStatus.Confirmed },
        { RegistrationStatus.AwaitingPayment, "cancel", RegistrationStatus.Cancelled },
        { RegistrationStatus.AwaitingPayment, "expire", RegistrationStatus.Expired },
        { RegistrationStatus.Confirmed, "settle", null },
        { RegistrationStatus.Confirmed, "cancel", RegistrationStatus.Cancelled },
        { RegistrationStatus.Confirmed, "expire", null },
        { RegistrationStatus.Cancelled, "settle", null },
        { RegistrationStatus.Cancelled, "cancel", null },
        { RegistrationStatus.Cancelled, "expire", null },
        { RegistrationStatus.Expired, "settle", null },
        { RegistrationStatus.Expired, "cancel", null },
        { RegistrationStatus.Expired, "expire", null },
    };

    [Theory, MemberData(nameof(Transitions))]
    public void Every_state_takes_just_its_own_steps(RegistrationStatus from, string step, RegistrationStatus? to)
    {
        var registration = In(from);
        var after = Sample.Now.AddYears(1);
        Action act = step switch { "settle" => registration.Settle, "cancel" => () => registration.Cancel(after), _ => () => registration.Expire(after) };

        if (to is null) Assert.Throws<RefusedException>(act);
        else act();

        Assert.Equal(to ?? from, registration.Status);
    }

    [Fact]
    public void A_hold_that_still_runs_does_not_expire()
    {
        var registration = In(RegistrationStatus.AwaitingPayment);
        var refused = Assert.Throws<RefusedException>(() => registration.Expire(registration.HeldUntil!.Value.AddSeconds(-1)));
        Assert.Same(RegistrationErrors.HoldRuns, refused.Error);
    }

    [Fact]
    public void What_costs_nothing_is_confirmed_at_once_and_says_so()
    {
        var free = new AnEvent().Published();
        var person = new AMember().Guest();
        var registration = new Registration(free.Id, new Attendee(person.Id, "key", person.Name, null, null, null), free.Category.Id,
            free.Category.QuoteFor(false, Sample.Now), Sample.Now, Sample.Now.AddDays(7));
        Assert.Equal((RegistrationStatus.Confirmed, null), (registration.Status, registration.HeldUntil));
        Assert.IsType<RegistrationConfirmed>(Assert.Single(registration.TakeEvents()));
    }

    [Fact]
    public void Who_has_come_in_cannot_cancel()
    {
        var registration = In(RegistrationStatus.Confirmed);
        AtTheDoor(registration);
        Assert.Same(RegistrationErrors.Attended, Assert.Throws<RefusedException>(() => registration.Cancel(Sample.Now)).Error);
    }

    [Theory]
    [InlineData(RegistrationStatus.AwaitingPayment, ScanVerdict.Unpaid)]
    [InlineData(RegistrationStatus.Confirmed, ScanVerdict.Admitted)]
    [InlineData(RegistrationStatus.Cancelled, ScanVerdict.Cancelled)]
    [InlineData(RegistrationStatus.Expired, ScanVerdict.Cancelled)]
    public void The_door_judges_by_the_state(RegistrationStatus status, ScanVerdict expected)
    {
        Assert.Equal(expected, AtTheDoor(In(status)).Verdict);
    }

    private static Scan AtTheDoor(Registration registration) => new Passage(CheckInList.Main(Conference.Id), registration, null, [])
        .Pass(ScanMethod.Scanner, ScanDirection.In, Sample.User(), ScanTime.Ago(TimeSpan.Zero, Sample.Now), "n");
}
