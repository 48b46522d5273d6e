using Association.Application.Common;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>Dues of one member: an order for the proposed term, which goes live when the order is settled. Source: product.md invariant 3.</summary>
internal sealed class DuesDesk(IAssociationDb db, DuesPlan plan, DocumentDesk documents, TimeProvider clock)
{
    /// <summary>Days to pay. Source: domain.md R2.22 gives five working days as an example; offices grant a month.</summary>
    public const int PaymentDays = 30;

    /// <summary>Bills the proposed term; where the category has no fee it is live at once.</summary>
    public async Task BillOrSettleAsync(Membership membership, MembershipPolicy policy, string payer, UserId? account, CancellationToken cancellationToken)
    {
        var (now, term) = (clock.GetUtcNow(), membership.Proposed!);
        var fee = await FeeOfAsync(membership, policy, term.Category, term.From, cancellationToken);
        if (fee == Money.Zero)
        {
            membership.Settle(term.Id, AssociationCalendar.DayOf(now));
            return;
        }

        var order = new Order(null, payer, account, now.AddDays(PaymentDays), now);
        order.Add(term.Id, $"会费 Membership dues · {membership.Number} · {payer}", fee);
        db.Orders.Add(order);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.DuesIncome, order.Total, now));
    }

    /// <summary>What the next term would cost, or does: it begins when the running one ends, else today.</summary>
    public Task<Money> FeeOfNextAsync(Membership membership, MembershipPolicy policy, MembershipCategory category, CancellationToken cancellationToken) =>
        FeeOfAsync(membership, policy, category, membership.Proposed?.From ?? membership.LastTerm?.To?.AddDays(1) ?? clock.Today(), cancellationToken);

    /// <summary>
    /// What the congress resolved for the day on which a term begins; where it resolved nothing, the category's own fee. A term of so
    /// many months costs a year's dues whenever it begins; one without end is charged by the calendar year. Sources: domain.md R2.50, R2.58.
    /// </summary>
    private async Task<Money> FeeOfAsync(Membership membership, MembershipPolicy policy, MembershipCategory category, DateOnly from, CancellationToken cancellationToken)
    {
        var rules = policy.Of(category);
        if (await plan.ScheduleOfAsync(from, cancellationToken) is not { } schedule || schedule.Of(category) is not { } full) return rules.Fee;
        return rules.TermMonths is null ? schedule.Share(full, membership.JoinedOn, from.Year) : full;
    }

    /// <summary>Ends a membership; an open order of a renewal goes with it.</summary>
    public async Task EndAsync(Membership membership, MembershipEnding ending, DateOnly lastDay, string? reason, DateOnly today, CancellationToken cancellationToken)
    {
        var proposed = membership.Proposed;
        membership.End(ending, lastDay, reason, today);
        if (proposed is not null) await GiveUpAsync(proposed, cancellationToken);
    }

    /// <summary>Takes back what was charged for a term that will not begin.</summary>
    public async Task GiveUpAsync(MembershipTerm term, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Slips).FirstOrDefaultAsync(o => o.Lines.Any(l => l.Term == term.Id), cancellationToken);
        if (order is not { Status: OrderStatus.Open }) return;
        order.Cancel();
        await FreeAsync(order, cancellationToken);
        await db.TakeBackDuesAsync(order, new(order.Id), clock.Today(), clock.GetUtcNow(), null, cancellationToken);
    }

    /// <summary>What a dues run charged can be charged anew, and its invoice is taken back.</summary>
    private async Task FreeAsync(Order order, CancellationToken cancellationToken)
    {
        if (await db.DuesCharges.FirstOrDefaultAsync(c => c.Order == order.Id, cancellationToken) is { } charge) charge.Withdraw(clock.GetUtcNow());
        var invoice = await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Order == order.Id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id), cancellationToken);
        if (invoice is not null) await documents.CreditAsync(invoice, "续会取消", clock.Today(), cancellationToken);
    }
}

/// <summary>Paid dues make the proposed term live.</summary>
internal sealed class SettleDues(IAssociationDb db, TimeProvider clock) : INotificationHandler<Raised<OrderPaid>>
{
    public async Task Handle(Raised<OrderPaid> notification, CancellationToken cancellationToken)
    {
        var terms = await db.OrderLines.Where(l => l.Order == notification.Event.Order && l.Term != null).Select(l => l.Term!.Value).ToListAsync(cancellationToken);
        foreach (var term in terms)
        {
            var membership = await db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Terms.Any(t => t.Id == term), cancellationToken);
            membership.Settle(term, clock.Today());
        }
    }
}
