using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>Sends a parked message again, after its cause was mended.</summary>
[Requires(Permissions.ResendMessages)]
public sealed record ResendMessage(Guid Message) : ICommand<Result>;

internal sealed class ResendMessageHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ResendMessage, Result>
{
    public async Task<Result> Handle(ResendMessage command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.Message, cancellationToken) is not { } message) return OutboxErrors.NotFound;

        var now = clock.GetUtcNow();
        message.Resume(now);
        db.AuditEntries.Add(new AuditEntry
        {
            At = now, User = user.Id.Value, UserName = user.Name, From = user.From,
            Action = "message.resent", Entity = nameof(OutboxMessage), EntityId = $"{message.Id}",
        });
        return Result.Done;
    }
}
