using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>Mailings whose moment has come.</summary>
[Requires(Permissions.System)]
public sealed record DueMailings : IQuery<IReadOnlyList<Id<Mailing>>>;

/// <summary>Queues the work of one whose moment has come, once.</summary>
[Requires(Permissions.System)]
public sealed record StartMailing(Id<Mailing> Mailing) : ICommand<Result>;

internal sealed class StartMailingHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<DueMailings, IReadOnlyList<Id<Mailing>>>, IRequestHandler<StartMailing, Result>
{
    private const int AtOnce = 20;

    public async Task<IReadOnlyList<Id<Mailing>>> Handle(DueMailings query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Mailings.AsNoTracking().Where(m => m.State == MailingState.Scheduled && m.StartsAt <= now).OrderBy(m => m.StartsAt).Select(m => m.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    public async Task<Result> Handle(StartMailing command, CancellationToken cancellationToken)
    {
        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == command.Mailing, cancellationToken) is { } mailing && mailing.Begin()) db.Tasks.Add(mailing.Work(clock.GetUtcNow()));
        return Result.Done;
    }
}

/// <summary>Puts the mails of a few readers into the outbox; whoever has one already is passed over.</summary>
/// <returns>False: it was stopped.</returns>
[Requires(Permissions.System)]
internal sealed record QueueMails(Id<Mailing> Mailing, IReadOnlyList<MailingReader> Readers) : ICommand<Result<bool>>;

/// <summary>Everybody of the audience has a mail, or a reason.</summary>
[Requires(Permissions.System)]
public sealed record EndMailing(Id<Mailing> Mailing) : ICommand<Result>;

internal sealed class QueueMailsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<QueueMails, Result<bool>>, IRequestHandler<EndMailing, Result>
{
    public async Task<Result<bool>> Handle(QueueMails command, CancellationToken cancellationToken)
    {
        if (!await db.Mailings.AnyAsync(m => m.Id == command.Mailing && m.State == MailingState.Sending, cancellationToken)) return false;
        var (now, subjects) = (clock.GetUtcNow(), command.Readers.Select(r => r.Subject).ToList());
        var known = await db.MailingRecipients.Where(r => r.Mailing == command.Mailing && subjects.Contains(r.Subject)).Select(r => r.Subject).ToListAsync(cancellationToken);
        foreach (var reader in command.Readers.ExceptBy(known, r => r.Subject))
        {
            var message = reader.Reason is null ? OutboxMessage.Of(command.Mailing, reader.Subject, reader.Address!, reader.Culture, now) : null;
            if (message is not null) db.Outbox.Add(message);
            db.MailingRecipients.Add(new MailingRecipient(command.Mailing, reader.Subject, message?.Id, reader.Reason));
        }

        return true;
    }

    public async Task<Result> Handle(EndMailing command, CancellationToken cancellationToken)
    {
        if (await db.Mailings.FirstOrDefaultAsync(m => m.Id == command.Mailing, cancellationToken) is { } mailing) mailing.End(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Goes through the audience a stretch at a time, each a transaction; taken up again, it goes on where mails are missing.</summary>
internal sealed class MailingWorker(IAssociationDb db, MailingPeople people, IMediator mediator) : ILongTaskWorker
{
    private const int Stretch = 200;

    public LongTaskKind Kind => LongTaskKind.SendMailing;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var id = new Id<Mailing>(task.Subject!.Value);
        var mailing = await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) ?? throw new RefusedException(MailingErrors.NotFound);
        var readers = await people.JudgeAsync(mailing.ItsAudience, mailing.Kind, cancellationToken);
        await progress.StartAsync(readers.Count, cancellationToken);
        var done = 0;
        foreach (var stretch in readers.Chunk(Stretch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var queued = await mediator.Send(new QueueMails(id, stretch), cancellationToken);
            if (!queued.Succeeded) throw new RefusedException(queued.Errors[0]);
            if (!queued.Value) return;
            await progress.CountAsync(done += stretch.Length, cancellationToken);
        }

        await mediator.Send(new EndMailing(id), cancellationToken);
        await progress.CountAsync(done, cancellationToken);
    }
}

internal static class MailingWork
{
    /// <summary>Shown to whoever wrote it.</summary>
    public static LongTask Work(this Mailing mailing, DateTimeOffset now) => new(LongTaskKind.SendMailing, mailing.Id.Value, mailing.WrittenBy, now);
}
