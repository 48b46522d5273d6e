using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dunning;

/// <param name="Days">After the last day to pay.</param>
public sealed record DunningStep(int Days, decimal Fee, string TextZh, string? TextEn);

/// <summary>Sets the levels of reminding, the first one first; those that are not named any more are gone.</summary>
[Requires(Permissions.EditFinance)]
public sealed record SetDunning(IReadOnlyList<DunningStep> Steps) : ICommand<Result>;

internal sealed class SetDunningValidator : AbstractValidator<SetDunning>
{
    public SetDunningValidator()
    {
        RuleFor(c => c.Steps).Must(steps => steps.Count <= DunningLevel.MaxLevels && steps.Zip(steps.Skip(1)).All(pair => pair.First.Days < pair.Second.Days)).WithErrorCode(DunningErrors.Order.Code);
        RuleForEach(c => c.Steps).ChildRules(step =>
        {
            step.RuleFor(s => s.Days).InclusiveBetween(1, DunningLevel.MaxDays);
            step.RuleFor(s => s.Fee).GreaterThanOrEqualTo(0).PrecisionScale(18, 2, true);
            step.RuleFor(s => s.TextZh).NotEmpty().MaximumLength(300);
            step.RuleFor(s => s.TextEn).MaximumLength(300);
        });
    }
}

/// <summary>Orders for which a reminder is due, with the level they have come to.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListDunning(int Count = 500) : IQuery<DunningView>;

public sealed record DunningView(IReadOnlyList<DunningStep> Steps, IReadOnlyList<DunningLine> Due);

public sealed record DunningLine(Guid Order, string Payer, string Reference, decimal Owed, DateTimeOffset DueAt, int Level, decimal Fee, DateTimeOffset? RemindedAt);

/// <summary>Reminds one payer, by the level that is due: mail, and the fee where there is one. Bulk is this for each.</summary>
[Requires(Permissions.EditFinance)]
public sealed record RemindPayer(Id<Order> Order) : ICommand<Result<int>>;

internal sealed class DunningHandlers(IAssociationDb db, DuesPayers payers, BookKeeping books, TimeProvider clock)
    : IRequestHandler<SetDunning, Result>, IRequestHandler<ListDunning, DunningView>, IRequestHandler<RemindPayer, Result<int>>
{
    public async Task<Result> Handle(SetDunning command, CancellationToken cancellationToken)
    {
        var known = await db.DunningLevels.OrderBy(l => l.Level).ToListAsync(cancellationToken);
        foreach (var (i, step) in command.Steps.Index())
        {
            var text = new Bilingual(step.TextZh, step.TextEn);
            if (known.Find(l => l.Level == i + 1) is { } level) level.Set(step.Days, new(step.Fee), text);
            else db.DunningLevels.Add(new DunningLevel(i + 1, step.Days, new(step.Fee), text));
        }

        db.DunningLevels.RemoveRange(known.Where(l => l.Level > command.Steps.Count));
        return Result.Done;
    }

    public async Task<DunningView> Handle(ListDunning query, CancellationToken cancellationToken)
    {
        var (now, levels) = (clock.GetUtcNow(), await db.DunningLevels.AsNoTracking().OrderBy(l => l.Level).ToListAsync(cancellationToken));
        var steps = levels.Select(l => new DunningStep(l.Days, l.Fee.Amount, l.Text.Zh, l.Text.En)).ToList();
        if (levels.Count == 0) return new(steps, []);
        var latest = now.AddDays(-levels[0].Days);
        var orders = await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Open && o.DueAt <= latest && o.DunningLevel < levels.Count).OrderBy(o => o.DueAt).Take(query.Count).ToListAsync(cancellationToken);
        return new(steps, [.. orders.Select(o => (Order: o, Level: DunningLevel.DueFor(o, levels, now))).Where(x => x.Level is not null)
            .Select(x => new DunningLine(x.Order.Id.Value, x.Order.Payer, x.Order.Reference, x.Order.Owed.Amount, x.Order.DueAt, x.Level!.Level, x.Level.Fee.Amount, x.Order.DunnedAt))]);
    }

    public async Task<Result<int>> Handle(RemindPayer command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.Orders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken) is not { } order) return OrderErrors.NotFound;
        if (DunningLevel.DueFor(order, await db.DunningLevels.ToListAsync(cancellationToken), now) is not { } level) return DunningErrors.NotDue;
        if (await payers.OfAsync(order, cancellationToken) is not { } payer) return DunningErrors.Unreached;
        order.Dunned(level.Level, now);
        if (level.Fee > Money.Zero)
        {
            await books.RefuseClosedAsync(today, cancellationToken);
            order.AddLateFee("滞纳金 Late fee", level.Fee);
            db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.LateFee, LedgerSubject.Of(order), LedgerAccount.Receivable, LedgerAccount.LateFeeIncome, level.Fee, today, now));
        }

        db.Outbox.Add(new OutboxMessage(MailTemplates.PaymentOverdue, order.Id.Value, payer.Address, payer.Language, now, level.Level.ToString(CultureInfo.InvariantCulture)));
        return level.Level;
    }
}
