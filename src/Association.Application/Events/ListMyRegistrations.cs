using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

[Requires(Permissions.Self)]
public sealed record ListMyRegistrations : IQuery<IReadOnlyList<MyRegistration>>;

public sealed record MyRegistration(
    Guid Id, string Number, Bilingual EventName, string EventSlug, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue,
    RegistrationStatus Status, decimal Price, DateTimeOffset? HeldUntil, DateTimeOffset? CheckedInAt);

internal sealed class ListMyRegistrationsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMyRegistrations, IReadOnlyList<MyRegistration>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<MyRegistration>> Handle(ListMyRegistrations query, CancellationToken cancellationToken) =>
        await db.Registrations.AsNoTracking()
            .Where(r => r.Account == user.Id || r.Person == user.Person)
            .Join(db.Events, r => r.Event, e => e.Id, (r, e) => new { Own = r, Event = e })
            .OrderByDescending(x => x.Event.StartsOn).ThenByDescending(x => x.Own.Id).Take(Most)
            .Select(x => new MyRegistration(x.Own.Id.Value, x.Own.Number, x.Event.Name, x.Event.Slug, x.Event.StartsOn, x.Event.EndsOn, x.Event.Venue,
                x.Own.Status, x.Own.Price.Amount + x.Own.Extras.Amount, x.Own.HeldUntil, x.Own.CheckedInAt))
            .ToListAsync(cancellationToken);
}
