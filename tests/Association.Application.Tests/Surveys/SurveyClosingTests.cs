using Association.Application.Surveys;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Surveys;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Surveys;

public sealed class SurveyClosingTests : IntegrationTests
{
    [Theory, Databases]
    public async Task After_its_last_day_a_survey_takes_no_answers_and_no_certificate_waits_for_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent().Published(), new AMember().Live());
        var came = new ARegistration(conference, member.Person).Attended();
        await app.Given(conference, member, came);
        var (officer, me) = (app.As(Role.EventOfficer), app.As(member.Id));
        var day = AssociationCalendar.DayOf(app.Now).AddDays(3);
        var survey = new Id<Survey>((await officer.Send(new SetSurvey(conference.Id, null, "会后问卷", null, null, null, false, true, day))).Value);
        Assert.Empty((await officer.Send(new OpenSurvey(conference.Id, survey, false))).Errors);

        Assert.True((await me.Send(new GetSurveySheet(survey, came.Id)))!.Open);
        Assert.Equal(1, await app.As(Role.CmeOfficer).Send(new CountSurveysMissing(conference.Id)));
        app.Clock.SetUtcNow(AssociationCalendar.At(day.AddDays(1)));

        Assert.False((await me.Send(new GetSurveySheet(survey, came.Id)))!.Open);
        Assert.Empty(await me.Send(new ListOwnSurveys(came.Id)));
        Assert.Equal(0, await app.As(Role.CmeOfficer).Send(new CountSurveysMissing(conference.Id)));
        var late = await me.Send(new AnswerSurvey(survey, came.Id, null, new Dictionary<Id<SurveyQuestion>, IReadOnlyList<string?>>()));
        Assert.Equal(SurveyErrors.NotOpen.Code, late.Errors[0].Code);

        Assert.Empty((await officer.Send(new SetSurvey(conference.Id, survey, "会后问卷", null, null, null, false, true, day.AddDays(5)))).Errors);
        Assert.True((await me.Send(new GetSurveySheet(survey, came.Id)))!.Open);
    }
}
