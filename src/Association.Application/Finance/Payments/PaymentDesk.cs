using System.Globalization;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Payments;

/// <summary>Books money that came for orders: payment, ledger, places, receipt. The one way in for the desk, the bank statement and others.</summary>
internal sealed class PaymentDesk(IAssociationDb db, BookKeeping books, Access.ICurrentUser user, TimeProvider clock)
{
    /// <summary>Takes what came for one order, be it all, a part, or more than is owed.</summary>
    /// <exception cref="RefusedException">The order waits for nothing, or the year of that day is closed.</exception>
    public Task<Payment> TakeAsync(Order order, Received received, CancellationToken cancellationToken) => TakeAsync(order, received, user.Id, cancellationToken);

    /// <param name="by">Who answers for it, where the product itself goes through the lines for somebody.</param>
    public async Task<Payment> TakeAsync(Order order, Received received, UserId by, CancellationToken cancellationToken)
    {
        await books.RefuseClosedAsync(received.On, cancellationToken);
        if (received.Amount > order.Owed) await GiveFileAsync(order, cancellationToken);
        return await BookAsync(order, order.Take(received, by, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>The whole rest by the exact amount; anything else is refused.</summary>
    public async Task<Payment> TakeExactAsync(Order order, Received received, CancellationToken cancellationToken)
    {
        await books.RefuseClosedAsync(received.On, cancellationToken);
        return await BookAsync(order, order.Pay(received, user.Id, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>One receipt a payment, numbered last: the counter of the year is locked until the commit.</summary>
    public async Task<IReadOnlyList<Receipt>> ReceiveAsync(IReadOnlyList<(Order Order, Payment Payment)> payments, CancellationToken cancellationToken)
    {
        if (payments.Count == 0) return [];
        var today = clock.Today();
        var last = await db.NextAsync(string.Create(CultureInfo.InvariantCulture, $"receipt/{today.Year}"), cancellationToken, payments.Count);
        List<Receipt> receipts = [.. payments.Select((p, i) => new Receipt(p.Payment, today.Year, last - payments.Count + 1 + i, p.Order.Payer, today))];
        db.Receipts.AddRange(receipts);
        return receipts;
    }

    /// <summary>Takes back one payment with all that followed from it; its receipt is void, and its number stays taken.</summary>
    /// <exception cref="RefusedException">What was paid has had consequences: somebody came in, a credit was used.</exception>
    public Task UndoAsync(Order order, Payment payment, string reason, CancellationToken cancellationToken) => UndoAsync(order, payment, reason, user.Id, cancellationToken);

    /// <param name="by">Who answers for it, where the product itself goes through the lines for somebody.</param>
    public async Task UndoAsync(Order order, Payment payment, string reason, UserId by, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        await books.RefuseClosedAsync(today, cancellationToken);
        var booked = await db.LedgerTransactions.AsNoTracking().Include(t => t.Entries)
            .Where(t => t.Payment == payment.Id || t.Payment == null && t.Order == order.Id && t.Kind == LedgerKind.Payment).OrderBy(t => t.Payment == null).FirstAsync(cancellationToken);
        if (payment.Excess > Money.Zero && booked.Payer is { } payer) Refuse.If(await TakeCreditAsync(payer, cancellationToken) < payment.Excess, OrderErrors.NotUndone);
        Refuse.If(await db.Refunds.AnyAsync(r => r.Order == order.Id, cancellationToken), OrderErrors.NotUndone);
        var back = order.Undo(payment, by, now);
        db.Payments.Add(back);
        db.LedgerTransactions.Add(booked.Reverse(LedgerKind.PaymentReversal, today, now, reason));
        if (await db.Receipts.FirstOrDefaultAsync(r => r.Payment == payment.Id, cancellationToken) is { } receipt) receipt.Void(reason, now);
    }

    /// <summary>What a payer has to their credit.</summary>
    public async Task<Money> CreditOfAsync(Id<PayerProfile> payer, CancellationToken cancellationToken) =>
        new(-(await db.LedgerTransactions.Where(t => t.Payer == payer).SelectMany(t => t.Entries)
            .Where(e => e.Account == LedgerAccount.Advances).Select(e => e.Amount.Amount).ToListAsync(cancellationToken)).Sum());

    /// <summary>The same for whoever is about to lower it, alone until the commit: two at once do not lower it twice.</summary>
    public async Task<Money> TakeCreditAsync(Id<PayerProfile> payer, CancellationToken cancellationToken)
    {
        await db.PayerProfiles.Where(p => p.Id == payer).ExecuteUpdateAsync(row => row.SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
        return await CreditOfAsync(payer, cancellationToken);
    }

    private async Task<Payment> BookAsync(Order order, Payment payment, CancellationToken cancellationToken)
    {
        db.Payments.Add(payment);
        db.LedgerTransactions.Add(LedgerTransaction.Book(KindOf(payment.Method), LedgerSubject.Of(order) with { Payment = payment.Id },
            [
                new(payment.PaidInto, payment.Sum), new(LedgerAccount.Receivable, Money.Zero - payment.Amount),
                new(LedgerAccount.Advances, Money.Zero - payment.Excess),
            ], payment.ReceivedOn, clock.GetUtcNow()));
        if (order.Status is OrderStatus.Paid) await SettleAsync(order, cancellationToken);
        return payment;
    }

    private static LedgerKind KindOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Credit => LedgerKind.CreditUsed,
        PaymentMethod.Sponsor => LedgerKind.SponsorDraw,
        _ => LedgerKind.Payment,
    };

    private async Task SettleAsync(Order order, CancellationToken cancellationToken)
    {
        var paidFor = order.Lines.Select(l => l.Registration).OfType<Id<Registration>>().ToList();
        if (paidFor.Count == 0) return;
        foreach (var registration in await db.Registrations.Where(r => paidFor.Contains(r.Id)).ToListAsync(cancellationToken))
            if (registration.Status is RegistrationStatus.AwaitingPayment) registration.Settle();
    }

    /// <summary>A credit belongs to somebody: the payer gets a file of their own.</summary>
    public async Task GiveFileAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.PaidBy is not null) return;
        var payer = await UnitOfAsync(order, cancellationToken) is { } unit ? await OfUnitAsync(unit, cancellationToken)
            : await PersonOfAsync(order, cancellationToken) is { } person ? await OfPersonAsync(person, cancellationToken) : null;
        if (payer is null) db.PayerProfiles.Add(payer = PayerProfile.OfOther(new(order.InvoiceHead ?? order.Payer, order.TaxpayerNumber)));
        order.OwedBy(order.Unit, payer.Id);
    }

    /// <summary>The file whose credit may pay the order; null where the payer has none.</summary>
    public async Task<Id<PayerProfile>?> FileOfAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.PaidBy is not null) return order.PaidBy;
        var files = db.PayerProfiles.OrderBy(p => p.Id);
        return await UnitOfAsync(order, cancellationToken) is { } unit ? await files.Where(p => p.Unit == unit).Select(p => (Id<PayerProfile>?)p.Id).FirstOrDefaultAsync(cancellationToken)
            : await PersonOfAsync(order, cancellationToken) is { } person ? await files.Where(p => p.Person == person).Select(p => (Id<PayerProfile>?)p.Id).FirstOrDefaultAsync(cancellationToken) : null;
    }

    /// <summary>Whose dues they are, or who pays for the group.</summary>
    private async Task<Id<MemberUnit>?> UnitOfAsync(Order order, CancellationToken cancellationToken) =>
        order.Unit ?? await db.GroupOrders.Where(g => g.Order == order.Id).Select(g => g.PayerUnit).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whose dues they are: charged for a year, or for a term.</summary>
    private async Task<Id<Person>?> PersonOfAsync(Order order, CancellationToken cancellationToken) =>
        await db.DuesCharges.Where(c => c.Order == order.Id).Select(c => c.Person).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Memberships.Where(m => m.Terms.Any(t => db.OrderLines.Any(l => l.Order == order.Id && l.Term == t.Id))).Select(m => (Id<Person>?)m.Person).FirstOrDefaultAsync(cancellationToken);

    private async Task<PayerProfile> OfUnitAsync(Id<MemberUnit> id, CancellationToken cancellationToken)
    {
        var known = db.PayerProfiles.Local.FirstOrDefault(p => p.Unit == id) ?? await db.PayerProfiles.FirstOrDefaultAsync(p => p.Unit == id, cancellationToken);
        if (known is not null) return known;
        var made = PayerProfile.Of(await db.Units.AsNoTracking().SingleAsync(u => u.Id == id, cancellationToken));
        db.PayerProfiles.Add(made);
        return made;
    }

    private async Task<PayerProfile> OfPersonAsync(Id<Person> id, CancellationToken cancellationToken)
    {
        if (await db.PayerProfiles.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Person == id, cancellationToken) is { } known) return known;
        var made = PayerProfile.Of(await db.People.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken));
        db.PayerProfiles.Add(made);
        return made;
    }
}
