using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Reports;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Digests;

/// <summary>Whether the sender reads by mail what waits at their desk.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record WantsDigest : IQuery<bool>;

/// <summary>The sender wants it each working morning, or no more.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record WishDigest(bool Wanted) : ICommand<Result>;

/// <summary>Queues the digests of a working morning, one for each who wants it and still works at the office.</summary>
[Requires(Permissions.System)]
public sealed record PlanDigests : ICommand<Result<int>>;

internal sealed class DigestHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WantsDigest, bool>, IRequestHandler<WishDigest, Result>, IRequestHandler<PlanDigests, Result<int>>
{
    public Task<bool> Handle(WantsDigest query, CancellationToken cancellationToken) => db.DigestWishes.AnyAsync(w => w.Account == user.Id, cancellationToken);

    public async Task<Result> Handle(WishDigest command, CancellationToken cancellationToken)
    {
        var known = await db.DigestWishes.FirstOrDefaultAsync(w => w.Account == user.Id, cancellationToken);
        if (command.Wanted && known is null) db.DigestWishes.Add(new DigestWish(user.Id, clock.GetUtcNow()));
        if (!command.Wanted && known is not null) db.DigestWishes.Remove(known);
        return Result.Done;
    }

    public async Task<Result<int>> Handle(PlanDigests command, CancellationToken cancellationToken)
    {
        var (now, today, planned) = (clock.GetUtcNow(), clock.Today(), 0);
        foreach (var account in await db.DigestWishes.AsNoTracking().Select(w => w.Account).ToListAsync(cancellationToken))
        {
            if (await accounts.FindAsync(account, cancellationToken) is not { Closed: false, Confirmed: true } known) continue;
            var message = new OutboxMessage(MailTemplates.DeskDigest, account.Value, known.Email, known.Language, now, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (await db.Outbox.AnyAsync(m => m.Key == message.Key, cancellationToken)) continue;
            db.Outbox.Add(message);
            planned++;
        }

        return planned;
    }
}

/// <summary>What waits at the desk of an account, with the rights that it holds now, for the whole association.</summary>
public sealed class DigestDesk(DeskReader desk, IAccounts accounts)
{
    /// <returns>Nothing waits, or the account may not enter the office any more: an empty list.</returns>
    public async Task<IReadOnlyList<DeskLine>> ReadAsync(UserId account, CancellationToken cancellationToken)
    {
        if (await accounts.SnapshotAsync(account, null, cancellationToken) is not { Closed: false } snapshot) return [];
        var held = snapshot.Roles.Where(r => r.Event is null).SelectMany(r => Roles.PermissionsOf(r.Role)).ToHashSet(StringComparer.Ordinal);
        return held.Contains(Permissions.EnterOffice) ? (await desk.ReadAsync(held.Contains, cancellationToken)).Waiting : [];
    }
}
