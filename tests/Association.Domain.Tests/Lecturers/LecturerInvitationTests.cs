using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Xunit;

namespace Association.Domain.Tests.Lecturers;

public sealed class LecturerInvitationTests
{
    private static readonly DateTimeOffset Starts = AssociationCalendar.At(new(2026, 12, 1), new(9, 0));

    private static LecturerInvitation AnInvitation() =>
        new(Id<Event>.New(), Id<Lecturer>.New(), Starts, Starts.AddHours(2), new string('a', LecturerInvitation.KeyHashLength), new UserId(Guid.NewGuid()), Starts.AddDays(-10));

    [Theory]
    [InlineData(true, LecturerAnswer.Accepted)]
    [InlineData(false, LecturerAnswer.Declined)]
    public void Is_answered_once(bool comes, LecturerAnswer answer)
    {
        var invitation = AnInvitation();
        invitation.Reply(comes, "好的", Starts.AddDays(-9));
        Assert.Equal((answer, Starts.AddDays(-9)), (invitation.Answer, invitation.AnsweredAt));
        Assert.Equal(LecturerInvitationErrors.Answered, Assert.Throws<RefusedException>(() => invitation.Reply(!comes, null, Starts.AddDays(-8))).Error);
    }

    [Fact]
    public void Cannot_be_answered_once_the_event_has_begun() =>
        Assert.Equal(LecturerInvitationErrors.Over, Assert.Throws<RefusedException>(() => AnInvitation().Reply(true, null, Starts)).Error);

    [Fact]
    public void Withdrawn_it_can_neither_be_answered_nor_asked_again()
    {
        var invitation = AnInvitation();
        invitation.Withdraw();
        Assert.Equal(LecturerInvitationErrors.Withdrawn, Assert.Throws<RefusedException>(() => invitation.Reply(true, null, Starts.AddDays(-1))).Error);
        Assert.Equal(LecturerInvitationErrors.Withdrawn, Assert.Throws<RefusedException>(() => invitation.AskAgain(Starts, Starts.AddHours(1), "b")).Error);
    }

    [Fact]
    public void Another_time_asks_again_by_a_new_key()
    {
        var invitation = AnInvitation();
        invitation.Reply(true, null, Starts.AddDays(-9));
        invitation.AskAgain(Starts.AddDays(1), Starts.AddDays(1).AddHours(1), new string('b', 64));
        Assert.Equal((LecturerAnswer.Invited, (DateTimeOffset?)null), (invitation.Answer, invitation.AnsweredAt));
        invitation.Reply(false, null, Starts);
        Assert.Equal(LecturerAnswer.Declined, invitation.Answer);
    }

    [Fact]
    public void A_lecturer_is_away_on_both_days_of_an_absence()
    {
        var lecturer = new Lecturer("张三", null, new("市一医院", "主任医师", "儿科", "zh,en", "CN"));
        lecturer.IsAway(new(2026, 12, 1), new(2026, 12, 3), null);
        Assert.False(lecturer.IsAvailable(new(2026, 12, 3)));
        Assert.True(lecturer.IsAvailable(new(2026, 12, 4)));
        lecturer.Retire(new(2026, 1, 1));
        Assert.False(lecturer.IsAvailable(new(2026, 12, 4)));
        Assert.Equal(LecturerErrors.AbsenceOrder, Assert.Throws<RefusedException>(() => lecturer.IsAway(new(2026, 12, 3), new(2026, 12, 1), null)).Error);
        Assert.Equal(LecturerErrors.Score, Assert.Throws<RefusedException>(() => lecturer.Judge(6, null, new(2026, 12, 1), new UserId(Guid.NewGuid()))).Error);
    }
}
