using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Payments;

/// <summary>Who has something to their credit: paid too much, or paid a part of what was cancelled.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListCredits : IQuery<IReadOnlyList<CreditLine>>;

/// <param name="Account">Where it would be sent.</param>
/// <param name="Owed">What the payer owes at the same time: the credit can pay for it.</param>
/// <param name="Open">The oldest order that waits for the payer's money.</param>
public sealed record CreditLine(Guid Payer, string Name, Guid? Unit, decimal Credit, string? Bank, string? Account, decimal Owed, Guid? Open, DateOnly Since);

/// <summary>Sends back what a payer has to their credit, as the bank's statement shows it: the credit is gone.</summary>
/// <param name="On">The day on which it left the account.</param>
[Requires(Permissions.DecideFinance)]
public sealed record PayOutCredit(Id<PayerProfile> Payer, decimal Amount, DateOnly On, string Reason, string? IdempotencyKey = null) : ICommand<Result>, IIdempotent;

internal sealed class PayOutCreditValidator : AbstractValidator<PayOutCredit>
{
    public PayOutCreditValidator(TimeProvider clock)
    {
        RuleFor(c => c.Amount).GreaterThan(0).PrecisionScale(18, 2, true);
        RuleFor(c => c.On).NotEmpty().LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("payment.in-future");
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(LedgerTransaction.MaxMemoLength);
    }
}

internal sealed class CreditHandlers(IAssociationDb db, PaymentDesk desk, BookKeeping books, TimeProvider clock)
    : IRequestHandler<ListCredits, IReadOnlyList<CreditLine>>, IRequestHandler<PayOutCredit, Result>
{
    public async Task<IReadOnlyList<CreditLine>> Handle(ListCredits query, CancellationToken cancellationToken)
    {
        var credits = await db.LedgerTransactions.Where(t => t.Payer != null)
            .SelectMany(t => t.Entries, (t, e) => new { Payer = t.Payer!.Value, t.On, e.Account, Amount = e.Amount.Amount }).Where(e => e.Account == LedgerAccount.Advances)
            .GroupBy(e => e.Payer).Select(g => new { g.Key, Credit = -g.Sum(e => e.Amount), Since = g.Min(e => e.On) }).Where(p => p.Credit > 0).ToListAsync(cancellationToken);
        var payers = credits.Select(c => c.Key).ToList();
        var files = await db.PayerProfiles.AsNoTracking().Where(p => payers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var units = files.Values.Select(f => f.Unit).OfType<Id<Domain.Members.MemberUnit>>().ToList();
        var open = await db.Orders.AsNoTracking()
            .Where(o => o.Status == OrderStatus.Open && (o.PaidBy != null && payers.Contains(o.PaidBy!.Value) || o.Unit != null && units.Contains(o.Unit!.Value)))
            .OrderBy(o => o.PlacedAt).Select(o => new { o.Id, o.PaidBy, o.Unit, Owed = o.Total.Amount - o.Settled.Amount }).ToListAsync(cancellationToken);
        return [.. credits.Select(c => (c.Credit, c.Since, File: files[c.Key], Open: open.Where(o => o.PaidBy == c.Key || o.Unit is not null && o.Unit == files[c.Key].Unit).ToList()))
            .Select(c => new CreditLine(c.File.Id.Value, c.File.Title, c.File.Unit?.Value, c.Credit, c.File.Bank, c.File.BankAccount, c.Open.Sum(o => o.Owed), c.Open.Count > 0 ? c.Open[0].Id.Value : null, c.Since))
            .OrderByDescending(c => c.Credit).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    public async Task<Result> Handle(PayOutCredit command, CancellationToken cancellationToken)
    {
        await books.RefuseClosedAsync(command.On, cancellationToken);
        if (!await db.PayerProfiles.AnyAsync(p => p.Id == command.Payer, cancellationToken)) return PayerErrors.NotFound;
        var amount = new Money(command.Amount);
        if (await desk.TakeCreditAsync(command.Payer, cancellationToken) < amount) return PayerErrors.NoCredit;
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.CreditPaidOut, new(Payer: command.Payer), LedgerAccount.Advances, LedgerAccount.Bank, amount, command.On, clock.GetUtcNow(), command.Reason));
        return Result.Done;
    }
}
