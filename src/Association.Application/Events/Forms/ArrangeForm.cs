using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>Puts a question at another place of the form; the others keep their order.</summary>
/// <param name="Place">Counted from 1; beyond the end means the end.</param>
[Requires(Permissions.EditEvents)]
public sealed record MoveQuestion(Id<Event> Event, Id<FormQuestion> Question, int Place) : ICommand<Result>, IInEvent;

internal sealed class MoveQuestionHandler(IAssociationDb db) : IRequestHandler<MoveQuestion, Result>
{
    public async Task<Result> Handle(MoveQuestion command, CancellationToken cancellationToken)
    {
        var form = await db.Questions.Where(q => q.Event == command.Event).OrderBy(q => q.Order).ThenBy(q => q.Id).ToListAsync(cancellationToken);
        if (form.Find(q => q.Id == command.Question) is not { } moved) return QuestionErrors.NotFound;

        form.Remove(moved);
        form.Insert(Math.Clamp(command.Place - 1, 0, form.Count), moved);
        for (var i = 0; i < form.Count; i++) form[i].StandAt(i + 1);
        return Result.Done;
    }
}

/// <summary>Asks a question no more, or again; what was answered stays.</summary>
[Requires(Permissions.EditEvents)]
public sealed record SwitchQuestion(Id<Event> Event, Id<FormQuestion> Question, bool Off) : ICommand<Result>, IInEvent;

internal sealed class SwitchQuestionHandler(IAssociationDb db) : IRequestHandler<SwitchQuestion, Result>
{
    public async Task<Result> Handle(SwitchQuestion command, CancellationToken cancellationToken)
    {
        if (await db.Questions.FirstOrDefaultAsync(q => q.Id == command.Question && q.Event == command.Event, cancellationToken) is not { } question) return QuestionErrors.NotFound;
        question.Switch(command.Off);
        return Result.Done;
    }
}

/// <summary>Takes a question off the form as long as nobody has answered it.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveQuestion(Id<Event> Event, Id<FormQuestion> Question) : ICommand<Result>, IInEvent;

internal sealed class RemoveQuestionHandler(IAssociationDb db) : IRequestHandler<RemoveQuestion, Result>
{
    public async Task<Result> Handle(RemoveQuestion command, CancellationToken cancellationToken)
    {
        var form = await db.Questions.Include(q => q.Options).Where(q => q.Event == command.Event).ToListAsync(cancellationToken);
        if (form.Find(q => q.Id == command.Question) is not { } question) return QuestionErrors.NotFound;
        if (form.Any(q => q.ShowIf == question.Id)) return QuestionErrors.Condition;
        if (await db.Answers.AnyAsync(a => a.Question == question.Id, cancellationToken)) return QuestionErrors.Answered;

        db.Questions.Remove(question);
        var @event = await db.Events.SingleAsync(e => e.Id == command.Event, cancellationToken);
        @event.Ask(form.Count > 1);
        return Result.Done;
    }
}
