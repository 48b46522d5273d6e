using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events.Abstracts;

public sealed class SubmissionTests
{
    private readonly AbstractCall _call = new ACall().Of(Id<Event>.New());

    [Fact]
    public void Handed_in_while_the_call_is_open_and_never_else()
    {
        var content = ACall.Content(_call);
        var contact = new SubmissionContact("张文静", "z@example.org", null, null, "zh-CN");
        Assert.Equal(SubmissionStatus.Submitted, new Submission(_call, content, contact, _call.OpensAt).Status);
        foreach (var at in new[] { _call.OpensAt.AddSeconds(-1), _call.ClosesAt })
            Assert.Same(CallErrors.Closed, Assert.Throws<RefusedException>(() => new Submission(_call, content, contact, at)).Error);
    }

    [Fact]
    public void The_form_says_what_is_missing()
    {
        var good = ACall.Content(_call);
        Refused(SubmissionErrors.AuthorsMissing, good with { Authors = [] });
        Refused(SubmissionErrors.AuthorIncomplete, good with { Authors = [new("张文静", "", null, true)] });
        Refused(SubmissionErrors.AuthorTwice, good with { Authors = [new("张文静", "第一人民医院", null, true), new("张 文静", "第一人民医院", null, false)] });
        Refused(SubmissionErrors.PresenterMissing, good with { Authors = [new("张文静", "第一人民医院", null, false)] });
        Refused(SubmissionErrors.TextMissing, good with { Texts = [good.Texts[1]] });
        Refused(SubmissionErrors.NotAnOption, good with { Texts = [.. good.Texts, new(Id<CallField>.New(), "x")] });
        Refused(SubmissionErrors.TooLong, good with { Texts = [good.Texts[0] with { Value = new string('长', 501) }] });
        SubmissionCheck.MustFit(_call, good with { Texts = [good.Texts[0] with { Value = string.Join(' ', Enumerable.Repeat("长", 500)) }] });

        void Refused(Error error, SubmissionContent content) => Assert.Equal(error.Code, Assert.Throws<RefusedException>(() => SubmissionCheck.MustFit(_call, content)).Error.Code);
    }

    [Fact]
    public void Revised_until_the_call_closes_and_after_it_only_when_asked_to()
    {
        var submission = ACall.Submitted(_call);
        submission.Revise(_call, ACall.Content(_call, "新题目"), Sample.Now);
        Assert.Equal((2, "新题目"), (submission.Edition, submission.Title.Zh));
        Assert.False(submission.MayBeRevised(_call, _call.ClosesAt));

        submission.Decide(AbstractDecision.Revise, null, Sample.User(), _call.ClosesAt);
        Assert.True(submission.MayBeRevised(_call, _call.ClosesAt));
        Assert.False(submission.MayBeRevised(_call, _call.RevisionsUntil!.Value));
        submission.Revise(_call, ACall.Content(_call), _call.ClosesAt.AddDays(1));
        Assert.Equal((SubmissionStatus.Submitted, 3), (submission.Status, submission.Edition));
        Assert.False(submission.MayBeRevised(_call, _call.ClosesAt.AddDays(1)));
    }

    [Fact]
    public void Only_an_accepted_abstract_becomes_a_talk_and_keeps_it()
    {
        var (submission, talk) = (ACall.Submitted(_call), Id<EventSession>.New());
        Assert.Same(SubmissionErrors.NotAccepted, Assert.Throws<RefusedException>(() => submission.Schedule(talk)).Error);
        submission.Decide(AbstractDecision.Oral, null, Sample.User(), Sample.Now);
        submission.Schedule(talk);
        Assert.Same(SubmissionErrors.Scheduled, Assert.Throws<RefusedException>(() => submission.Decide(AbstractDecision.Rejected, null, Sample.User(), Sample.Now)).Error);
        Assert.Same(SubmissionErrors.Scheduled, Assert.Throws<RefusedException>(submission.Withdraw).Error);
        submission.Decide(AbstractDecision.Poster, null, Sample.User(), Sample.Now);
        submission.Unschedule();
        submission.Withdraw();
        Assert.Same(SubmissionErrors.Withdrawn, Assert.Throws<RefusedException>(() => submission.Decide(AbstractDecision.Oral, null, Sample.User(), Sample.Now)).Error);
    }

