using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Books;

/// <summary>The journal of a time for the accountant's program: a row an entry, with the accountant's own numbers of the accounts.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ExportJournal(DateOnly From, DateOnly To) : ICommand<Result<ExportedTable>>;

internal sealed class ExportJournalValidator : AbstractValidator<ExportJournal>
{
    public ExportJournalValidator() => RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From);
}

internal sealed class ExportJournalHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportJournal, Result<ExportedTable>>
{
    private static readonly string[] Headers = ["日期", "凭证号", "摘要", "科目编码", "科目名称", "借方", "贷方", "单据", "往来单位", "活动", "基金", "冲销"];

    public async Task<Result<ExportedTable>> Handle(ExportJournal command, CancellationToken cancellationToken)
    {
        var codes = await db.AccountCodes.AsNoTracking().ToDictionaryAsync(c => c.Account, cancellationToken);
        var rows = await db.LedgerTransactions.AsNoTracking().Where(t => t.On >= command.From && t.On <= command.To).OrderBy(t => t.On).ThenBy(t => t.Id)
            .Select(t => new
            {
                t.Id, t.On, t.Kind, t.Memo, t.Reverses, Entries = t.Entries.Select(e => new { e.Account, Amount = e.Amount.Amount }).ToList(),
                Order = db.Orders.Where(o => o.Id == t.Order).Select(o => new { o.Reference, o.Payer }).FirstOrDefault(),
                Document = db.FinanceDocuments.Where(d => d.Id == t.Document).Select(d => d.Number).FirstOrDefault(),
                Event = db.Events.Where(e => e.Id == t.Event || t.Event == null && db.Orders.Any(o => o.Id == t.Order && o.Event == e.Id)).Select(e => e.Name.Zh).FirstOrDefault(),
                Fund = db.Funds.Where(f => f.Id == t.Fund).Select(f => f.Name.Zh).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var table = new List<IReadOnlyList<string?>>();
        foreach (var (place, t) in rows.Index())
            foreach (var entry in t.Entries.OrderByDescending(e => e.Amount))
                table.Add([t.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (place + 1).ToString(CultureInfo.InvariantCulture), t.Memo ?? t.Kind.ToString(),
                    codes.TryGetValue(entry.Account, out var code) ? code.Code : LedgerAccounts.StandardCode(entry.Account), code?.Name ?? entry.Account.ToString(),
                    entry.Amount > 0 ? Plain(entry.Amount) : null, entry.Amount < 0 ? Plain(-entry.Amount) : null, t.Document ?? t.Order?.Reference, t.Order?.Payer, t.Event, t.Fund, t.Reverses is null ? null : "是"]);
        db.AuditEntries.Add(Exports.Trace("journal.exported", nameof(LedgerTransaction), table.Count, user, clock));
        return new ExportedTable(Headers, table);
    }

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>The accounts with the numbers and names of the accountant.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListBookAccounts : IQuery<IReadOnlyList<AccountLine>>;

/// <param name="Balance">Debits less credits over all time.</param>
public sealed record AccountLine(LedgerAccount Account, AccountClass Class, string Code, string? Name, decimal Balance);

internal sealed class ListBookAccountsHandler(IAssociationDb db) : IRequestHandler<ListBookAccounts, IReadOnlyList<AccountLine>>
{
    public async Task<IReadOnlyList<AccountLine>> Handle(ListBookAccounts query, CancellationToken cancellationToken)
    {
        var codes = await db.AccountCodes.AsNoTracking().ToDictionaryAsync(c => c.Account, cancellationToken);
        var balances = await db.LedgerEntries.GroupBy(e => e.Account).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellationToken);
        return [.. Enum.GetValues<LedgerAccount>().OrderBy(LedgerAccounts.ClassOf).Select(a =>
            new AccountLine(a, LedgerAccounts.ClassOf(a), codes.TryGetValue(a, out var code) ? code.Code : LedgerAccounts.StandardCode(a), code?.Name, balances.GetValueOrDefault(a)))];
    }
}

/// <summary>The number and name under which the accountant keeps an account.</summary>
[Requires(Permissions.EditFinance)]
public sealed record SetAccountCode(LedgerAccount Account, string Code, string Name) : ICommand<Result>;

internal sealed class SetAccountCodeValidator : AbstractValidator<SetAccountCode>
{
    public SetAccountCodeValidator()
    {
        RuleFor(c => c.Account).IsInEnum();
        RuleFor(c => c.Code).NotEmpty().MaximumLength(AccountCode.MaxCodeLength);
        RuleFor(c => c.Name).NotEmpty().MaximumLength(AccountCode.MaxNameLength);
    }
}

internal sealed class SetAccountCodeHandler(IAssociationDb db) : IRequestHandler<SetAccountCode, Result>
{
    public async Task<Result> Handle(SetAccountCode command, CancellationToken cancellationToken)
    {
        if (await db.AccountCodes.FirstOrDefaultAsync(c => c.Account == command.Account, cancellationToken) is { } code) code.Set(command.Code, command.Name);
        else db.AccountCodes.Add(new AccountCode(command.Account, command.Code, command.Name));
        return Result.Done;
    }
}
