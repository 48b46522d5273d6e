using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Abstracts;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Abstracts;

public sealed class AbstractTests : IntegrationTests
{
    private readonly BuiltEvent _event = new AnEvent().Published();
    private TestApp _app = null!;
    private TestUser _officer = null!;
    private AbstractCall _call = null!;

    private async Task OpenAsync(DatabaseKind database, bool blind = true, params object[] more)
    {
        _app = await StartAsync(database);
        _call = new ACall(blind).Of(_event.Id);
        await _app.Given([_event, _call, .. more]);
        _officer = _app.As(Role.EventOfficer);
    }

    private TypedAbstract Typed(string title = "肺结节随访", params (string Name, string Unit)[] authors) => new(title, null, null, PresentationWish.Oral,
        [.. (authors.Length == 0 ? [("张文静", "第一人民医院")] : authors).Select((a, i) => new TypedAuthor(a.Item1, a.Item2, null, i == 0))],
        [new(_call.Fields.First().Id.Value, "回顾性分析 200 例。\r\n随访三年。"), new(_call.Fields.Last().Id.Value, "可行。")]);

    private async Task<Submission> SubmittedAsync(string title = "肺结节随访", params (string Name, string Unit)[] authors)
    {
        var receipt = await _app.Anonymous.Send(new SubmitAbstract(_event.Id, Typed(title, authors), true, "张文静", $"a{Sample.Next()}@example.org"));
        Assert.Empty(receipt.Errors);
        return await _app.Db(db => db.Submissions.Include(s => s.Authors).SingleAsync(s => s.Number == receipt.Value.Number));
    }

    private async Task<AbstractReviewer> ReviewerAsync(string unit, Id<Domain.Members.Person>? person = null)
    {
        var added = await _officer.Send(new AddReviewer(_event.Id, person, new($"评审{Sample.Next()}", $"r{Sample.Next()}@example.org", unit, [])));
        Assert.Empty(added.Errors);
        return await _app.Db(db => db.AbstractReviewers.SingleAsync(r => r.Id == new Id<AbstractReviewer>(added.Value)));
    }

    private string Key(string purpose, string number) => _app.Services.GetRequiredService<ILinkSecrets>().For(purpose, number);

    private Judgement Judged(decimal science, decimal language) => new(new Dictionary<Id<ReviewCriterion>, decimal> { [_call.Criteria.First().Id] = science, [_call.Criteria.Last().Id] = language }, null, "仅供会务组", "补充随访时间");

