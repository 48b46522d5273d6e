using Association.Application.Certificates;
using Association.Application.Events;
using Association.Application.Messages;
using Association.Application.Surveys;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Surveys;

public sealed class SurveyTests : IntegrationTests
{
    private readonly BuiltEvent _event = new AnEvent().Published();
    private TestApp _app = null!;
    private TestUser _officer = null!;
    private List<BuiltMember> _members = [];
    private List<BuiltRegistration> _people = [];

    private async Task<Id<Survey>> OpenAsync(DatabaseKind database, bool anonymous, bool before = false, bool mail = false, int people = 5)
    {
        _app = await StartAsync(database);
        _members = [.. Enumerable.Range(0, people + 1).Select(i => new AMember($"孙{(char)('一' + i)}", Email: $"p{i}@example.org").Live())];
        _people = [.. _members.Select((m, i) => i < people ? new ARegistration(_event, m.Person).Attended() : new ARegistration(_event, m.Person).Active())];
        await _app.Given([_event, .. _members, .. _people]);
        _officer = _app.As(Role.EventOfficer);
        var survey = await _officer.Send(new SetSurvey(_event.Id, null, "会后问卷", "Afterwards", null, null, anonymous, before));
        Assert.Empty((await _officer.Send(new OpenSurvey(_event.Id, new(survey.Value), mail))).Errors);
        return new(survey.Value);
    }

    private async Task<Result> AnswerAsync(Id<Survey> survey, int person, string satisfied = "5", string? idea = "更多病例讨论")
    {
        var questions = (await _officer.Send(new GetSurvey(_event.Id, survey)))!.Survey.Questions.ToList();
        return await _app.As(_members[person].Id).Send(new AnswerSurvey(survey, _people[person].Id, null, new Dictionary<Id<SurveyQuestion>, IReadOnlyList<string?>>
        {
            [questions[0].Id] = [satisfied], [questions[1].Id] = ["5", "4", "", "3"], [questions[2].Id] = ["0"], [questions[3].Id] = [idea],
        }));
    }

    [Theory, Databases]
    public async Task An_anonymous_sheet_says_neither_who_nor_when_and_few_are_not_shown(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true);
        for (var i = 0; i < 4; i++) Assert.Empty((await AnswerAsync(survey, i, idea: $"意见{i}")).Errors);
        Assert.Null((await _officer.Send(new GetSurvey(_event.Id, survey)))!.Results);
        Assert.Null(await _officer.Send(new ExportSurvey(_event.Id, survey)));