    [Theory]
    [InlineData("第一人民医院", "第一人民医院", true)]
    [InlineData("第一人民医院", "第一人民医院　呼吸科", true)]
    [InlineData("四川大学华西医院", "华西医院", true)]
    [InlineData("West China Hospital", "west china  hospital (WCH)", true)]
    [InlineData("市医院", "高新区市医院", false)]
    [InlineData("第一人民医院", "第二人民医院", false)]
    [InlineData("", "第一人民医院", false)]
    public void Units_are_one_however_they_are_written(string one, string other, bool same)
    {
        Assert.Equal(same, UnitConflict.AreOne(one, other));
        Assert.Equal(same, UnitConflict.AreOne(other, one));
    }

    [Fact]
    public void Nobody_judges_the_own_unit_or_the_own_abstract()
    {
        var submission = ACall.Submitted(_call, "共同研究", ("张文静", "第一人民医院"), ("李国强", "中医医院"));
        var error = Assert.Throws<RefusedException>(() => new AbstractReview(submission, ACall.Reviewer(_call.Event, "中医医院针灸科"), null, Sample.Now)).Error;
        Assert.Equal((ReviewErrors.Conflict.Code, "中医医院"), (error.Code, error.Arguments[1]));
        var self = new AbstractReviewer(_call.Event, null, new("张文静", submission.Email!.ToUpperInvariant(), "别的医院", [], null, "zh-CN"));
        Assert.NotNull(UnitConflict.Between(self, submission));
        Assert.Equal(ReviewState.Waiting, new AbstractReview(submission, ACall.Reviewer(_call.Event, "妇幼保健院"), null, Sample.Now).State);
    }

    [Fact]
    public void Scores_are_weighted_and_bounded()
    {
        var submission = ACall.Submitted(_call);
        var review = new AbstractReview(submission, ACall.Reviewer(_call.Event, "妇幼保健院"), null, Sample.Now);
        var (science, language) = (_call.Criteria.First().Id, _call.Criteria.Last().Id);
        Judge(8, 3.5m);
        Assert.Equal((76m, ReviewState.Done, 1), (review.Total, review.State, review.Edition));
        Judge(10, 5);
        Assert.Equal(100m, review.Total);
        foreach (var (a, b) in new[] { (11m, 1m), (-1m, 1m), (1m, 5.05m) })
            Assert.Equal(ReviewErrors.Score.Code, Assert.Throws<RefusedException>(() => Judge(a, b)).Error.Code);
        Assert.Equal(ReviewErrors.Score.Code, Assert.Throws<RefusedException>(() => review.Judge(_call, submission, new(new Dictionary<Id<ReviewCriterion>, decimal> { [science] = 1 }, null, null, null), Sample.Now)).Error.Code);
        Assert.Same(CallErrors.Scored, Assert.Throws<RefusedException>(() => _call.JudgeBy([new(science, new("科学性"), 50, 10), new(language, new("表达"), 50, 5)], scored: true)).Error);
        review.Decline("同一课题组", Sample.Now);
        Assert.Equal((null, ReviewState.Declined, 0), (review.Total, review.State, review.Scores.Count));

        void Judge(decimal a, decimal b) => review.Judge(_call, submission, new(new Dictionary<Id<ReviewCriterion>, decimal> { [science] = a, [language] = b }, null, null, "补充随访时间"), Sample.Now);
    }

    [Fact]
    public void What_is_filled_into_a_letter_is_not_looked_at_again()
    {
        var letter = _call.Letters.First(l => l.Decision is AbstractDecision.Rejected);
        _call.Write(AbstractDecision.Rejected, "{name}：《{title}》{other} {", "{name}");
        Assert.Equal("张{title}：《{name}》{other} {", letter.For("zh-CN", "张{title}", "{name}", "A1", "年会"));
        Assert.Equal("Zhang", letter.For("en", "Zhang", "", "", ""));
    }
}
