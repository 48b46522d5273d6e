using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>Gives one seat back that is not paid for; one that is paid for is given to somebody else.</summary>
[Requires(Permissions.Anyone)]
public sealed record GiveSeatBack(Id<GroupOrder> Group, Id<GroupSeat> Seat, string? LinkKey = null) : ICommand<Result>, IForGroup;

internal sealed class GiveSeatBackHandler(GroupSeating seating, TimeProvider clock) : IRequestHandler<GiveSeatBack, Result>
{
    public async Task<Result> Handle(GiveSeatBack command, CancellationToken cancellationToken)
    {
        if (await seating.FindAsync(command.Group, cancellationToken) is not { } group) return GroupErrors.NotFound;
        var seat = group.Seat(command.Seat);
        var order = await seating.OrderOfAsync(group, cancellationToken);
        if (order is { Status: not (OrderStatus.Open or OrderStatus.Cancelled) } && seat.Price > Money.Zero) return GroupErrors.PaidSeat;
        await seating.ReleaseAsync(group, seat, order, clock.GetUtcNow(), cancellationToken);
        return Result.Done;
    }
}

/// <summary>Cancels the whole order: by its payer while nothing is paid, by the office at any time; what was paid is owed back.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelGroupOrder(Id<GroupOrder> Group, string? LinkKey = null) : ICommand<Result>, IForGroup;

internal sealed class CancelGroupOrderHandler(ICurrentUser user, GroupSeating seating, TimeProvider clock) : IRequestHandler<CancelGroupOrder, Result>
{
    public async Task<Result> Handle(CancelGroupOrder command, CancellationToken cancellationToken)
    {
        if (await seating.FindAsync(command.Group, cancellationToken) is not { } group) return GroupErrors.NotFound;
        var paid = await seating.OrderOfAsync(group, cancellationToken) is { Status: OrderStatus.Paid };
        if (paid && !user.Has(Permissions.EditRegistrations, group.Event)) return GroupErrors.PaidSeat;
        await seating.EndAsync(group, GroupStatus.Cancelled, clock.GetUtcNow(), cancellationToken);
        return Result.Done;
    }
}

/// <summary>Group orders that cost nothing and still hold seats without a name after the day for the names.</summary>
[Requires(Permissions.System)]
public sealed record OverdueNames(int Count = 100) : IQuery<IReadOnlyList<Id<GroupOrder>>>;

internal sealed class OverdueNamesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverdueNames, IReadOnlyList<Id<GroupOrder>>>
{
    public async Task<IReadOnlyList<Id<GroupOrder>>> Handle(OverdueNames query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.GroupOrders.AsNoTracking().Where(g => g.Status == GroupStatus.Placed && g.NamesDue <= now && g.Order == null
                && g.Seats.Any(s => s.EndedAt == null && s.Registration == null))
            .OrderBy(g => g.NamesDue).Select(g => g.Id).Take(query.Count).ToListAsync(cancellationToken);
    }
}

/// <summary>Frees the nameless seats of an order that costs nothing; those that are paid for stay the payer's.</summary>
[Requires(Permissions.System)]
public sealed record ReleaseUnnamed(Id<GroupOrder> Group) : ICommand<Result>;

internal sealed class ReleaseUnnamedHandler(GroupSeating seating, TimeProvider clock) : IRequestHandler<ReleaseUnnamed, Result>
{
    public async Task<Result> Handle(ReleaseUnnamed command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await seating.FindAsync(command.Group, cancellationToken) is not { Status: GroupStatus.Placed, Order: null } group || now < group.NamesDue) return Result.Done;
        foreach (var seat in group.Open.Where(s => s.Registration is null).ToList()) await seating.ReleaseAsync(group, seat, null, now, cancellationToken);
        return Result.Done;
    }
}
