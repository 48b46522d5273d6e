using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>One registration of an event, as a row of the list shows it.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetRegistrant(Id<Event> Event, Id<Registration> Registration) : IQuery<RegistrationRow?>, IInEvent;

internal sealed class GetRegistrantHandler(IAssociationDb db, RegistrationRows rows, ICurrentUser user) : IRequestHandler<GetRegistrant, RegistrationRow?>
{
    public async Task<RegistrationRow?> Handle(GetRegistrant query, CancellationToken cancellationToken) =>
        (await rows.ReadAsync(db.Registrations.AsNoTracking().Where(r => r.Event == query.Event && r.Id == query.Registration), [], user.Culture, cancellationToken)).SingleOrDefault();
}
