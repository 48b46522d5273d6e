using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>Puts a question at the end of an event's form.</summary>
[Requires(Permissions.EditEvents)]
public sealed record AddQuestion(Id<Event> Event, QuestionKind Kind, QuestionStage Stage, QuestionInput Question) : ICommand<Result<Guid>>, IInEvent;

internal sealed class AddQuestionValidator : AbstractValidator<AddQuestion>
{
    public AddQuestionValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Stage).IsInEnum();
        RuleFor(c => c.Question).SetValidator(new QuestionInputValidator()).OverridePropertyName("");
    }
}

internal sealed class AddQuestionHandler(IAssociationDb db, FormChecks checks) : IRequestHandler<AddQuestion, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddQuestion command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        var known = await db.Questions.Where(q => q.Event == command.Event).ToListAsync(cancellationToken);
        if (known.Count >= FormQuestion.MaxQuestions) return QuestionErrors.TooMany;

        var question = new FormQuestion(@event.Id, command.Kind, command.Stage, known.Count == 0 ? 1 : known.Max(q => q.Order) + 1, command.Question.Terms());
        question.Offer(command.Question.Offered(), answered: false);
        if (await checks.FaultAsync(question, known, cancellationToken) is { } fault) return fault;
        db.Questions.Add(question);
        @event.Ask(true);
        return question.Id.Value;
    }
}

/// <summary>Changes a question from now on; answers keep the words they were asked with, and its kind stays.</summary>
[Requires(Permissions.EditEvents)]
public sealed record EditQuestion(Id<Event> Event, Id<FormQuestion> Question, QuestionInput Terms) : ICommand<Result>, IInEvent;

internal sealed class EditQuestionValidator : AbstractValidator<EditQuestion>
{
    public EditQuestionValidator() => RuleFor(c => c.Terms).SetValidator(new QuestionInputValidator()).OverridePropertyName("");
}

internal sealed class EditQuestionHandler(IAssociationDb db, FormChecks checks) : IRequestHandler<EditQuestion, Result>
{
    public async Task<Result> Handle(EditQuestion command, CancellationToken cancellationToken)
    {
        var known = await db.Questions.Include(q => q.Options).Where(q => q.Event == command.Event).ToListAsync(cancellationToken);
        if (known.Find(q => q.Id == command.Question) is not { } question) return QuestionErrors.NotFound;

        question.Change(command.Terms.Terms());
        var offered = command.Terms.Offered();
        question.Offer(offered, await db.Answers.AnyAsync(a => a.Question == question.Id, cancellationToken));
        if (await checks.FaultAsync(question, known, cancellationToken) is { } fault) return fault;
        return await LimitAsync(question, offered, cancellationToken);
    }

    /// <summary>Places are lowered or lifted only by a statement that looks at how many are taken at this very moment.</summary>
    private async Task<Result> LimitAsync(FormQuestion question, IReadOnlyList<OptionTerms> offered, CancellationToken cancellationToken)
    {
        foreach (var terms in offered.Where(t => t.Option is not null).OrderBy(t => t.Option!.Value.Value))
        {
            if (question.Options.FirstOrDefault(o => o.Id == terms.Option) is not { } option || option.Places == terms.Places) continue;
            var (id, places) = (option.Id, terms.Places);
            var changed = await db.QuestionOptions.Where(o => o.Id == id && (places == null || o.Taken <= places))
                .ExecuteUpdateAsync(row => row.SetProperty(o => o.Places, places), cancellationToken);
            if (changed != 1) return QuestionErrors.PlacesTaken;
        }

        return Result.Done;
    }
}

/// <summary>What only the rest of the event knows: its categories, its sessions, its other questions.</summary>
internal sealed class FormChecks(IAssociationDb db)
{
    public async Task<Error?> FaultAsync(FormQuestion question, IReadOnlyList<FormQuestion> known, CancellationToken cancellationToken)
    {
        var others = known.Where(q => q.Id != question.Id).Append(question);
        if (question.ShowIf is { } condition && (known.All(q => q.Id != condition) || !new RegistrationForm(others).MayDependOn(question.Id, condition))) return QuestionErrors.Condition;
        var categories = question.AskedOf;
        if (categories.Count > 0 && await db.TicketCategories.CountAsync(c => c.Event == question.Event && categories.Contains(c.Id), cancellationToken) != categories.Count)
            return Error.NotFound("category");
        var sessions = question.Options.Select(o => o.Session).OfType<Id<EventSession>>().Distinct().ToList();
        if (sessions.Count > 0 && await db.Sessions.CountAsync(s => s.Event == question.Event && sessions.Contains(s.Id), cancellationToken) != sessions.Count)
            return EventErrors.SessionNotFound;
        return null;
    }
}
