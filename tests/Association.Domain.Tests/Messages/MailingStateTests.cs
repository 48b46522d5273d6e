using Association.Domain.Common;
using Association.Domain.Messages;
using Xunit;

namespace Association.Domain.Tests.Messages;

public sealed class MailingStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly Placeholder[] Known = [new("name", PlaceholderKind.Text)];
    private static readonly MailingWords Words = new("通知\r\nBcc: x", "{{name}}，您好");

    private static Mailing Draft(MailingWords? words = null) => new(new(AudienceKind.Members), MailKind.EventNews, words ?? Words, Known, new UserId(Guid.NewGuid()), Now);

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Error.Code;

    [Fact]
    public void A_subject_is_one_line_and_half_of_the_english_words_is_refused_where_it_is_missing()
    {
        Assert.Equal("通知 Bcc: x", Draft().SubjectZh);
        Assert.Null(Draft(Words with { SubjectEn = " ", TextEn = "" }).SubjectEn);
        foreach (var (half, missing) in new[] { (Words with { SubjectEn = "Notice" }, "TextEn"), (Words with { TextEn = "Dear" }, "SubjectEn") })
        {
            var refused = Assert.Throws<RefusedException>(() => Draft(half)).Error;
            Assert.Equal((MailingErrors.Half.Code, missing), (refused.Code, refused.Field));
        }

        Assert.Equal("Notice", Draft(Words with { SubjectEn = "Notice", TextEn = "Dear {{name}}" }).SubjectEn);
        Assert.Equal("template.unknown-placeholder", Code(() => Draft(Words with { TextZh = "{{event}}" })));
    }

    [Fact]
    public void It_is_scheduled_begun_once_and_ended()
    {
        var mailing = Draft();
        Assert.False(mailing.Begin());
        Assert.Equal("mailing.past", Code(() => mailing.Schedule(Now.AddHours(-1), Now)));
        Assert.Equal("mailing.too-far", Code(() => mailing.Schedule(Now.AddYears(2), Now)));
        mailing.Schedule(Now.AddDays(1), Now);
        Assert.Equal("mailing.not-draft", Code(() => mailing.Write(new(AudienceKind.Members), MailKind.EventNews, Words, Known)));
        Assert.True(mailing.Begin());
        Assert.False(mailing.Begin());
        mailing.End(Now);
        Assert.Equal(MailingState.Sent, mailing.State);
    }

    [Fact]
    public void Stopped_before_its_moment_it_is_a_draft_and_afterwards_only_while_mails_wait()
    {
        var mailing = Draft();
        Assert.Equal("mailing.not-running", Code(() => mailing.Stop(waits: true, Now)));
        mailing.Schedule(null, Now);
        mailing.Stop(waits: false, Now);
        Assert.Equal((MailingState.Draft, null), (mailing.State, mailing.StartsAt));
        mailing.Schedule(null, Now);
        mailing.Begin();
        mailing.End(Now);
        Assert.Equal("mailing.not-running", Code(() => mailing.Stop(waits: false, Now)));
        mailing.Stop(waits: true, Now);
        Assert.Equal(MailingState.Stopped, mailing.State);
    }
}
