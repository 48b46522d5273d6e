using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Lists;
using Association.Domain.Common;
using Association.Domain.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>Begins or changes a draft; nobody gets anything.</summary>
/// <param name="Mailing">Null: a new one.</param>
[Requires(Permissions.EditReminders)]
public sealed record SaveMailing(Id<Mailing>? Mailing, MailingAudience Audience, MailKind Kind, MailingWords Words, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IForAudience, IIdempotent;

internal sealed class SaveMailingValidator : AbstractValidator<SaveMailing>
{
    public SaveMailingValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Audience.Kind).IsInEnum();
        RuleFor(c => c.Audience.Question).MaximumLength(Mailing.MaxQuestionLength).OverridePropertyName("Question");
        RuleFor(c => c.Words.SubjectZh).NotEmpty().MaximumLength(Mailing.MaxSubjectLength).OverridePropertyName("SubjectZh");
        RuleFor(c => c.Words.TextZh).NotEmpty().MaximumLength(Mailing.MaxTextLength).OverridePropertyName("TextZh");
        RuleFor(c => c.Words.SubjectEn).MaximumLength(Mailing.MaxSubjectLength).OverridePropertyName("SubjectEn");
        RuleFor(c => c.Words.TextEn).MaximumLength(Mailing.MaxTextLength).OverridePropertyName("TextEn");
    }
}

internal sealed class SaveMailingHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SaveMailing, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveMailing command, CancellationToken cancellationToken)
    {
        var audience = command.Audience with { Question = SavedLists.Question(command.Audience.Question) };
        if (SavedLists.HoldsNumber(audience.Question)) return Domain.Lists.SavedListErrors.PersonalNumber.At("Question");
        var known = MailingDesk.PlaceholdersOf(audience.Kind);
        if (command.Mailing is not { } id)
        {
            var draft = new Mailing(audience, command.Kind, command.Words, known, user.Id, clock.GetUtcNow());
            db.Mailings.Add(draft);
            return draft.Id.Value;
        }

        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } mailing || !user.Has(MailingRights.PermissionFor(mailing.Audience))) return MailingErrors.NotFound;
        mailing.Write(audience, command.Kind, command.Words, known);
        return mailing.Id.Value;
    }
}

/// <summary>Throws a draft away.</summary>
[Requires(Permissions.EditReminders)]
public sealed record DeleteMailing(Id<Mailing> Mailing) : ICommand<Result>, IForMailing;

/// <summary>Sends it at a moment, or now: this is the button that says so. Whom it reaches is asked anew then.</summary>
/// <param name="At">Null: now.</param>
[Requires(Permissions.EditReminders)]
public sealed record ScheduleMailing(Id<Mailing> Mailing, DateTimeOffset? At = null) : ICommand<Result>, IForMailing;

/// <summary>What has not left stays; before its moment it becomes a draft again.</summary>
/// <returns>How many mails are held back.</returns>
[Requires(Permissions.EditReminders)]
public sealed record StopMailing(Id<Mailing> Mailing) : ICommand<Result<int>>, IForMailing;

/// <summary>Sends the words, filled with an example, to the sender's own address.</summary>
[Requires(Permissions.EditReminders)]
public sealed record TestMailing(Id<Mailing> Mailing, string? IdempotencyKey = null) : ICommand<Result<string>>, IForMailing, IIdempotent;

internal sealed class RunMailingHandler(IAssociationDb db, MailingPeople people, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DeleteMailing, Result>, IRequestHandler<ScheduleMailing, Result>, IRequestHandler<StopMailing, Result<int>>, IRequestHandler<TestMailing, Result<string>>
{
    public async Task<Result> Handle(DeleteMailing command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Mailing, cancellationToken) is not { } mailing) return MailingErrors.NotFound;
        if (mailing.State is not MailingState.Draft) return MailingErrors.NotDraft;
        db.Mailings.Remove(mailing);
        return Result.Done;
    }

    public async Task<Result> Handle(ScheduleMailing command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Mailing, cancellationToken) is not { } mailing) return MailingErrors.NotFound;
        if (mailing.State is MailingState.Draft && (await people.JudgeAsync(mailing.ItsAudience, mailing.Kind, cancellationToken)).All(r => r.Reason is not null)) return MailingErrors.Nobody;
        var now = clock.GetUtcNow();
        mailing.Schedule(command.At, now);
        if (mailing.StartsAt <= now && mailing.Begin()) db.Tasks.Add(mailing.Work(now));
        return Result.Done;
    }

    public async Task<Result<int>> Handle(StopMailing command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Mailing, cancellationToken) is not { } mailing) return MailingErrors.NotFound;
        var id = mailing.Id.Value;
        mailing.Stop(await db.Outbox.AnyAsync(m => m.Mailing == id && m.State == OutboxState.Pending, cancellationToken), clock.GetUtcNow());
        // What a worker has in its hands is asked once more by its composer.
        return await db.Outbox.Where(m => m.Mailing == id && m.State == OutboxState.Pending && m.LeasedUntil == null)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.State, OutboxState.GivenUp), cancellationToken);
    }

    public async Task<Result<string>> Handle(TestMailing command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        db.Outbox.Add(new OutboxMessage(MailTemplates.MailingTest, command.Mailing.Value, account.Email, account.Language, clock.GetUtcNow(), RandomCode.Reference()));
        return account.Email;
    }

    private Task<Mailing?> FindAsync(Id<Mailing> id, CancellationToken cancellationToken) => db.Mailings.FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
}
