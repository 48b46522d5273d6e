using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.SelfService;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>The participant, or who holds the key of the link, answers anew; what an option costs more or less is settled.</summary>
[Requires(Permissions.Anyone)]
public sealed record ChangeAnswers(Id<Registration> Registration, QuestionStage Stage, IReadOnlyList<GivenAnswer> Answers, string? LinkKey = null, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class ChangeAnswersAccess(RegistrationAccess access) : IAccessRule<ChangeAnswers>
{
    public Task<bool> AllowsAsync(ChangeAnswers request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class ChangeAnswersHandler(AnswerChange change) : IRequestHandler<ChangeAnswers, Result>
{
    public Task<Result> Handle(ChangeAnswers command, CancellationToken cancellationToken) =>
        change.ApplyAsync(command.Registration, command.Stage, command.Answers, Changer.Participant, cancellationToken);
}

/// <summary>The office answers for somebody, its own questions among them; the terms do not bind it.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record ChangeAnswersByOffice(Id<Event> Event, Id<Registration> Registration, QuestionStage Stage, IReadOnlyList<GivenAnswer> Answers, string Reason) : ICommand<Result>, IInEvent;

internal sealed class ChangeAnswersByOfficeValidator : AbstractValidator<ChangeAnswersByOffice>
{
    public ChangeAnswersByOfficeValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(OwnPlace.MaxReasonLength);
}

internal sealed class ChangeAnswersByOfficeHandler(IAssociationDb db, AnswerChange change) : IRequestHandler<ChangeAnswersByOffice, Result>
{
    public async Task<Result> Handle(ChangeAnswersByOffice command, CancellationToken cancellationToken) =>
        await db.Registrations.AnyAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken)
            ? await change.ApplyAsync(command.Registration, command.Stage, command.Answers, Changer.ByOffice(command.Reason), cancellationToken)
            : RegistrationErrors.NotFound;
}

/// <summary>Puts new answers in the place of the old ones of a stage.</summary>
internal sealed class AnswerChange(IAssociationDb db, OwnPlace places, AnswerDesk desk, ChosenPlaces options, PriceChange price, ICurrentUser user, TimeProvider clock)
{
    public async Task<Result> ApplyAsync(Id<Registration> id, QuestionStage stage, IReadOnlyList<GivenAnswer> given, Changer by, CancellationToken cancellationToken)
    {
        var place = await places.LoadAsync(id, OwnAct.Answers, by, cancellationToken);
        if (!by.Office && stage is QuestionStage.FollowUp && place.Event.FollowUpUntil is { } until && clock.Today() > until) return SelfServiceErrors.TooLate;

        var old = await db.Answers.Include(a => a.Chosen).Where(a => a.Registration == id).ToListAsync(cancellationToken);
        var questions = await db.Questions.AsNoTracking().Where(q => q.Event == place.Event.Id).ToListAsync(cancellationToken);
        // What the office alone fills in stays as it is when the participant answers, and so does the other stage.
        var replaced = old.Where(a => questions.Find(q => q.Id == a.Question) is { } q && q.Stage == stage && (by.Office || !q.OfficeOnly)).ToList();
        var had = replaced.Where(a => a.StaysUnlessGiven).Select(a => a.Question).ToHashSet();
        var read = await desk.ReadAsync(new(place.Event.Id, place.Category.Id, stage, by.Office, had), given, cancellationToken);
        if (read.Faults.Count > 0) return Result.Refused(read.Faults);

        await ReplaceAsync(place, old, replaced, read, cancellationToken);
        db.Note(user, clock, "answers.changed", id.ToString(), new { Stage = stage.ToString(), Questions = read.Items.Select(i => i.Question.Label.Zh) }, entity: nameof(Registration));
        return Result.Done;
    }

    private async Task ReplaceAsync(ChangeablePlace place, List<FormAnswer> old, List<FormAnswer> replaced, ReadAnswers read, CancellationToken cancellationToken)
    {
        var registration = place.Registration;
        // A file or a sealed number that was not given again stays, as long as its question still shows.
        var dropped = replaced.Where(a => !a.StaysUnlessGiven || read.Items.Any(i => i.Question.Id == a.Question) || !read.Shown.Contains(a.Question)).ToList();
        var kept = old.Except(dropped).ToList();
        if (registration.IsActive)
        {
            var changes = read.Places;
            foreach (var choice in dropped.SelectMany(a => a.Chosen)) changes[choice.Option] = changes.GetValueOrDefault(choice.Option) - 1;
            await options.MoveAsync(changes, read.FullAt, cancellationToken);
        }

        await db.DropAsync(dropped, clock.GetUtcNow(), cancellationToken);
        foreach (var item in read.Items) await desk.KeepAsync(registration.Id, item, cancellationToken);
        var lines = kept.SelectMany(a => a.Chosen.Where(c => c.Price > Money.Zero).Select(c => (AnswerDesk.Cut($"{a.Asked.Zh}：{c.Label.Zh} · {registration.Name}"), c.Price)))
            .Concat(AnswerDesk.Lines(read, registration.Name)).ToList();
        if (lines.Aggregate(Money.Zero, (sum, line) => sum + line.Item2) != registration.Extras)
            await price.ApplyAsync(registration, place.Event, place.Category.Name.Zh, new(null, lines, "选项变更"), place.Terms, cancellationToken);
    }
}
