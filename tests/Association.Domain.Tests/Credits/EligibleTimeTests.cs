using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Xunit;

namespace Association.Domain.Tests.Credits;

public sealed class EligibleTimeTests
{
    private static readonly DateOnly Day = new(2026, 5, 20);
    private static readonly TaughtTime Morning = Session(9, 0, 12, 0);
    private static readonly TaughtTime Afternoon = Session(14, 0, 17, 0);

    private static DateTimeOffset At(int hour, int minute, int day = 0) => AssociationCalendar.At(Day.AddDays(day), new TimeOnly(hour, minute));

    private static TaughtTime Session(int fromHour, int fromMinute, int toHour, int toMinute, int day = 0) => new(Id<EventSession>.New(), At(fromHour, fromMinute, day), At(toHour, toMinute, day));

    private static PresenceProof InOut(Id<EventSession>? session, bool stayed, params (DateTimeOffset At, bool In)[] moments) => new(session, [.. moments.Select(m => new ProofMoment(m.At, m.In))], true, stayed);

    private static PresenceProof Door(params DateTimeOffset[] moments) => new(null, [.. moments.Select(m => new ProofMoment(m, true))], false, true);

    private static EligibleTime Of(IReadOnlyList<TaughtTime> sessions, params PresenceProof[] proofs) => EligibleTime.Of(AttendanceTerms.Standard, sessions, proofs, [], []);

    [Fact]
    public void In_and_out_are_united_and_cut_to_the_session()
    {
        var time = Of([Morning], InOut(null, false, (At(8, 30), true), (At(10, 0), false), (At(11, 0), true), (At(12, 40), false)));
        Assert.Equal(120, time.Minutes);
        Assert.Equal(TimeFinding.Part, time.Sessions[0].Finding);
    }

    [Theory, InlineData(10, 180), InlineData(11, 169)]
    public void A_gap_within_the_grace_is_closed(int gap, int minutes) =>
        Assert.Equal(minutes, Of([Morning], InOut(null, false, (At(8, 50), true), (At(10, 0), false), (At(10, gap), true), (At(12, 0), false))).Minutes);

    [Theory, InlineData(9, 10, 180), InlineData(9, 11, 169)]
    public void Late_by_no_more_than_the_grace_is_not_late(int hour, int minute, int minutes) => Assert.Equal(minutes, Of([Morning], Door(At(hour, minute))).Minutes);

    [Fact]
    public void A_missing_sign_out_counts_to_the_end_or_nothing_as_the_list_says()
    {
        Assert.Equal(180, Of([Morning], InOut(null, true, (At(9, 0), true))).Minutes);
        var none = Of([Morning], InOut(null, false, (At(9, 0), true)));
        Assert.Equal((0, TimeFinding.NoSignOut), (none.Minutes, none.Sessions[0].Finding));
    }

    [Fact]
    public void R1_32_each_half_day_needs_a_scan()
    {
        var once = Of([Morning, Afternoon], Door(At(8, 40)));
        Assert.Equal((180, TimeFinding.NoScan), (once.Minutes, once.Sessions[1].Finding));
        Assert.Equal(360, Of([Morning, Afternoon], Door(At(8, 40), At(13, 50))).Minutes);
        var through = InOut(null, false, (At(8, 40), true), (At(20, 0), false));
        Assert.Equal(180, Of([Morning, Afternoon], through).Minutes);
        Assert.Equal(360, EligibleTime.Of(AttendanceTerms.Standard with { ScanEachHalfDay = false }, [Morning, Afternoon], [through], [], []).Minutes);
    }

    [Theory, InlineData(12, 50, 13, 30, 210), InlineData(12, 25, 13, 0, 240), InlineData(17, 55, 18, 30, 120)]
    public void R1_32_whoever_is_let_in_before_the_half_day_begins_has_come_for_it(int hour, int minute, int fromHour, int fromMinute, int minutes)
    {
        var session = Session(fromHour, fromMinute, fromHour < 18 ? 17 : 20, fromHour < 18 ? 0 : 30);
        Assert.Equal(minutes, Of([Morning, session], Door(At(hour, minute))).Minutes);
        Assert.Equal(minutes, Of([Morning, session], InOut(session.Session, true, (At(hour, minute), true))).Minutes);
        Assert.Equal(minutes, EligibleTime.Of(AttendanceTerms.Standard with { ScanEachHalfDay = false }, [session], [Door(At(hour, minute))], [], []).Minutes);
    }

