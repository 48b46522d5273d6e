using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>
/// The payer of a place wants to pay with a phone. Answers the code that serves already, or asks for a new one and withdraws the
/// others; the provider is asked after the commit.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record StartOnlinePayment(Id<Registration> Registration, PaymentProvider Provider, string? LinkKey = null) : ICommand<Result<Guid>>;

/// <summary>The payer does not want to pay with a phone after all: the code in use is closed, unless it was paid meanwhile.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelOnlinePayment(Id<Registration> Registration, string? LinkKey = null) : ICommand<Result>;

internal sealed class StartOnlinePaymentAccess(RegistrationAccess access) : IAccessRule<StartOnlinePayment>, IAccessRule<CancelOnlinePayment>
{
    public Task<bool> AllowsAsync(CancelOnlinePayment request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);

    public Task<bool> AllowsAsync(StartOnlinePayment request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class StartOnlinePaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<StartOnlinePayment, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartOnlinePayment command, CancellationToken cancellationToken) =>
        await db.OrderToPayAsync(command.Registration, cancellationToken) is { } order ? await desk.OpenAsync(order, command.Provider, cancellationToken) : OrderErrors.NotFound;
}

internal sealed class CancelOnlinePaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<CancelOnlinePayment, Result>
{
    public async Task<Result> Handle(CancelOnlinePayment command, CancellationToken cancellationToken) =>
        await db.OrderToPayAsync(command.Registration, cancellationToken) is { } order ? await desk.WithdrawAsync(order, cancellationToken) : OrderErrors.NotFound;
}

internal static class OrdersToPay
{
    /// <summary>The order of a place that its participant pays; a difference that is still to be paid comes before what was paid already.</summary>
    public static async Task<Id<Order>?> OrderToPayAsync(this IAssociationDb db, Id<Registration> registration, CancellationToken cancellationToken)
    {
        var found = await db.Orders.AsNoTracking().Where(o => o.Lines.Any(l => l.Registration == registration && l.Seat == null || l.Extra == registration))
            .OrderBy(o => o.Status == OrderStatus.Open ? 0 : 1).ThenBy(o => o.PlacedAt).Select(o => new { o.Id }).FirstOrDefaultAsync(cancellationToken);
        return found?.Id;
    }
}