    [Theory, Databases]
    public async Task An_outsider_submits_and_comes_back_by_the_secret_link_alone(DatabaseKind database)
    {
        await OpenAsync(database);
        var submission = await SubmittedAsync();
        var key = Key(AbstractLinks.Author, submission.Number);
        Assert.Null(await _app.Anonymous.Send(new ShowOwnAbstract(submission.Number)));
        Assert.Null(await _app.Anonymous.Send(new ShowOwnAbstract(submission.Number, Key(AbstractLinks.Reviewer, submission.Number))));
        Assert.Null(await _app.As().Send(new ShowOwnAbstract(submission.Number)));
        var own = (await _app.Anonymous.Send(new ShowOwnAbstract(submission.Number, key)))!;
        Assert.True(own.MayRevise);
        Assert.Equal("回顾性分析 200 例。\n随访三年。", own.Texts[0].Value);

        Assert.Equal(ErrorKind.NotFound, (await _app.As().Send(new ReviseAbstract(submission.Id, Typed("别人改的")))).Errors[0].Kind);
        Assert.Empty((await _app.Anonymous.Send(new ReviseAbstract(submission.Id, Typed("新题目"), key))).Errors);
        _app.Clock.SetUtcNow(_call.ClosesAt);
        Assert.Equal(SubmissionErrors.NotChangeable.Code, (await _app.Anonymous.Send(new ReviseAbstract(submission.Id, Typed("太迟"), key))).Errors[0].Code);
        Assert.Equal(2, await _app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.AbstractReceived && m.To == submission.Email)));
        Assert.Equal(CallErrors.Closed.Code, (await _app.Anonymous.Send(new SubmitAbstract(_event.Id, Typed(), true, "李国强", "late@example.org"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_member_finds_the_own_abstracts_and_a_wrong_form_is_refused(DatabaseKind database)
    {
        var member = new AMember().Live();
        await OpenAsync(database, true, member);
        var me = _app.As(member.Id);
        Assert.Equal(SubmissionErrors.ConsentMissing.Code, (await me.Send(new SubmitAbstract(_event.Id, Typed(), false, "张文静", "z@example.org"))).Errors[0].Code);
        Assert.Equal(SubmissionErrors.TextMissing.Code, (await me.Send(new SubmitAbstract(_event.Id, Typed() with { Texts = [] }, true, "张文静", "z@example.org"))).Errors[0].Code);
        Assert.Equal(SubmissionErrors.TrackMissing.Code, (await me.Send(new SubmitAbstract(_event.Id, Typed() with { Track = Guid.NewGuid() }, true, "张文静", "z@example.org"))).Errors[0].Code);
        var first = await me.Send(new SubmitAbstract(_event.Id, Typed(), true, "张文静", "z@example.org", IdempotencyKey: "once"));
        Assert.Equal(first.Value, (await me.Send(new SubmitAbstract(_event.Id, Typed(), true, "张文静", "z@example.org", IdempotencyKey: "once"))).Value);
        Assert.Equal(1, await _app.Db(db => db.Submissions.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_conflict_of_interest_is_refused_by_hand_by_the_machine_and_after_a_revision(DatabaseKind database)
    {
        await OpenAsync(database);
        var submission = await SubmittedAsync("共同研究", ("张文静", "第一人民医院"), ("李国强", "中医医院"));
        var (close, free) = (await ReviewerAsync("中医医院针灸科"), await ReviewerAsync("妇幼保健院"));
        Assert.Equal(ReviewErrors.Conflict.Code, (await _officer.Send(new AssignReviewer(_event.Id, submission.Id, close.Id))).Errors[0].Code);
        var spread = (await _officer.Send(new AssignEvenly(_event.Id))).Value;
        Assert.Equal((1, submission.Number), (spread.Assigned, Assert.Single(spread.Lacking)));

        var desk = (await _app.Anonymous.Send(new ShowReviewDesk(free.Number, Key(AbstractLinks.Reviewer, free.Number))))!;
        Assert.Empty((await _app.Anonymous.Send(new JudgeAbstract(free.Number, new(desk.Tasks[0].Review), Judged(8, 4), Key(AbstractLinks.Reviewer, free.Number)))).Errors);
        var added = Typed("共同研究", ("张文静", "第一人民医院"), ("王芳", "妇幼保健院"));
        Assert.Empty((await _app.Anonymous.Send(new ReviseAbstract(submission.Id, added, Key(AbstractLinks.Author, submission.Number)))).Errors);
        Assert.Equal(0, await _app.Db(db => db.AbstractReviews.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_blind_reviewer_sees_no_author_and_only_what_was_assigned(DatabaseKind database)
    {
        var expert = new AMember("李国强", Pinyin: "liguoqiang", Email: "li@example.org").Live();
        await OpenAsync(database, true, expert);
        var (submission, other) = (await SubmittedAsync(), await SubmittedAsync("另一篇"));
        var (reviewer, second) = (await ReviewerAsync("妇幼保健院", expert.Id), await ReviewerAsync("中医医院"));
        Assert.Empty((await _officer.Send(new AssignReviewer(_event.Id, submission.Id, reviewer.Id))).Errors);
        Assert.Empty((await _officer.Send(new AssignReviewer(_event.Id, other.Id, second.Id))).Errors);

        var me = _app.As(expert.Id);
        var task = Assert.Single((await me.Send(new ShowReviewDesk(reviewer.Number)))!.Tasks);
        var sheet = (await me.Send(new ShowReview(reviewer.Number, new(task.Review))))!;
        Assert.Null(sheet.Authors);
        Assert.DoesNotContain("张文静", string.Join("|", sheet.Texts.Select(t => t.Value).Append($"{sheet}")), StringComparison.Ordinal);
        var foreign = await _app.Db(db => db.AbstractReviews.SingleAsync(r => r.Reviewer == second.Id));
        Assert.Null(await me.Send(new ShowReview(reviewer.Number, foreign.Id)));
        Assert.Null(await me.Send(new ShowReviewDesk(second.Number)));
        Assert.Equal(ReviewErrors.NotFound.Code, (await me.Send(new JudgeAbstract(reviewer.Number, foreign.Id, Judged(1, 1)))).Errors[0].Code);
        Assert.Equal(76m, (await me.Send(new JudgeAbstract(reviewer.Number, new(task.Review), Judged(8, 3.5m)))).Value);
        Assert.Equal(1, (await me.Send(new ListMyAbstracts())).Reviewing.Single().All);
        await Assert.ThrowsAsync<RefusedException>(() => me.Send(new ListSubmissions(_event.Id, new())));
    }

    [Theory, Databases]
    public async Task Decisions_in_bulk_are_previewed_told_once_and_seen_by_the_author_only_then(DatabaseKind database)
    {
        await OpenAsync(database);
        var (one, two) = (await SubmittedAsync("甲"), await SubmittedAsync("乙"));
        var preview = (await _officer.Send(new PreviewDecision(_event.Id, [one.Id.Value, two.Id.Value], AbstractDecision.Oral)))!;
        Assert.Equal((2, 2, 2), (preview.Mails, preview.From[SubmissionStatus.Submitted], preview.Afterwards[SubmissionStatus.Oral]));
        Assert.Contains("甲", preview.Example + preview.Lines[1].Title.Zh, StringComparison.Ordinal);

        Assert.Empty((await _officer.Send(new DecideSubmission(_event.Id, one.Id, AbstractDecision.Oral, null, Tell: false))).Errors);
        var key = Key(AbstractLinks.Author, one.Number);
        Assert.Equal(SubmissionStatus.Submitted, (await _app.Anonymous.Send(new ShowOwnAbstract(one.Number, key)))!.Status);
        Assert.Equal(0, await _app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.AbstractDecided)));
        Assert.Equal(1, (await _officer.Send(new ListSubmissions(_event.Id, new(Untold: true)))).Total);
        Assert.Empty((await _officer.Send(new TellDecision(_event.Id, one.Id))).Errors);
        Assert.Empty((await _officer.Send(new TellDecision(_event.Id, one.Id))).Errors);
        Assert.Equal(1, await _app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.AbstractDecided)));
        Assert.Equal(SubmissionStatus.Oral, (await _app.Anonymous.Send(new ShowOwnAbstract(one.Number, key)))!.Status);

        Assert.Empty((await _officer.Send(new DecideSubmission(_event.Id, two.Id, AbstractDecision.Revise, "请补充", Tell: true))).Errors);
        _app.Clock.SetUtcNow(_call.ClosesAt.AddDays(1));
        var asked = (await _app.Anonymous.Send(new ShowOwnAbstract(two.Number, Key(AbstractLinks.Author, two.Number))))!;
        Assert.Equal((true, "请补充"), (asked.MayRevise, asked.Note));
        Assert.Equal(ErrorKind.NotFound, (await _app.As().At(new AnEvent().Draft().Id, Role.ProgrammeHead).Send(new DecideSubmission(_event.Id, two.Id, AbstractDecision.Oral, null, false))).Errors[0].Kind);
        Assert.Empty((await _app.As().At(_event.Id, Role.ProgrammeHead).Send(new DecideSubmission(_event.Id, two.Id, AbstractDecision.Oral, null, false))).Errors);
    }

    [Theory, Databases]
    public async Task An_accepted_abstract_becomes_a_talk_of_the_session_and_a_page_of_the_book(DatabaseKind database)
    {
        var track = new ProgrammeTrack(_event.Id, new("肺癌专题", "Lung cancer"), TrackColour.Blue, 1);
        await OpenAsync(database, true, track);
        var holder = _event.Event.OnlySession!.Id;
        var (one, two) = (await SubmittedAsync("甲"), await SubmittedAsync("乙"));
        Assert.Equal(SubmissionErrors.NotAccepted.Code, (await _officer.Send(new ScheduleTalk(_event.Id, one.Id, holder, 20))).Errors[0].Code);
        foreach (var s in new[] { one, two }) await _officer.Send(new DecideSubmission(_event.Id, s.Id, AbstractDecision.Oral, null, false));
        Assert.Empty((await _officer.Send(new ScheduleTalk(_event.Id, one.Id, holder, 20))).Errors);
        Assert.Equal(SubmissionErrors.HolderFull.Code, (await _officer.Send(new ScheduleTalk(_event.Id, two.Id, holder, 50))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new ScheduleTalk(_event.Id, two.Id, holder, 15))).Errors);

        var talks = await _app.Db(db => db.Sessions.AsNoTracking().Include(s => s.Speakers).Where(s => s.PartOf == holder).OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal(["甲", "乙"], talks.Select(t => t.Title.Zh));
        Assert.Equal(talks[0].EndsAt, talks[1].StartsAt);
        Assert.Equal(talks[0].Speakers.Single().Speaker, talks[1].Speakers.Single().Speaker);
        Assert.Equal(SubmissionErrors.Scheduled.Code, (await _officer.Send(new DecideSubmission(_event.Id, one.Id, AbstractDecision.Rejected, null, false))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new RemoveSession(_event.Id, talks[1].Id))).Errors);
        Assert.Null(await _app.Db(db => db.Submissions.Where(s => s.Id == two.Id).Select(s => s.Session).SingleAsync()));
        Assert.Empty((await _officer.Send(new UnscheduleTalk(_event.Id, one.Id))).Errors);

        var book = (await _officer.Send(new PrintAbstractBook(_event.Id, "zh-CN")))!;
        Assert.True(book.Content.Length > 5_000);
        Assert.Null(await _app.Anonymous.Send(new FetchAbstractBook(_event.Event.Slug, "zh-CN")));
        Assert.True((await _officer.Send(new ExportSubmissions(_event.Id, new(), []))).Content.Length > 1_000);
    }

    [Theory, Databases]
    public async Task Thirty_abstracts_are_spread_evenly_over_the_reviewers(DatabaseKind database)
    {
        await OpenAsync(database);
        await _app.Given([.. Enumerable.Range(0, 20).Select(i => ACall.Submitted(_call, $"第{i}篇", ("张文静", $"第{(char)('一' + i % 4)}号大医院")))]);
        foreach (var unit in new[] { "第一号大医院", "中医医院", "妇幼保健院", "疾控中心" }) await ReviewerAsync(unit);
        var spread = (await _officer.Send(new AssignEvenly(_event.Id))).Value;
        Assert.Equal((40, 0, 10, 10), (spread.Assigned, spread.Lacking.Count, spread.Least, spread.Most));
        Assert.Equal(0, (await _officer.Send(new AssignEvenly(_event.Id))).Value.Assigned);
        Assert.Equal(4, (await _officer.Send(new InviteReviewers(_event.Id))).Value);
        Assert.Equal(0, (await _officer.Send(new InviteReviewers(_event.Id))).Value);
        var lines = await _officer.Send(new ListReviewers(_event.Id));
        Assert.All(lines, l => Assert.Equal(10, l.Waiting));
        Assert.Equal(ReviewErrors.ReviewerKnown.Code, (await _officer.Send(new AddReviewer(_event.Id, null, new("另一人", lines[0].Reviewer.Email, "中医医院", [])))).Errors[0].Code);
    }
}
