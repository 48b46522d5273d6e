using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>
/// Who paid learns once that the money came, with the receipt: by the ticket's mail when the payment made their own place
/// certain, else by a mail of its own, as for somebody who paid for others or after the ticket went out.
/// </summary>
internal sealed class TellOfPayment(IAssociationDb db, Payers payers, DuesPayers members, TimeProvider clock) : INotificationHandler<Raised<OrderPaid>>
{
    public async Task Handle(Raised<OrderPaid> notification, CancellationToken cancellationToken)
    {
        if (await db.Orders.FindAsync([notification.Event.Order], cancellationToken) is not { } order) return;

        if (await db.GroupOrders.AsNoTracking().FirstOrDefaultAsync(g => g.Order == order.Id, cancellationToken) is { } group)
        {
            await TellAsync(order, group.ContactEmail, group.Language, cancellationToken);
            return;
        }

        var places = await db.Registrations.Where(r => r.Order == order.Id || db.OrderLines.Any(l => l.Order == order.Id && l.Extra == r.Id)).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        if (await payers.AccountOfAsync(order, cancellationToken) is { } account)
        {
            var own = places.Find(place => Payers.IsPlaceOf(account, place));
            if (own is null || await HasTicketAsync(own, cancellationToken)) await TellAsync(order, account.Email, account.Language, cancellationToken);
        }
        else if (places is [{ Email: { } address } place, ..] && await HasTicketAsync(place, cancellationToken)) await TellAsync(order, address, place.Language, cancellationToken);
        else if (await members.OfAsync(order, cancellationToken) is { } member) await TellAsync(order, member.Address, member.Language, cancellationToken);
    }

    // Reads what is committed: the ticket that this very payment brings is not among it.
    private Task<bool> HasTicketAsync(Registration place, CancellationToken cancellationToken) =>
        db.Outbox.AnyAsync(m => m.Template == MailTemplates.RegistrationConfirmed && m.Subject == place.Id.Value, cancellationToken);

    /// <summary>Paid again after a payment was undone, it is told again, with the receipt that holds.</summary>
    private async Task TellAsync(Order order, string address, string language, CancellationToken cancellationToken)
    {
        var before = await db.Outbox.CountAsync(m => m.Template == MailTemplates.PaymentConfirmed && m.Subject == order.Id.Value, cancellationToken);
        db.Outbox.Add(new OutboxMessage(MailTemplates.PaymentConfirmed, order.Id.Value, address, language, clock.GetUtcNow(), before == 0 ? "" : $"{before}"));
    }
}

/// <summary>Who pays an order, and whether that is who comes. Source: domain.md R4.55.</summary>
public sealed class Payers(IAccounts accounts)
{
    /// <summary>Null for a guest without an account, who pays for himself.</summary>
    public async Task<AccountRecord?> AccountOfAsync(Order order, CancellationToken cancellationToken) =>
        order.Account is { } id ? await accounts.FindAsync(id, cancellationToken) : null;

    /// <summary>A receipt is the payer's: the ticket of somebody else must not carry it.</summary>
    public async Task<bool> IsPaidByAnotherAsync(Order order, Registration place, CancellationToken cancellationToken) =>
        place.Group is not null || await AccountOfAsync(order, cancellationToken) is { } account && !IsPlaceOf(account, place);

    public static bool IsPlaceOf(AccountRecord account, Registration place) =>
        account.Person == place.Person || string.Equals(account.Email, place.Email, StringComparison.OrdinalIgnoreCase);
}
