using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>Gives somebody else a role, for the whole association or for one event. It counts from their next request.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record GrantRole(UserId Account, Role Role, Id<Event>? Event) : ICommand<Result>;

internal sealed class GrantRoleHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<GrantRole, Result>
{
    public async Task<Result> Handle(GrantRole command, CancellationToken cancellationToken)
    {
        if (command.Account == user.Id) return RoleErrors.Own;
        if (await accounts.FindAsync(command.Account, cancellationToken) is not { } account) return Error.NotFound("account");
        if (command.Role is Role.DoorSteward or Role.DoorSupervisor or Role.ProgrammeHead && command.Event is null) return RoleErrors.EventMissing;
        if (command.Event is { } @event && !await db.Events.AnyAsync(e => e.Id == @event, cancellationToken)) return Error.NotFound("event");
        if (await db.RoleGrants.AnyAsync(g => g.User == command.Account && g.Role == command.Role && g.Event == command.Event, cancellationToken)) return RoleErrors.Held;

        db.RoleGrants.Add(new RoleGrant(command.Account, command.Role, command.Event, user.Id, clock.GetUtcNow()));
        db.Tell(account, AccountChanges.Roles, clock.GetUtcNow());
        return Result.Done;
    }
}

public static class RoleErrors
{
    public static readonly Error Own = Error.Conflict("role.own", "Nobody changes their own rights.");
    public static readonly Error Held = Error.Conflict("role.held", "The account has this role already.");
    public static readonly Error EventMissing = Error.Invalid("role.event-missing", "Choose the event this is for.", "Event");
}
