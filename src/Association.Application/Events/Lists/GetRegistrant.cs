using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>One registration of an event, as a row of the list shows it.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetRegistrant(Id<Event> Event, Id<Registration> Registration) : IQuery<RegistrationRow?>, IInEvent;

/// <summary>What came in for a place, and what comes back of it by the terms.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetPlaceMoney(Id<Event> Event, Id<Registration> Registration) : IQuery<PlaceMoney?>, IInEvent;

/// <param name="Paid">Less what is owed back already.</param>
/// <param name="ByTerms">Given back if the place is given back today.</param>
/// <param name="Owed">Owed back already.</param>
/// <param name="Open">Of a difference that is still to be paid.</param>
public sealed record PlaceMoney(decimal Paid, decimal ByTerms, decimal Owed, decimal Open);

internal sealed class GetPlaceMoneyHandler(IAssociationDb db) : IRequestHandler<GetPlaceMoney, PlaceMoney?>
{
    public async Task<PlaceMoney?> Handle(GetPlaceMoney query, CancellationToken cancellationToken)
    {
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration && r.Event == query.Event, cancellationToken) is not { } own) return null;
        var paid = await db.PaidForAsync(own, cancellationToken);
        var terms = await db.TermsOfAsync(own, cancellationToken);
        var owed = await db.Refunds.Where(r => r.Registration == own.Id).SumAsync(r => r.Amount.Amount, cancellationToken);
        return new(paid.Amount, terms.RefundOf(paid).Amount, owed, (await db.OpenDifferenceAsync(own.Id, cancellationToken))?.Total.Amount ?? 0);
    }
}

internal sealed class GetRegistrantHandler(IAssociationDb db, RegistrationRows rows, ICurrentUser user) : IRequestHandler<GetRegistrant, RegistrationRow?>
{
    public async Task<RegistrationRow?> Handle(GetRegistrant query, CancellationToken cancellationToken) =>
        (await rows.ReadAsync(db.Registrations.AsNoTracking().Where(r => r.Event == query.Event && r.Id == query.Registration), [], user.Culture, cancellationToken)).SingleOrDefault();
}
