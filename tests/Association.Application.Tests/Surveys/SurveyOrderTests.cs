using Association.Application.Surveys;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Surveys;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Surveys;

public sealed class SurveyOrderTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Questions_and_sections_of_a_draft_change_places_and_stop_at_the_ends(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent().Published();
        await app.Given(conference);
        var officer = app.As(Role.EventOfficer);
        var id = new Id<Survey>((await officer.Send(new SetSurvey(conference.Id, null, "会后问卷", null, null, null, true, false))).Value);
        var before = await QuestionsAsync();

        Assert.Empty((await officer.Send(new MoveSurveyQuestion(conference.Id, id, before[1].Id, Up: true))).Errors);
        Assert.Empty((await officer.Send(new MoveSurveyQuestion(conference.Id, id, before[1].Id, Up: true))).Errors);
        Assert.Empty((await officer.Send(new MoveSurveySection(conference.Id, id, before[^1].Section, Up: true))).Errors);

        Assert.Equal([before[3].Id, before[1].Id, before[0].Id, before[2].Id], (await QuestionsAsync()).Select(q => q.Id));
        Assert.Empty((await officer.Send(new OpenSurvey(conference.Id, id, false))).Errors);
        Assert.Equal(SurveyErrors.NotDraft.Code, (await officer.Send(new MoveSurveyQuestion(conference.Id, id, before[1].Id, Up: false))).Errors[0].Code);

        async Task<List<SurveyQuestion>> QuestionsAsync() => [.. (await officer.Send(new GetSurvey(conference.Id, id)))!.Survey.Questions];
    }
}