    [Fact]
    public void R1_32_signing_out_after_six_proves_the_afternoon_and_at_eight_it_does_not()
    {
        var afternoon = Session(14, 0, 17, 30);
        Assert.Equal(390, Of([Morning, afternoon], InOut(null, false, (At(8, 30), true), (At(18, 5), false))).Minutes);
        Assert.Equal(180, Of([Morning, afternoon], InOut(null, false, (At(8, 30), true), (At(20, 0), false))).Minutes);
    }

    [Fact]
    public void R1_32_a_look_in_the_middle_of_the_morning_is_none_for_the_afternoon() =>
        Assert.Equal((10, TimeFinding.NoScan), Of([Morning, Session(13, 10, 15, 0)], Door(At(11, 50))) is var time ? (time.Minutes, time.Sessions[1].Finding) : default);

    [Fact]
    public void Whoever_forgot_to_sign_out_at_noon_and_is_let_in_again_has_the_afternoon()
    {
        Assert.Equal(360, Of([Morning, Afternoon], InOut(null, true, (At(8, 40), true), (At(13, 50), true))).Minutes);
        var late = Of([Morning, Afternoon], InOut(null, true, (At(8, 40), true), (At(15, 0), true)));
        Assert.Equal((180, 120), (late.Sessions[0].Minutes, late.Sessions[1].Minutes));
    }

    [Fact]
    public void R1_50_sessions_side_by_side_count_once()
    {
        var beside = Session(10, 0, 12, 30);
        Assert.Equal(210, Of([Morning, beside], InOut(Morning.Session, true, (At(9, 0), true)), InOut(beside.Session, true, (At(10, 0), true))).Minutes);
    }

    [Fact]
    public void A_scan_outside_the_session_adds_nothing() => Assert.Equal(0, Of([Morning], Door(At(19, 0))).Minutes + Of([Morning], Door(At(9, 0, day: 1))).Minutes + Of([Morning], Door(At(12, 0))).Minutes);

    [Fact]
    public void A_list_of_another_session_proves_nothing_for_this_one() => Assert.Equal(0, Of([Morning], InOut(Afternoon.Session, true, (At(9, 0), true))).Minutes);

    [Fact]
    public void Minutes_are_told_day_by_day()
    {
        var next = Session(9, 0, 10, 0, day: 1);
        Assert.Equal([new DayMinutes(Day, 180), new DayMinutes(Day.AddDays(1), 60)], Of([Morning, next], Door(At(8, 59), At(8, 59, day: 1))).Days);
    }

    [Fact]
    public void R1_51_what_somebody_taught_is_not_attended_as_well()
    {
        var time = EligibleTime.Of(AttendanceTerms.Standard, [Morning], [Door(At(8, 50))], [], [new PresenceInterval(At(10, 0), At(11, 0))]);
        Assert.Equal((120, TimeFinding.Taught), (time.Minutes, time.Sessions[0].Finding));
    }

    [Fact]
    public void The_last_correction_holds_and_no_scan_beside_it()
    {
        TimeCorrection[] corrections = [new(Morning.Session, At(9, 0), At(12, 0)), new(Morning.Session, null, null), new(Afternoon.Session, At(15, 0), At(17, 0))];
        var time = EligibleTime.Of(AttendanceTerms.Standard, [Morning, Afternoon], [Door(At(8, 50))], corrections, []);
        Assert.Equal((120, 0, TimeFinding.Corrected), (time.Minutes, time.Sessions[0].Minutes, time.Sessions[1].Finding));
    }

    [Theory, InlineData(2, 0), InlineData(3, 180)]
    public void R5_11_online_enough_codes_prove_the_session(int passed, int minutes) =>
        Assert.Equal(minutes, Of([Morning], new PresenceProof(Morning.Session, [], true, false, 5, passed)).Minutes);
}
