using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>Books income or spending that no order is behind: interest, a grant, the hire of a hall.</summary>
/// <param name="Account">An account of income or spending.</param>
/// <param name="Through">Where the money came in or went out.</param>
/// <param name="Line">The line of a bank statement that shows it.</param>
[Requires(Permissions.EditFinance)]
public sealed record BookEntry(
    LedgerAccount Account, LedgerAccount Through, decimal Amount, DateOnly On, string Memo, Id<Event>? Event = null, Id<Fund>? Fund = null, Id<BankLine>? Line = null, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IIdempotent;

internal sealed class BookEntryValidator : AbstractValidator<BookEntry>
{
    public BookEntryValidator(TimeProvider clock)
    {
        RuleFor(c => c.Account).Must(a => LedgerAccounts.ClassOf(a) is AccountClass.Income or AccountClass.Spending).WithErrorCode("ledger.account");
        RuleFor(c => c.Through).Must(a => a is LedgerAccount.Bank or LedgerAccount.Cash).WithErrorCode("ledger.account");
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.On).NotEmpty().LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("payment.in-future");
        RuleFor(c => c.Memo).NotEmpty().MaximumLength(LedgerTransaction.MaxMemoLength);
    }
}

internal sealed class BookEntryHandler(IAssociationDb db, BookKeeping books, TimeProvider clock) : IRequestHandler<BookEntry, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(BookEntry command, CancellationToken cancellationToken)
    {
        await books.RefuseClosedAsync(command.On, cancellationToken);
        if (command.Fund is { } kept && !await db.Funds.AnyAsync(f => f.Id == kept && !f.Closed, cancellationToken)) return FundErrors.Closed;
        var comesIn = LedgerAccounts.ClassOf(command.Account) is AccountClass.Income;
        var transaction = LedgerTransaction.Move(comesIn ? LedgerKind.Income : LedgerKind.Spending, new(Event: command.Event, Fund: command.Fund),
            comesIn ? command.Through : command.Account, comesIn ? command.Account : command.Through, new(command.Amount), command.On, clock.GetUtcNow(), command.Memo);
        db.LedgerTransactions.Add(transaction);
        if (command.Line is { } id && await db.BankLines.Include(l => l.Matches).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is { } line) line.Ignore(command.Memo);
        return transaction.Id.Value;
    }
}

/// <summary>Takes back a transaction that was booked by hand, by another that says the opposite.</summary>
[Requires(Permissions.EditFinance)]
public sealed record ReverseEntry(Id<LedgerTransaction> Transaction, string Reason) : ICommand<Result>;

internal sealed class ReverseEntryValidator : AbstractValidator<ReverseEntry>
{
    public ReverseEntryValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(LedgerTransaction.MaxMemoLength);
}

internal sealed class ReverseEntryHandler(IAssociationDb db, BookKeeping books, TimeProvider clock) : IRequestHandler<ReverseEntry, Result>
{
    private static readonly LedgerKind[] ByHand = [LedgerKind.Income, LedgerKind.Spending, LedgerKind.Opening];

    public async Task<Result> Handle(ReverseEntry command, CancellationToken cancellationToken)
    {
        var booked = await db.LedgerTransactions.Include(t => t.Entries).FirstOrDefaultAsync(t => t.Id == command.Transaction, cancellationToken);
        // What belongs to an order is corrected through the order.
        if (booked is null || !ByHand.Contains(booked.Kind)) return LedgerErrors.NotFound;
        if (await db.LedgerTransactions.AnyAsync(t => t.Reverses == booked.Id, cancellationToken)) return LedgerErrors.Reversed;
        var today = clock.Today();
        await books.RefuseClosedAsync(today, cancellationToken);
        db.LedgerTransactions.Add(booked.Reverse(LedgerKind.Reversal, today, clock.GetUtcNow(), command.Reason));
        return Result.Done;
    }
}
