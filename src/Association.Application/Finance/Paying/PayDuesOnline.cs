using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;

namespace Association.Application.Finance.Paying;

/// <summary>A member wants to pay dues with a phone; also by the link of the application that was approved.</summary>
[Requires(Permissions.Anyone)]
public sealed record StartDuesPayment(Id<Order> Order, PaymentProvider Provider, string? LinkKey = null) : ICommand<Result<Guid>>;

internal sealed class StartDuesPaymentHandler(CodeDesk desk) : IRequestHandler<StartDuesPayment, Result<Guid>>
{
    public Task<Result<Guid>> Handle(StartDuesPayment command, CancellationToken cancellationToken) => desk.OpenAsync(command.Order, command.Provider, cancellationToken);
}

/// <summary>The member does not want to pay with a phone after all: the code is closed.</summary>
[Requires(Permissions.Anyone)]
public sealed record CancelDuesPayment(Id<Order> Order, string? LinkKey = null) : ICommand<Result>;

internal sealed class CancelDuesPaymentHandler(CodeDesk desk) : IRequestHandler<CancelDuesPayment, Result>
{
    public Task<Result> Handle(CancelDuesPayment command, CancellationToken cancellationToken) => desk.WithdrawAsync(command.Order, cancellationToken);
}

/// <summary>Where paying dues with a phone stands.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetDuesPayment(Id<Order> Order, string? LinkKey = null) : IQuery<OnlinePayment?>;

internal sealed class GetDuesPaymentHandler(CodeDesk desk) : IRequestHandler<GetDuesPayment, OnlinePayment?>
{
    public Task<OnlinePayment?> Handle(GetDuesPayment query, CancellationToken cancellationToken) => desk.ReadAsync(query.Order, cancellationToken);
}
