using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.SelfService;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>What a place is to cost from now on.</summary>
/// <param name="Quote">Of the place; null: as before.</param>
/// <param name="Lines">What its options cost, as the order names them.</param>
/// <param name="Why">Stands on the order of a difference.</param>
internal sealed record NewPrice(Quote? Quote, IReadOnlyList<(string Description, Money Amount)> Lines, string Why)
{
    public Money Extras => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>
/// Gives a place another price and books what follows: an unpaid order is restated; of a paid one the difference is ordered,
/// or given back by the share that the terms of the category say.
/// </summary>
internal sealed class PriceChange(IAssociationDb db, TimeProvider clock)
{
    public async Task ApplyAsync(Registration registration, Event @event, string categoryName, NewPrice price, SelfServiceTerms terms, CancellationToken cancellationToken)
    {
        var (before, now) = (registration.Total, clock.GetUtcNow());
        registration.Costs(price.Quote, price.Extras);
        Refuse.If(registration.Group is not null && registration.Total != before, SelfServiceErrors.GroupPays);
        // Whoever waits for a decision owes nothing yet.
        if (registration.Status is RegistrationStatus.Pending) return;
        if (registration.Order is not { } id) Bill(registration, @event, categoryName, price, now);
        else if (registration.Status is RegistrationStatus.AwaitingPayment) await RestateAsync(registration, id, price, PlaceLine(@event, categoryName, registration), now, cancellationToken);
        else await SettleAsync(registration, @event, registration.Total - before, price.Why, terms, now, cancellationToken);
    }

    /// <summary>What cost nothing costs something now: the place is held until it is paid.</summary>
    private void Bill(Registration registration, Event @event, string categoryName, NewPrice price, DateTimeOffset now)
    {
        if (registration.Total == Money.Zero) return;
        var due = @event.PaymentDeadline(now);
        var order = new Order(@event.Id, registration.Unit ?? registration.Name, registration.Account, due, now);
        order.Add(registration.Id, PlaceLine(@event, categoryName, registration), registration.Price);
        foreach (var (description, amount) in price.Lines) order.AddExtra(registration.Id, description, amount);
        db.Orders.Add(order);
        Charge(order.Id, order.Total, now);
        registration.AwaitPayment(order.Id, due);
        Tell(registration, MailTemplates.RegistrationReceived, order, now);
    }

    private async Task RestateAsync(Registration registration, Id<Order> id, NewPrice price, string line, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken);
        Refuse.If(order.PendingSlip is not null, SelfServiceErrors.SlipWaits);
        if (registration.Total == Money.Zero)
        {
            order.Cancel();
            Reverse(id, order.Total, now);
            registration.CostsNothing();
            return;
        }

        var difference = order.Restate(registration.Id, registration.Price, price.Lines);
        // With another category or another person the line says so; otherwise it keeps its words, as those about a coupon.
        if (price.Quote is not null) order.Describe(registration.Id, line);
        if (difference > Money.Zero) Charge(id, difference, now);
        if (difference < Money.Zero) Reverse(id, Money.Zero - difference, now);
        if (difference != Money.Zero) Tell(registration, MailTemplates.RegistrationReceived, order, now);
    }

    private async Task SettleAsync(Registration registration, Event @event, Money difference, string why, SelfServiceTerms terms, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (difference == Money.Zero) return;
        difference += await WithdrawOpenAsync(registration.Id, now, cancellationToken);
        if (difference > Money.Zero)
        {
            var order = new Order(@event.Id, registration.Unit ?? registration.Name, registration.Account, @event.PaymentDeadline(now), now);
            order.AddExtra(registration.Id, Cut($"{@event.Name.Zh} · {why} · {registration.Name}"), difference);
            db.Orders.Add(order);
            Charge(order.Id, order.Total, now);
            Tell(registration, MailTemplates.RegistrationDifference, order, now);
            return;
        }

        var cheaper = Money.Zero - difference;
        if (cheaper > Money.Zero) db.OweBack(await db.PaidRestsAsync(registration.Id, cancellationToken), cheaper, terms.Share(cheaper), registration.Id, now);
    }

    /// <summary>A difference that nobody has paid yet becomes part of the next one.</summary>
    /// <returns>What was still to be paid.</returns>
    private async Task<Money> WithdrawOpenAsync(Id<Registration> registration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.OpenDifferenceAsync(registration, cancellationToken) is not { } open) return Money.Zero;
        Refuse.If(open.PendingSlip is not null, SelfServiceErrors.SlipWaits);
        open.Cancel();
        Reverse(open.Id, open.Total, now);
        return open.Total;
    }

    private void Charge(Id<Order> order, Money amount, DateTimeOffset now) =>
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order, LedgerAccount.Receivable, LedgerAccount.EventIncome, amount, now));

    private void Reverse(Id<Order> order, Money amount, DateTimeOffset now) =>
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.ChargeReversal, order, LedgerAccount.EventIncome, LedgerAccount.Receivable, amount, now));

    private void Tell(Registration registration, string template, Order order, DateTimeOffset now)
    {
        if (registration.Email is { } address)
            db.Outbox.Add(new OutboxMessage(template, registration.Id.Value, address, registration.Language, now, $"{order.Reference}-{now:yyyyMMddHHmmss}"));
    }

    private static string PlaceLine(Event @event, string category, Registration registration) => Cut($"{@event.Name.Zh} · {category} · {registration.Name}");

    private static string Cut(string text) => text.Length > Order.MaxDescriptionLength ? text[..Order.MaxDescriptionLength] : text;
}

public static class Differences
{
    /// <summary>The order of a difference in price that is still to be paid.</summary>
    public static Task<Order?> OpenDifferenceAsync(this IAssociationDb db, Id<Registration> registration, CancellationToken cancellationToken) =>
        db.Orders.Include(o => o.Lines).Include(o => o.Slips)
            .FirstOrDefaultAsync(o => o.Status == OrderStatus.Open && o.Lines.Any(l => l.Extra == registration) && o.Lines.All(l => l.Registration == null), cancellationToken);

    public static async Task<SelfServiceTerms> TermsOfAsync(this IAssociationDb db, Registration registration, CancellationToken cancellationToken) =>
        await db.SelfServiceTerms.AsNoTracking().FirstOrDefaultAsync(t => t.Category == registration.Category, cancellationToken)
            ?? new SelfServiceTerms(registration.Event, registration.Category);
}
