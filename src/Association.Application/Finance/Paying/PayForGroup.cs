using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Whoever pays for a group wants to pay with a phone.</summary>
[Requires(Permissions.Anyone)]
public sealed record StartGroupPayment(Id<GroupOrder> Group, PaymentProvider Provider, string? LinkKey = null) : ICommand<Result<Guid>>, IForGroup;

internal sealed class StartGroupPaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<StartGroupPayment, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartGroupPayment command, CancellationToken cancellationToken) =>
        await db.GroupOrders.Where(g => g.Id == command.Group).Select(g => g.Order).FirstOrDefaultAsync(cancellationToken) is { } order
            ? await desk.OpenAsync(order, command.Provider, cancellationToken) : OrderErrors.NotFound;
}

/// <summary>The payer of a group does not want to pay with a phone after all: the code is closed.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelGroupPayment(Id<GroupOrder> Group, string? LinkKey = null) : ICommand<Result>, IForGroup;

internal sealed class CancelGroupPaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<CancelGroupPayment, Result>
{
    public async Task<Result> Handle(CancelGroupPayment command, CancellationToken cancellationToken) =>
        await db.GroupOrders.Where(g => g.Id == command.Group).Select(g => g.Order).FirstOrDefaultAsync(cancellationToken) is { } order
            ? await desk.WithdrawAsync(order, cancellationToken) : OrderErrors.NotFound;
}

/// <summary>Where paying for a group with a phone stands.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetGroupPayment(Id<GroupOrder> Group, string? LinkKey = null) : IQuery<OnlinePayment?>, IReadsGroup;

internal sealed class GetGroupPaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<GetGroupPayment, OnlinePayment?>
{
    public async Task<OnlinePayment?> Handle(GetGroupPayment query, CancellationToken cancellationToken) =>
        await db.GroupOrders.Where(g => g.Id == query.Group).Select(g => g.Order).FirstOrDefaultAsync(cancellationToken) is { } order ? await desk.ReadAsync(order, cancellationToken) : null;
}
