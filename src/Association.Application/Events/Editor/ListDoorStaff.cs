using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Editor;

/// <summary>Who scans at the doors of an event, supervisors first.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListDoorStaff(Id<Event> Event) : IQuery<IReadOnlyList<DoorPerson>>, IInEvent;

public sealed record DoorPerson(string Name, Role Role);

internal sealed class ListDoorStaffHandler(IAssociationDb db, IAccounts accounts) : IRequestHandler<ListDoorStaff, IReadOnlyList<DoorPerson>>
{
    public async Task<IReadOnlyList<DoorPerson>> Handle(ListDoorStaff query, CancellationToken cancellationToken)
    {
        var grants = await db.RoleGrants.AsNoTracking().Where(g => g.Event == query.Event && (g.Role == Role.DoorSteward || g.Role == Role.DoorSupervisor)).ToListAsync(cancellationToken);
        var staff = new List<DoorPerson>();
        foreach (var grant in grants)
            if (await accounts.FindAsync(grant.User, cancellationToken) is { Closed: false } account) staff.Add(new(account.Name, grant.Role));
        return [.. staff.OrderByDescending(p => p.Role).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }
}
