using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Events.Forms;

public sealed class RegistrationFormTests
{
    private readonly BuiltEvent _event = new AnEvent().Draft();

    [Fact]
    public void A_question_shows_when_the_one_it_depends_on_shows_and_was_answered_so()
    {
        var dinner = new AQuestion(_event, QuestionKind.Choice, "晚宴").With(("参加", 200, null), ("不参加", 0, null));
        var diet = new AQuestion(_event, Label: "饮食", ShowIf: dinner, Answer: dinner.Options.First().Id.ToString()).With();
        var allergy = new AQuestion(_event, Label: "过敏", ShowIf: diet, Answer: "有").With();
        var form = new RegistrationForm([allergy, diet, dinner]).AskedOf(_event.Category.Id, QuestionStage.Registration, byOffice: false);

        Assert.Equal([dinner], Shown(form, (dinner, dinner.Options.Last().Id.ToString()), (diet, "有")));
        Assert.Equal([dinner, diet], Shown(form, (dinner, dinner.Options.First().Id.ToString().ToUpperInvariant())));
        Assert.Equal([dinner, diet, allergy], Shown(form, (dinner, dinner.Options.First().Id.ToString()), (diet, " 有 ")));
    }

    [Fact]
    public void Nobody_is_asked_what_is_for_the_office_for_others_for_later_or_switched_off()
    {
        var office = new AQuestion(_event, OfficeOnly: true).With();
        var others = new AQuestion(_event, Of: [Id<TicketCategory>.New()]).With();
        var later = new AQuestion(_event, Stage: QuestionStage.FollowUp).With();
        var (off, asked) = (new AQuestion(_event).With(), new AQuestion(_event, Of: [_event.Category.Id]).With());
        off.Switch(off: true);
        var form = new RegistrationForm([office, others, later, off, asked]);

        Assert.Equal([asked], form.AskedOf(_event.Category.Id, QuestionStage.Registration, byOffice: false));
        Assert.Equal([office, asked], form.AskedOf(_event.Category.Id, QuestionStage.Registration, byOffice: true));
        Assert.Equal([later], form.AskedOf(_event.Category.Id, QuestionStage.FollowUp, byOffice: false));
    }

    [Fact]
    public void Questions_cannot_wait_for_each_other()
    {
        var first = new AQuestion(_event).With();
        var second = new AQuestion(_event, ShowIf: first, Answer: "是").With();
        var form = new RegistrationForm([first, second]);

        Assert.True(form.MayDependOn(null, second.Id));
        Assert.False(form.MayDependOn(first.Id, second.Id));
        Assert.False(form.MayDependOn(first.Id, Id<FormQuestion>.New()));
    }

    [Fact]
    public void An_option_that_was_chosen_is_switched_off_and_one_that_was_not_is_removed()
    {
        var question = new AQuestion(_event, QuestionKind.Choice).With(("一", 0, 5), ("二", 0, null));
        var kept = new OptionTerms(question.Options.First().Id, new Bilingual("壹"), new Money(10), 3, null);

        question.Offer([kept], answered: true);
        Assert.Equal([("壹", false, 5), ("二", true, null)], question.Options.Select(o => (o.Label.Zh, o.Retired, o.Places)));
        question.Offer([kept], answered: false);
        Assert.Equal("壹", Assert.Single(question.Options).Label.Zh);
        Assert.Same(QuestionErrors.OptionsMissing, Assert.Throws<RefusedException>(() => question.Offer([], answered: false)).Error);
    }

    [Theory]
    [InlineData(QuestionKind.Number, "１２．５", "12.5")]
    [InlineData(QuestionKind.Number, "1,200", "1200")]
    [InlineData(QuestionKind.Number, "", "")]
    [InlineData(QuestionKind.Date, "2026/3/9", "2026-03-09")]
    [InlineData(QuestionKind.Phone, " 138 0013 8000 ", "13800138000")]
    [InlineData(QuestionKind.Phone, "+4915112345678", "+4915112345678")]
    [InlineData(QuestionKind.Text, "  第一\r\n行\u200B ", "第一 行")]
    [InlineData(QuestionKind.Text, "=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")")]
    [InlineData(QuestionKind.LongText, " a\r\nb\u0007 ", "a\nb")]
    public void What_was_typed_is_understood(QuestionKind kind, string typed, string value) =>
        Assert.Equal(value, AnswerReading.Of(new AQuestion(_event, kind).With(), [typed]).Value);

    [Theory]
    [InlineData(QuestionKind.Number, "many", "answer.number")]
    [InlineData(QuestionKind.Number, "1e9", "answer.number")]
    [InlineData(QuestionKind.Number, "11", "answer.bounds")]
    [InlineData(QuestionKind.Number, "-1", "answer.bounds")]
    [InlineData(QuestionKind.Date, "2026-02-30", "answer.date")]
    [InlineData(QuestionKind.Phone, "12345", "answer.phone")]
    [InlineData(QuestionKind.Choice, "0195e0e0-0000-7000-8000-000000000001", "answer.option")]
    [InlineData(QuestionKind.Choice, "first", "answer.option")]
    public void What_is_no_answer_is_refused(QuestionKind kind, string typed, string code)
    {
        var question = kind is QuestionKind.Choice ? new AQuestion(_event, kind).With(("一", 0, null)) : new AQuestion(_event, kind, Min: 0, Max: 10).With();
        Assert.Equal(code, Assert.Throws<RefusedException>(() => AnswerReading.Of(question, [typed])).Error.Code);
    }

    [Fact]
    public void One_option_is_chosen_unless_several_may_be_and_their_prices_add_up()
    {
        var one = new AQuestion(_event, QuestionKind.Choice).With(("一", 100, null), ("二", 50, null));
        var several = new AQuestion(_event, QuestionKind.Choice, Several: true).With(("一", 100, null), ("二", 50, null));

        Assert.Same(AnswerErrors.OneOnly, Assert.Throws<RefusedException>(() => AnswerReading.Of(one, Both(one))).Error);
        Assert.Equal((new Money(150), "一、二"), (AnswerReading.Of(several, Both(several)).Price, AnswerReading.Of(several, Both(several)).Value));
    }

    private static string[] Both(FormQuestion question) => [.. question.Options.Reverse().Select(o => o.Id.ToString())];

    private static IReadOnlyList<FormQuestion> Shown(IReadOnlyList<FormQuestion> asked, params (FormQuestion Question, string Value)[] answers) =>
        RegistrationForm.Shown(asked, q => [.. answers.Where(a => a.Question == q).Select(a => a.Value)]);
}
