using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>Addresses whose mails came back, the last first: those that are stopped, and those that may soon be.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record ListBouncedAddresses : IQuery<IReadOnlyList<BouncedAddress>>;

/// <param name="Address">Masked.</param>
/// <param name="Person">Whose it is, where a person has it.</param>
public sealed record BouncedAddress(Guid Id, string Address, int Bounces, DateTimeOffset LastAt, string Reason, DateTimeOffset? StoppedAt, Guid? Person, string? Name);

internal sealed class ListBouncedAddressesHandler(IAssociationDb db) : IRequestHandler<ListBouncedAddresses, IReadOnlyList<BouncedAddress>>
{
    private const int Shown = 200;

    public async Task<IReadOnlyList<BouncedAddress>> Handle(ListBouncedAddresses query, CancellationToken cancellationToken)
    {
        var found = await db.MailAddresses.AsNoTracking().Where(a => a.LastBounceAt != null && (a.HardBounces > 0 || a.StoppedAt != null))
            .OrderByDescending(a => a.StoppedAt != null).ThenByDescending(a => a.LastBounceAt).Take(Shown).ToListAsync(cancellationToken);
        var addresses = found.Select(a => a.Address).ToList();
#pragma warning disable CA1304, CA1311 // Lowered by the database; addresses are ASCII.
        var people = await db.People.AsNoTracking().Where(p => p.Email != null && addresses.Contains(p.Email.ToLower())).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311
        return
        [
            .. found.Select(a =>
            {
                var owner = people.Find(p => string.Equals(p.Email, a.Address, StringComparison.OrdinalIgnoreCase));
                return new BouncedAddress(a.Id.Value, EmailAddress.TryParse(a.Address, out var address) ? address.Masked : "***", a.HardBounces, a.LastBounceAt!.Value, a.LastBounce ?? "", a.StoppedAt, owner?.Id.Value, owner?.Name);
            }),
        ];
    }
}

/// <summary>The office knows that an address works again.</summary>
[Requires(Permissions.ResendMessages)]
public sealed record ResumeAddress(Id<MailAddress> Address) : ICommand<Result>;

internal sealed class ResumeAddressHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ResumeAddress, Result>
{
    public async Task<Result> Handle(ResumeAddress command, CancellationToken cancellationToken)
    {
        if (await db.MailAddresses.FirstOrDefaultAsync(a => a.Id == command.Address, cancellationToken) is not { } address) return Error.NotFound("address");
        address.Resume();
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = "mail-address.resumed", Entity = nameof(MailAddress), EntityId = $"{address.Id}",
        });
        return Result.Done;
    }
}
