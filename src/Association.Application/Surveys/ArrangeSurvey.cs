using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>Moves a question of a draft one place up or down within its section.</summary>
[Requires(Permissions.EditEvents)]
public sealed record MoveSurveyQuestion(Id<Event> Event, Id<Survey> Survey, Id<SurveyQuestion> Question, bool Up) : ICommand<Result>, IInEvent;

/// <summary>Moves a section of a draft with its questions.</summary>
[Requires(Permissions.EditEvents)]
public sealed record MoveSurveySection(Id<Event> Event, Id<Survey> Survey, Id<SurveySection> Section, bool Up) : ICommand<Result>, IInEvent;

internal sealed class ArrangeSurveyHandlers(IAssociationDb db) : IRequestHandler<MoveSurveyQuestion, Result>, IRequestHandler<MoveSurveySection, Result>
{
    public Task<Result> Handle(MoveSurveyQuestion command, CancellationToken cancellationToken) =>
        ArrangeAsync(command.Event, command.Survey, survey => survey.Move(command.Question, command.Up), cancellationToken);

    public Task<Result> Handle(MoveSurveySection command, CancellationToken cancellationToken) =>
        ArrangeAsync(command.Event, command.Survey, survey => survey.Move(command.Section, command.Up), cancellationToken);

    private async Task<Result> ArrangeAsync(Id<Event> @event, Id<Survey> id, Action<Survey> move, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.Include(s => s.Sections).ThenInclude(s => s.Questions).FirstOrDefaultAsync(s => s.Id == id && s.Event == @event, cancellationToken);
        if (survey is null) return SurveyErrors.NotFound;
        move(survey);
        return Result.Done;
    }
}
