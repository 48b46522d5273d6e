using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;

namespace Association.Application.Finance.Paying;

/// <summary>Where paying with a phone stands: asked again and again while the payer looks at the code.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetOnlinePayment(Id<Registration> Registration, string? LinkKey = null) : IQuery<OnlinePayment?>;

/// <param name="Offered">The ways that this installation has a contract for.</param>
/// <param name="Latest">The code in use, or how the last one ended; null: nobody asked for one.</param>
public sealed record OnlinePayment(OrderStatus Order, decimal Owed, bool InTime, IReadOnlyList<PaymentProvider> Offered, AttemptView? Latest);

/// <param name="Code">What the QR code holds; null while the provider is asked for it, and once it is over.</param>
public sealed record AttemptView(Guid Id, PaymentProvider Provider, AttemptStatus Status, decimal Amount, string? Code, DateTimeOffset ExpiresAt);

internal sealed class GetOnlinePaymentAccess(RegistrationAccess access) : IAccessRule<GetOnlinePayment>
{
    public Task<bool> AllowsAsync(GetOnlinePayment request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class GetOnlinePaymentHandler(IAssociationDb db, CodeDesk desk) : IRequestHandler<GetOnlinePayment, OnlinePayment?>
{
    public async Task<OnlinePayment?> Handle(GetOnlinePayment query, CancellationToken cancellationToken) =>
        await db.OrderToPayAsync(query.Registration, cancellationToken) is { } order ? await desk.ReadAsync(order, cancellationToken) : null;
}
