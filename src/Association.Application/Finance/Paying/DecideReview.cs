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

/// <summary>Books money that waits on an open order: its own, or another of the same payer.</summary>
/// <param name="Reference">Of the order.</param>
/// <param name="AcceptDifference">A part, or more than is owed, is taken as well; else only the exact amount.</param>
[Requires(Permissions.RefundPayments)]
public sealed record BookReview(Id<PaymentReview> Review, string Reference, bool AcceptDifference = false) : ICommand<Result<string>>;

internal sealed class BookReviewValidator : AbstractValidator<BookReview>
{
    public BookReviewValidator() => RuleFor(c => c.Reference).NotEmpty().MaximumLength(RandomCode.ReferenceLength + 4);
}

internal sealed class BookReviewHandler(IAssociationDb db, PaymentArrival arrival, ICurrentUser user, TimeProvider clock) : IRequestHandler<BookReview, Result<string>>
{
    public async Task<Result<string>> Handle(BookReview command, CancellationToken cancellationToken)
    {
        if (await db.PaymentReviews.FirstOrDefaultAsync(r => r.Id == command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        var reference = command.Reference.Trim().ToUpperInvariant();
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Reference == reference && o.Status == OrderStatus.Open, cancellationToken);
        if (order is null) return ReviewErrors.NoOrder;
        Refuse.Unless(command.AcceptDifference || order.Owed == review.Amount, ReviewErrors.OtherAmount);

        var now = clock.GetUtcNow();
        review.Book(user.Id, now);
        // What was held since it came is taken back, and booked as the payment that it is now.
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Held, review.Order, LedgerAccount.Held, LedgerAccount.Clearing, review.Amount, now));
        var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == review.Attempt, cancellationToken);
        return await arrival.BookAsync(order, attempt, command.AcceptDifference, cancellationToken);
    }
}

/// <summary>Keeps money that fits no order as the payer's credit, for what they owe next.</summary>
[Requires(Permissions.RefundPayments)]
public sealed record CreditReview(Id<PaymentReview> Review) : ICommand<Result>;

internal sealed class CreditReviewHandler(IAssociationDb db, PaymentDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<CreditReview, Result>
{
    public async Task<Result> Handle(CreditReview command, CancellationToken cancellationToken)
    {
        if (await db.PaymentReviews.FirstOrDefaultAsync(r => r.Id == command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;

        review.Credit(user.Id, clock.GetUtcNow());
        var order = await db.Orders.SingleAsync(o => o.Id == review.Order, cancellationToken);
        await desk.GiveFileAsync(order, cancellationToken);
        db.LedgerTransactions.Add(LedgerTransaction.Move(
            LedgerKind.Overpayment, LedgerSubject.Of(order), LedgerAccount.Held, LedgerAccount.Advances, review.Amount, clock.Today(), clock.GetUtcNow()));
        return Result.Done;
    }
}

/// <summary>Gives money that fits no order back the way it came.</summary>
[Requires(Permissions.RefundPayments)]
public sealed record GiveBackReview(Id<PaymentReview> Review, string Reason) : ICommand<Result>;

internal sealed class GiveBackReviewValidator : AbstractValidator<GiveBackReview>
{
    public GiveBackReviewValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(RefundPayment.MaxReasonLength);
}

internal sealed class GiveBackReviewHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GiveBackReview, Result>
{
    public async Task<Result> Handle(GiveBackReview command, CancellationToken cancellationToken)
    {
        if (await db.PaymentReviews.FirstOrDefaultAsync(r => r.Id == command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;

        var now = clock.GetUtcNow();
        review.GiveBack(command.Reason, user.Id, now);
        var order = await db.Orders.SingleAsync(o => o.Id == review.Order, cancellationToken);
        var attempt = await db.PaymentAttempts.SingleAsync(a => a.Id == review.Attempt, cancellationToken);
        db.RefundPayments.Add(RefundPayment.ByProvider(order, attempt, review.Amount, command.Reason, user.Id, now, review.Id));
        return Result.Done;
    }
}

/// <summary>Leaves it as it is, with a reason; money that is here stays held.</summary>
[Requires(Permissions.RefundPayments)]
public sealed record IgnoreReview(Id<PaymentReview> Review, string Reason) : ICommand<Result>;

internal sealed class IgnoreReviewValidator : AbstractValidator<IgnoreReview>
{
    public IgnoreReviewValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(PaymentReview.MaxReasonLength);
}

internal sealed class IgnoreReviewHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<IgnoreReview, Result>
{
    public async Task<Result> Handle(IgnoreReview command, CancellationToken cancellationToken)
    {
        if (await db.PaymentReviews.FirstOrDefaultAsync(r => r.Id == command.Review, cancellationToken) is not { } review) return ReviewErrors.NotFound;
        review.Ignore(command.Reason, user.Id, clock.GetUtcNow());
        return Result.Done;
    }
}
