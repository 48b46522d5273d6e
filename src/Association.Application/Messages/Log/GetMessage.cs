using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Log;

/// <summary>One mail: when, to whom, by which rule, with what result, and what it said; null when there is none.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record GetMessage(Guid Message) : IQuery<MessageDetails?>;

/// <param name="Rule">The rule that it follows, by name.</param>
/// <param name="Subject">Null: it has not left, or was forgotten.</param>
/// <param name="Text">Null: it has not left, was forgotten, or opens an account.</param>
public sealed record MessageDetails(
    MessageLine Line, Guid? RuleId, Bilingual? Rule, Guid? Mailing, string? Preface, DateTimeOffset? BouncedAt, string? Bounce, string? Subject, string? Text, IReadOnlyList<string> Attachments);

/// <summary>Sends it once more, composed anew from the records, with a word of the office's before it.</summary>
[Requires(Permissions.ResendMessages)]
public sealed record SendAgain(Guid Message, string Preface, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class SendAgainValidator : AbstractValidator<SendAgain>
{
    public SendAgainValidator() => RuleFor(c => c.Preface).NotEmpty().MaximumLength(OutboxMessage.MaxPrefaceLength);
}

internal sealed class GetMessageHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetMessage, MessageDetails?>, IRequestHandler<SendAgain, Result<Guid>>
{
    public async Task<MessageDetails?> Handle(GetMessage query, CancellationToken cancellationToken)
    {
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == query.Message, cancellationToken) is not { } message) return null;
        var sent = await db.SentMails.AsNoTracking().FirstOrDefaultAsync(s => s.Message == message.Id, cancellationToken);
        var line = new MessageLine(message.Id, message.Template, message.Subject, EmailAddress.TryParse(message.To, out var address) ? address.Masked : "***", message.Culture,
            message.State, message.CreatedAt, message.SentAt, message.NextAttemptAt, message.Attempts, message.LastError);
        return new(line, message.Rule, await RuleNameAsync(message.Rule, cancellationToken), message.Mailing, message.Preface, message.BouncedAt, message.Bounce, sent?.Subject, sent?.Text,
            sent?.Attachments.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    public async Task<Result<Guid>> Handle(SendAgain command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.Message, cancellationToken) is not { } message) return OutboxErrors.NotFound;
        var again = message.Again(command.Preface.ReplaceLineEndings("\n").Trim(), clock.GetUtcNow());
        db.Outbox.Add(again);
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = "message.sent-again", Entity = nameof(OutboxMessage), EntityId = $"{again.Id}",
        });
        return again.Id;
    }

    private async Task<Bilingual?> RuleNameAsync(Guid? rule, CancellationToken cancellationToken)
    {
        if (rule is not { } known) return null;
        var id = new Id<ReminderRule>(known);
        return await db.ReminderRules.Where(r => r.Id == id).Select(r => r.Name).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Forgets what mails said after a year and a month; that they were sent stays.</summary>
[Requires(Permissions.System)]
public sealed record ForgetSentMails : ICommand<Result<int>>
{
    public const int DaysKept = 396;
}

internal sealed class ForgetSentMailsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ForgetSentMails, Result<int>>
{
    private const int Batch = 1_000;

    public async Task<Result<int>> Handle(ForgetSentMails command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-ForgetSentMails.DaysKept);
        var old = await db.SentMails.AsNoTracking().Where(s => s.SentAt < before).OrderBy(s => s.SentAt).Select(s => s.Message).Take(Batch).ToListAsync(cancellationToken);
        return await db.SentMails.Where(s => old.Contains(s.Message)).ExecuteDeleteAsync(cancellationToken);
    }
}
