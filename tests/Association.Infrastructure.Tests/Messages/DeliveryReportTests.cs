using System.Text;
using Association.Infrastructure.Messages.Bounces;
using MimeKit;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class DeliveryReportTests
{
    private static readonly Guid Ours = Guid.Parse("0193a1b2c3d4475890aabbccddeeff00");

    private static MimeMessage Report(string action, string status, string enclosed = "message/rfc822", string? messageId = null, string said = "550 no such user") => MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes($"""
        From: MAILER-DAEMON@mx.example.org
        To: no-reply@association.test
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; gone@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {said}

        --b
        Content-Type: {enclosed}

        Message-ID: <{messageId ?? $"{Ours:N}@association.test"}>
        From: no-reply@association.test
        To: gone@example.org
        Subject: x

        Hello
        --b--

        """.ReplaceLineEndings("\r\n"))));

    [Theory]
    [InlineData("5.1.1", true)]
    [InlineData("5.1.10", true)]
    [InlineData("5.2.2", false)]
    [InlineData("5.7.1", false)]
    [InlineData("4.2.2", false)]
    public void What_failed_for_good_is_told_from_what_is_full_or_taken_for_junk(string status, bool hard)
    {
        var report = DeliveryReports.Read(Report("failed", status));
        Assert.Equal((Ours, hard), (report!.Message, report.Hard));
        Assert.Contains("550 no such user", report.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("554 5.7.1 <gone@example.org>: relay access denied", false)]
    [InlineData("550 5.1.1 <gone@example.org>: user unknown", true)]
    [InlineData("550 from 10.5.7.1: unknown", true)]
    public void A_report_that_sums_up_is_judged_by_what_the_server_behind_it_said(string said, bool hard)
    {
        var report = DeliveryReports.Read(Report("failed", "5.0.0", said: said))!;
        Assert.Equal(hard, report.Hard);
        Assert.DoesNotContain("gone@example.org", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_headers_alone_are_enough() => Assert.Equal(Ours, DeliveryReports.Read(Report("failed", "5.1.1", "text/rfc822-headers"))!.Message);

    [Fact]
    public void A_delay_is_no_failure() => Assert.Null(DeliveryReports.Read(Report("delayed", "4.4.1")));

    [Theory]
    [InlineData("somebody-else@example.org")]
    [InlineData("0193a1b2c3d4475890aabbccddeeff00")]
    [InlineData("x@y@z")]
    public void A_report_that_names_no_mail_of_ours_says_nothing(string messageId) => Assert.Null(DeliveryReports.Read(Report("failed", "5.1.1", messageId: messageId)));

    [Fact]
    public void An_answer_of_a_person_is_no_report() =>
        Assert.Null(DeliveryReports.Read(MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes($"From: a@example.org\r\nIn-Reply-To: <{Ours:N}@association.test>\r\n\r\nThank you\r\n")))));
}
