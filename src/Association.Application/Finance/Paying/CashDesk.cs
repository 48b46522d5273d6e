using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Payments;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>The drawer of whoever is signed in.</summary>
internal sealed class OpenDrawer(IAssociationDb db, ICurrentUser user)
{
    public Task<CashSession?> FindAsync(CancellationToken cancellationToken) =>
        db.CashSessions.FirstOrDefaultAsync(s => s.Keeper == user.Id && s.Status == CashSessionStatus.Open, cancellationToken);
}

/// <summary>Opens the own drawer with change money in it.</summary>
[Requires(Permissions.TakeMoney)]
public sealed record OpenCashSession(string Desk, decimal OpeningCash) : ICommand<Result<Guid>>;

internal sealed class OpenCashSessionValidator : AbstractValidator<OpenCashSession>
{
    public OpenCashSessionValidator()
    {
        RuleFor(c => c.Desk).NotEmpty().MaximumLength(CashSession.MaxDeskLength);
        RuleFor(c => c.OpeningCash).GreaterThanOrEqualTo(0).PrecisionScale(18, 2, true);
    }
}

internal sealed class OpenCashSessionHandler(IAssociationDb db, OpenDrawer drawer, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenCashSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenCashSession command, CancellationToken cancellationToken)
    {
        Refuse.If(await drawer.FindAsync(cancellationToken) is not null, CashErrors.AlreadyOpen);
        var session = new CashSession(command.Desk, new Money(command.OpeningCash), user.Id, clock.GetUtcNow());
        db.CashSessions.Add(session);
        return session.Id.Value;
    }
}

/// <summary>Takes the whole of an order at the desk, in cash or by card.</summary>
/// <param name="HandedOver">Cash: what the payer put on the table.</param>
/// <param name="Slip">Card: the number on the terminal's slip.</param>
[Requires(Permissions.TakeMoney)]
public sealed record TakeAtDesk(Id<Order> Order, bool ByCard, decimal? HandedOver, string? Slip, string? IdempotencyKey = null) : ICommand<Result<DeskReceipt>>, IIdempotent;

/// <param name="Number">Of the receipt.</param>
/// <param name="Change">To hand back.</param>
public sealed record DeskReceipt(string Number, decimal Change);

internal sealed class TakeAtDeskValidator : AbstractValidator<TakeAtDesk>
{
    public TakeAtDeskValidator()
    {
        RuleFor(c => c.HandedOver).NotNull().PrecisionScale(18, 2, true).When(c => !c.ByCard);
        RuleFor(c => c.Slip).MaximumLength(CashSession.MaxSlipLength);
    }
}

internal sealed class TakeAtDeskHandler(IAssociationDb db, PaymentDesk desk, OpenDrawer drawer, TimeProvider clock) : IRequestHandler<TakeAtDesk, Result<DeskReceipt>>
{
    public async Task<Result<DeskReceipt>> Handle(TakeAtDesk command, CancellationToken cancellationToken)
    {
        if (await drawer.FindAsync(cancellationToken) is not { } session) return CashErrors.NoSession;
        if (await db.OrderToBookAsync(command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        var slip = command.ByCard ? command.Slip?.Trim() : null;
        Refuse.If(command.ByCard && string.IsNullOrEmpty(slip), CashErrors.SlipMissing);

        var received = new Received(order.Owed, clock.Today(), command.ByCard ? PaymentMethod.Card : PaymentMethod.Cash, Origin: new(slip, Session: session.Id));
        var payment = await desk.TakeExactAsync(order, received, cancellationToken);
        var change = Money.Zero;
        if (command.ByCard) session.TakeCard(payment.Amount);
        else change = session.Take(payment.Amount, new Money(command.HandedOver!.Value));
        return new DeskReceipt((await desk.ReceiveAsync([(order, payment)], cancellationToken))[0].Number, change.Amount);
    }
}

/// <summary>Counts the own drawer and closes it; a difference is booked, with its explanation.</summary>
[Requires(Permissions.TakeMoney)]
public sealed record CloseCashSession(decimal Counted, string? Explanation) : ICommand<Result>;

internal sealed class CloseCashSessionValidator : AbstractValidator<CloseCashSession>
{
    public CloseCashSessionValidator()
    {
        RuleFor(c => c.Counted).GreaterThanOrEqualTo(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.Explanation).MaximumLength(CashSession.MaxExplanationLength);
    }
}

internal sealed class CloseCashSessionHandler(IAssociationDb db, OpenDrawer drawer, TimeProvider clock) : IRequestHandler<CloseCashSession, Result>
{
    public async Task<Result> Handle(CloseCashSession command, CancellationToken cancellationToken)
    {
        if (await drawer.FindAsync(cancellationToken) is not { } session) return CashErrors.NoSession;

        var now = clock.GetUtcNow();
        session.Close(new Money(command.Counted), command.Explanation, now);
        if (session.Difference == Money.Zero) return Result.Done;
        // Too much is income, too little is spending; both with the keeper's explanation.
        var other = session.Difference > Money.Zero ? LedgerAccount.OtherIncome : LedgerAccount.OtherCost;
        db.LedgerTransactions.Add(LedgerTransaction.Book(LedgerKind.CashDifference, new LedgerSubject(),
            [new(LedgerAccount.Cash, session.Difference), new(other, Money.Zero - session.Difference)], clock.Today(), now, session.Memo));
        return Result.Done;
    }
}
