using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

/// <summary>A request about one meeting of a body, for those who act for the body, and for the office.</summary>
public interface IForMySalon
{
    Id<Event> Event { get; }
}

internal sealed class MySalonAccess<TRequest>(IAssociationDb db, BodyScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IForMySalon
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        await db.Events.Where(e => e.Id == request.Event).Select(e => e.Organiser).FirstOrDefaultAsync(cancellationToken) is { } body
        && (user.Has(Permissions.ManageRooms) || await scope.ActsForAsync(body, cancellationToken));
}
