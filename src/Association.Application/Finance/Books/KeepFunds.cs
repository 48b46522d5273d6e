using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>Opens a fund, or changes what is said of it; a closed one takes no bookings by hand.</summary>
/// <param name="Fund">Null: a new one.</param>
[Requires(Permissions.DecideFinance)]
public sealed record KeepFund(Id<Fund>? Fund, string NameZh, string? NameEn, string? Purpose, bool Closed = false) : ICommand<Result<Guid>>;

internal sealed class KeepFundValidator : AbstractValidator<KeepFund>
{
    public KeepFundValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(Fund.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(Fund.MaxNameLength);
        RuleFor(c => c.Purpose).MaximumLength(Fund.MaxPurposeLength);
    }
}

/// <summary>The funds with what is in each: income less spending that was booked on it.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListFunds : IQuery<IReadOnlyList<FundLine>>;

public sealed record FundLine(Guid Id, Bilingual Name, string? Purpose, bool Closed, decimal Income, decimal Spending)
{
    /// <summary>Yuan.</summary>
    public decimal Balance => Income - Spending;
}

internal sealed class FundHandlers(IAssociationDb db) : IRequestHandler<KeepFund, Result<Guid>>, IRequestHandler<ListFunds, IReadOnlyList<FundLine>>
{
    public async Task<Result<Guid>> Handle(KeepFund command, CancellationToken cancellationToken)
    {
        var (name, purpose) = (new Bilingual(command.NameZh.Trim(), Blank(command.NameEn)), Blank(command.Purpose));
        if (command.Fund is not { } id)
        {
            var made = new Fund(name, purpose);
            db.Funds.Add(made);
            return made.Id.Value;
        }

        if (await db.Funds.FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } fund) return FundErrors.NotFound;
        fund.Describe(name, purpose, command.Closed);
        return fund.Id.Value;
    }

    public async Task<IReadOnlyList<FundLine>> Handle(ListFunds query, CancellationToken cancellationToken)
    {
        var sums = (await db.LedgerTransactions.Where(t => t.Fund != null).SelectMany(t => t.Entries, (t, e) => new { Fund = t.Fund!.Value, e.Account, Amount = e.Amount.Amount })
            .GroupBy(e => new { e.Fund, e.Account }).Select(g => new { g.Key.Fund, g.Key.Account, Sum = g.Sum(e => e.Amount) }).ToListAsync(cancellationToken)).ToLookup(s => s.Fund);
        var funds = await db.Funds.AsNoTracking().OrderBy(f => f.Closed).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return [.. funds.Select(f => new FundLine(f.Id.Value, f.Name, f.Purpose, f.Closed,
            -sums[f.Id].Where(s => LedgerAccounts.ClassOf(s.Account) is AccountClass.Income).Sum(s => s.Sum), sums[f.Id].Where(s => LedgerAccounts.ClassOf(s.Account) is AccountClass.Spending).Sum(s => s.Sum)))];
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
