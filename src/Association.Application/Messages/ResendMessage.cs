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

/// <summary>Decides that a parked message shall not go out any more.</summary>
[Requires(Permissions.ResendMessages)]
public sealed record GiveUpMessage(Guid Message) : ICommand<Result>;

/// <summary>Sends everything that is parked again, as after a mail server that was set up wrongly for a day.</summary>
/// <returns>How many.</returns>
[Requires(Permissions.ResendMessages)]
public sealed record ResendParked : ICommand<Result<int>>;

internal sealed class ResendMessageHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResendMessage, Result>, IRequestHandler<GiveUpMessage, Result>, IRequestHandler<ResendParked, Result<int>>
{
    private const int AtOnce = 2_000;

    public async Task<Result> Handle(ResendMessage command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.Message, cancellationToken) is not { } message) return OutboxErrors.NotFound;
        message.Resume(clock.GetUtcNow());
        Note("message.resent", $"{message.Id}");
        return Result.Done;
    }

    public async Task<Result> Handle(GiveUpMessage command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.Message, cancellationToken) is not { } message) return OutboxErrors.NotFound;
        message.GiveUp();
        Note("message.given-up", $"{message.Id}");
        return Result.Done;
    }

    public async Task<Result<int>> Handle(ResendParked command, CancellationToken cancellationToken)
    {
        var parked = await db.Outbox.Where(m => m.State == OutboxState.Parked).OrderBy(m => m.CreatedAt).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var message in parked)
        {
            message.Resume(clock.GetUtcNow());
            Note("message.resent", $"{message.Id}");
        }

        return parked.Count;
    }

    private void Note(string action, string message) => db.AuditEntries.Add(new AuditEntry
    {
        At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = action, Entity = nameof(OutboxMessage), EntityId = message,
    });
}
