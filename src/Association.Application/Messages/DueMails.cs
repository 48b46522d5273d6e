using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>The next mails to send, those that waited longest first.</summary>
[Requires(Permissions.System)]
public sealed record DueMails(int Count) : IQuery<IReadOnlyList<Guid>>;

internal sealed class DueMailsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<DueMails, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(DueMails query, CancellationToken cancellationToken) =>
        await db.Outbox.AsNoTracking().Due(clock.GetUtcNow())
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id)
            .Select(m => m.Id).Take(query.Count).ToListAsync(cancellationToken);
}

/// <summary>Takes a mail for one worker; false when another was faster. The lease ends by itself when its worker dies.</summary>
[Requires(Permissions.System)]
public sealed record LeaseMail(Guid Message) : ICommand<Result<bool>>;

internal sealed class LeaseMailHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<LeaseMail, Result<bool>>
{
    public async Task<Result<bool>> Handle(LeaseMail command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + OutboxDispatcher.Lease;
        // One statement asks and takes: of two nodes exactly one changes the row.
        return await db.Outbox.Where(m => m.Id == command.Message).Due(now)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.LeasedUntil, until), cancellationToken) == 1;
    }
}

internal static class OutboxQueries
{
    public static IQueryable<OutboxMessage> Due(this IQueryable<OutboxMessage> outbox, DateTimeOffset now) =>
        outbox.Where(m => m.State == OutboxState.Pending && m.NextAttemptAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now));
}
