using Association.Domain.Common;
using Association.Domain.Messages;
using Xunit;

namespace Association.Domain.Tests.Messages;

public sealed class MailAddressTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    private static MailAddress Address() => new(EmailAddress.TryParse("Zhang@Example.org", out var address) ? address : throw new InvalidOperationException());

    [Fact]
    public void Three_hard_bounces_stop_it_and_the_office_resumes_it()
    {
        var address = Address();
        Assert.Equal([false, false, true, false], Enumerable.Range(0, 4).Select(_ => address.Bounced("550", Now)));
        Assert.True(address.IsStopped);
        address.Resume();
        Assert.Equal((false, 0), (address.IsStopped, address.HardBounces));
        Assert.Same(MailAddressErrors.NotStopped, Assert.Throws<RefusedException>(address.Resume).Error);
    }

    [Fact]
    public void A_kind_is_left_and_taken_up_again_by_itself()
    {
        var address = Address();
        address.Leave(MailKind.Reminder);
        address.Leave(MailKind.Newsletter);
        address.Leave(MailKind.Reminder);
        address.ComeBack(MailKind.Reminder);
        Assert.Equal((false, true, false), (address.HasLeft(MailKind.Reminder), address.HasLeft(MailKind.Newsletter), address.HasLeft(MailKind.EventNews)));
    }

    [Fact]
    public void What_somebody_must_receive_cannot_be_left() =>
        Assert.Same(MailAddressErrors.Needed, Assert.Throws<RefusedException>(() => Address().Leave(MailKind.Service)).Error);
}
