using Association.Domain.Common;
using Association.Domain.Rooms;
using Xunit;

namespace Association.Domain.Tests.Rooms;

public sealed class RoomBookingTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private static Room ARoom(bool needsApproval = false, int capacity = 20) =>
        new(new("一号会议室", "Room One"), new("三楼", "Third floor"), capacity, Equipment.Projector | Equipment.Screen, needsApproval);

    private static RoomBooking ABooking(Room room, int from = 36, int length = 8, int people = 12) =>
        new(room, MeetingTime.On(Day, from, length), "儿科沙龙", people, body: null, new UserId(Guid.NewGuid()));

    [Fact]
    public void Holds_each_quarter_of_its_time()
    {
        var booking = ABooking(ARoom());
        Assert.Equal(BookingStatus.Confirmed, booking.Status);
        Assert.Equal(Enumerable.Range(QuarterHour.Of(Day, 36).Number, 8), booking.Quarters.Select(q => q.Quarter));
    }

    [Fact]
    public void Waits_where_the_room_asks_for_approval_and_holds_it_meanwhile()
    {
        var booking = ABooking(ARoom(needsApproval: true));
        Assert.Equal(BookingStatus.Requested, booking.Status);
        Assert.Equal(8, booking.Quarters.Count);
        booking.Confirm();
        Assert.Equal(BookingErrors.NotWaiting, Assert.Throws<RefusedException>(booking.Confirm).Error);
    }

    [Fact]
    public void Declined_or_cancelled_it_holds_nothing()
    {
        var (declined, cancelled) = (ABooking(ARoom(needsApproval: true)), ABooking(ARoom()));
        declined.Decline("装修");
        cancelled.Cancel();
        Assert.All([declined, cancelled], b => Assert.Empty(b.Quarters));
        Assert.Equal(BookingErrors.Over, Assert.Throws<RefusedException>(() => cancelled.Cancel()).Error);
    }

    [Fact]
    public void Moved_by_half_an_hour_it_keeps_the_rows_of_the_rest()
    {
        var room = ARoom();
        var booking = ABooking(room);
        var kept = booking.Quarters.Skip(2).ToList();
        booking.Move(room, MeetingTime.On(Day, 38, 8), 12);
        Assert.Equal(8, booking.Quarters.Count);
        Assert.All(kept, q => Assert.Contains(q, booking.Quarters));
    }

    [Fact]
    public void Moved_to_a_room_that_asks_it_waits_again()
    {
        var booking = ABooking(ARoom());
        var other = ARoom(needsApproval: true);
        booking.Move(other, booking.Time, 12);
        Assert.Equal(BookingStatus.Requested, booking.Status);
        Assert.All(booking.Quarters, q => Assert.Equal(other.Id, q.Room));
    }

    [Theory]
    [InlineData(36, 8, 21, "booking.over-capacity")]
    [InlineData(36, 8, 0, "booking.people")]
    [InlineData(33, 4, 12, "booking.room-closed")]
    [InlineData(80, 5, 12, "booking.room-closed")]
    [InlineData(92, 4, 12, "booking.room-closed")]
    public void Is_refused_with_the_reason(int from, int length, int people, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => ABooking(ARoom(), from, length, people));
        Assert.Equal(code, refused.Error.Code);
    }

    [Fact]
    public void A_closure_shuts_its_days_and_no_other()
    {
        var room = ARoom();
        var closure = room.Close(Day, Day.AddDays(1), "消防检查");
        Assert.False(room.IsOpen(MeetingTime.On(Day, 36, 4)));
        Assert.True(room.IsOpen(MeetingTime.On(Day.AddDays(2), 36, 4)));
        room.Reopen(closure.Id);
        Assert.True(room.IsOpen(MeetingTime.On(Day, 36, 4)));
        Assert.Equal(RoomErrors.ClosureNotFound, Assert.Throws<RefusedException>(() => room.Reopen(closure.Id)).Error);
    }

    [Fact]
    public void Hours_replace_one_another_and_a_day_not_named_is_closed()
    {
        var room = ARoom();
        room.Open([new(Day.DayOfWeek, new(14, 0), new(18, 0))]);
        Assert.True(room.IsOpen(MeetingTime.On(Day, 56, 16)));
        Assert.False(room.IsOpen(MeetingTime.On(Day, 56, 17)));
        Assert.False(room.IsOpen(MeetingTime.On(Day.AddDays(1), 56, 4)));
        Assert.Equal(RoomErrors.Hours, Assert.Throws<RefusedException>(() => room.Open([new(DayOfWeek.Monday, new(9, 0), new(9, 0))])).Error);
    }

    [Theory]
    [InlineData(21, Equipment.None, false, FitTag.OverCapacity)]
    [InlineData(20, Equipment.Projector, false, FitTag.Free)]
    [InlineData(20, Equipment.LiveStream, false, FitTag.EquipmentMissing)]
    [InlineData(20, Equipment.None, true, FitTag.Clash)]
    public void Says_in_one_word_why_a_room_does_not_fit(int people, Equipment equipment, bool taken, FitTag tag) =>
        Assert.Equal(tag, RoomFit.Of(ARoom(), new(people, equipment), MeetingTime.On(Day, 36, 4), taken));

    [Fact]
    public void Needing_approval_does_not_stand_in_the_way()
    {
        var tag = RoomFit.Of(ARoom(needsApproval: true), new(5, Equipment.None), MeetingTime.On(Day, 36, 4), isTaken: false);
        Assert.Equal((FitTag.NeedsApproval, true), (tag, tag.CanBeTaken()));
        Assert.False(FitTag.Clash.CanBeTaken());
    }
}