        Assert.Empty((await AnswerAsync(survey, 4, "1")).Errors);
        var view = (await _officer.Send(new GetSurvey(_event.Id, survey)))!;
        Assert.Equal((5, 5), (view.Answered, view.Asked));
        Assert.Equal([1, 0, 0, 0, 4], view.Results![0].Rows[0].Counts);
        Assert.Equal(4.2m, view.Results[0].Rows[0].Mean);
        Assert.Equal(5, view.Results[3].Texts.Count);
        var sheets = await _app.Db(db => db.SurveySheets.AsNoTracking().ToListAsync());
        Assert.All(sheets, sheet => Assert.Equal((null, null), (sheet.Registration, sheet.AnsweredAt)));
        Assert.Equal(0, await _app.Db(db => db.AuditEntries.CountAsync(e => e.Entity == nameof(SurveySheet) || e.Entity == nameof(SurveyTaker))));
        Assert.Equal(0, await _app.Db(db => db.IdempotencyRecords.CountAsync()));
    }

    [Theory, Databases]
    public async Task Each_answers_once_and_only_who_came(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true);
        Assert.Empty((await AnswerAsync(survey, 0)).Errors);
        Assert.Equal(SurveyErrors.Answered.Code, (await AnswerAsync(survey, 0)).Errors[0].Code);
        Assert.Equal(SurveyErrors.NotAttended.Code, (await AnswerAsync(survey, 5)).Errors[0].Code);
        var stranger = await _app.As(_members[1].Id).Send(new AnswerSurvey(survey, _people[2].Id, "forged", new Dictionary<Id<SurveyQuestion>, IReadOnlyList<string?>>()));
        Assert.Equal(ErrorKind.NotFound, stranger.Errors[0].Kind);
        await _officer.Send(new CloseSurvey(_event.Id, survey));
        Assert.Equal(SurveyErrors.NotOpen.Code, (await AnswerAsync(survey, 1)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Five_who_answer_at_once_leave_five_sheets(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(() => AnswerAsync(survey, i))));
        Assert.All(answers, a => Assert.Empty(a.Errors));
        Assert.Equal((5, 5), await _app.Db(async db => (await db.SurveySheets.CountAsync(), await db.SurveyTakers.CountAsync())));
    }

    [Theory, Databases]
    public async Task Wrong_answers_are_told_beside_their_questions(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: false);
        var refused = await AnswerAsync(survey, 0, satisfied: "6");
        var first = (await _officer.Send(new GetSurvey(_event.Id, survey)))!.Survey.Questions.First();
        Assert.Equal((SurveyErrors.Invalid.Code, $"{first.Id}"), (refused.Errors[0].Code, refused.Errors[0].Field));
        Assert.Equal(SurveyErrors.Required.Code, (await AnswerAsync(survey, 0, satisfied: " ")).Errors[0].Code);

        Assert.Empty((await AnswerAsync(survey, 0)).Errors);
        Assert.NotNull((await _officer.Send(new GetSurvey(_event.Id, survey)))!.Results);
        Assert.True((await _officer.Send(new ExportSurvey(_event.Id, survey)))!.Content.Length > 1_000);
        Assert.Equal(_people[0].Id, await _app.Db(db => db.SurveySheets.Select(s => s.Registration).SingleAsync()));
    }

    [Theory, Databases]
    public async Task No_certificate_before_the_survey(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true, before: true, people: 2);
        Assert.Empty((await AnswerAsync(survey, 0)).Errors);
        _app.Clock.SetUtcNow(AssociationCalendar.At(_event.Event.EndsOn.AddDays(1)));
        await _officer.Send(new ConcludeEvent(_event.Id));

        var issued = await _officer.Send(new IssueCertificates(_event.Id));
        Assert.Equal("孙一", Assert.Single(issued.Value.Items).Holder);
        Assert.Equal(SurveyErrors.BeforeCertificate.Code, (await _officer.Send(new IssueCertificates(_event.Id, _people[1].Id))).Errors[0].Code);
        Assert.Empty((await AnswerAsync(survey, 1)).Errors);
        Assert.Single((await _officer.Send(new IssueCertificates(_event.Id))).Value.Items);
    }

    [Theory, Databases]
    public async Task A_certificate_of_before_waits_for_the_survey_too(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true, people: 1);
        _app.Clock.SetUtcNow(AssociationCalendar.At(_event.Event.EndsOn.AddDays(1)));
        await _officer.Send(new ConcludeEvent(_event.Id));
        var certificate = new Id<Domain.Certificates.Certificate>((await _officer.Send(new IssueCertificates(_event.Id))).Value.Items[0].Id);
        Assert.Empty((await _officer.Send(new SetSurvey(_event.Id, survey, "会后问卷", null, null, null, true, true))).Errors);

        var me = _app.As(_members[0].Id);
        Assert.Equal(survey.Value, (await me.Send(new FindSurveyBefore(certificate)))!.Survey);
        Assert.Same(SurveyErrors.BeforeCertificate, (await Assert.ThrowsAsync<RefusedException>(() => me.Send(new DownloadCertificate(certificate)))).Error);
        Assert.NotNull(await _officer.Send(new DownloadCertificate(certificate)));
        Assert.Empty((await AnswerAsync(survey, 0)).Errors);
        Assert.NotNull(await me.Send(new DownloadCertificate(certificate)));
    }

    [Theory, Databases]
    public async Task Whoever_came_gets_one_mail_and_only_when_somebody_said_so(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true, mail: true, people: 2);
        Assert.Equal(2, (await _app.Send(new PlanSurveyMails())).Value);
        Assert.Equal(0, (await _app.Send(new PlanSurveyMails())).Value);
        await _app.As(Role.EventOfficer).Send(new ScanTicket(_event.Id, _people[2].Registration.TicketCode, null, ScanMethod.Camera, "late"));
        Assert.Equal(1, (await _app.Send(new PlanSurveyMails())).Value);
        Assert.Equal(3, await _app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.SurveyOpened)));

        await _officer.Send(new CloseSurvey(_event.Id, survey));
        Assert.Empty((await _officer.Send(new OpenSurvey(_event.Id, survey, false))).Errors);
        Assert.Equal(0, (await _app.Send(new PlanSurveyMails())).Value);
    }

    [Theory, Databases]
    public async Task Questions_stay_as_they_were_asked(DatabaseKind database)
    {
        var survey = await OpenAsync(database, anonymous: true);
        var question = (await _officer.Send(new GetSurvey(_event.Id, survey)))!.Survey.Questions.First();
        var terms = new SurveyQuestionTerms(SurveyQuestionKind.Text, new("别的"), false, null, null, 5);
        Assert.Equal(SurveyErrors.NotDraft.Code, (await _officer.Send(new PutSurveyQuestion(_event.Id, survey, null, question.Id, terms))).Errors[0].Code);
        Assert.Equal(SurveyErrors.NotDraft.Code, (await _officer.Send(new SetSurvey(_event.Id, survey, "会后问卷", null, null, null, false, false))).Errors[0].Code);
        Assert.Equal(SurveyErrors.NotDraft.Code, (await _officer.Send(new RemoveSurvey(_event.Id, survey))).Errors[0].Code);
    }
}
