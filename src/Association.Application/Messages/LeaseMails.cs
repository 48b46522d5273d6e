using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>Takes the mails that waited longest for one worker. A lease ends by itself when its worker dies.</summary>
/// <param name="Resting">Providers that have had what they take in a minute.</param>
[Requires(Permissions.System)]
public sealed record LeaseMails(int Count, IReadOnlyList<string>? Resting = null) : ICommand<Result<LeasedMails>>;

/// <param name="Found">How many looked free; of those another worker may have been faster.</param>
public sealed record LeasedMails(IReadOnlyList<Guid> Mine, int Found);

internal sealed class LeaseMailsHandler(IAssociationDb db, MailPace pace, TimeProvider clock) : IRequestHandler<LeaseMails, Result<LeasedMails>>
{
    public async Task<Result<LeasedMails>> Handle(LeaseMails command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Outbox.AsNoTracking().Due(now, pace.Lease);
        if (command.Resting is { Count: > 0 } resting) due = due.Where(m => !resting.Contains(m.Domain));
        var ids = await due.OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => m.Id).Take(command.Count).ToListAsync(cancellationToken);
        if (ids.Count == 0) return new LeasedMails([], 0);

        (DateTimeOffset? until, Guid? round) = (now + pace.Lease, Guid.CreateVersion7());
        // One statement asks and takes: of two nodes exactly one changes a row.
        var taken = await db.Outbox.Where(m => ids.Contains(m.Id)).Due(now, pace.Lease)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.LeasedBy, round), cancellationToken);
        return taken == ids.Count ? new LeasedMails(ids, ids.Count)
            : new LeasedMails(await db.Outbox.AsNoTracking().Where(m => m.LeasedBy == round).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken), ids.Count);
    }
}

/// <summary>Gives back what was not begun: the host stops, nobody takes mails, or a provider wants no more in this minute.</summary>
[Requires(Permissions.System)]
public sealed record ReleaseMails(IReadOnlyList<Guid> Messages) : ICommand<Result>;

internal sealed class ReleaseMailsHandler(IAssociationDb db) : IRequestHandler<ReleaseMails, Result>
{
    public async Task<Result> Handle(ReleaseMails command, CancellationToken cancellationToken)
    {
        await db.Outbox.Where(m => command.Messages.Contains(m.Id) && m.State == OutboxState.Pending)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null).SetProperty(m => m.LeasedBy, (Guid?)null), cancellationToken);
        return Result.Done;
    }
}

internal static class OutboxQueries
{
    /// <summary>
    /// What may be sent now. A clock that was put back leaves times that lie too far ahead: a lease longer than leases are, a next
    /// attempt later than any is planned ahead, a mail from the future; none of them makes a mail wait.
    /// </summary>
    public static IQueryable<OutboxMessage> Due(this IQueryable<OutboxMessage> outbox, DateTimeOffset now, TimeSpan lease)
    {
        var (longestLease, latest) = (now + lease, now + RetryPlan.Longest);
        return outbox.Where(m => m.State == OutboxState.Pending
            && (m.NextAttemptAt <= now || m.NextAttemptAt > latest || m.NextAttemptAt == m.CreatedAt && m.CreatedAt > now)
            && (m.LeasedUntil == null || m.LeasedUntil <= now || m.LeasedUntil > longestLease));
    }
}
