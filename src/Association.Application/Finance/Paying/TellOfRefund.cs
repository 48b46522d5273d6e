using Association.Application.Common;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>Who paid learns that the money is back: how, how much, and what for.</summary>
internal sealed class TellOfRefund(IAssociationDb db, Payers payers, DuesPayers members, TimeProvider clock) : INotificationHandler<Raised<RefundFinished>>
{
    public async Task Handle(Raised<RefundFinished> notification, CancellationToken cancellationToken)
    {
        var refund = (await db.RefundPayments.FindAsync([notification.Event.Refund], cancellationToken))!;
        var order = (await db.Orders.FindAsync([refund.Order], cancellationToken))!;
        if (await AddressOfAsync(order, cancellationToken) is var (address, language))
            db.Outbox.Add(new OutboxMessage(MailTemplates.RefundDone, refund.Id.Value, address, language, clock.GetUtcNow()));
    }

    private async Task<(string Address, string Language)?> AddressOfAsync(Order order, CancellationToken cancellationToken)
    {
        if (await db.GroupOrders.AsNoTracking().FirstOrDefaultAsync(g => g.Order == order.Id, cancellationToken) is { } group) return (group.ContactEmail, group.Language);
        if (await payers.AccountOfAsync(order, cancellationToken) is { } account) return (account.Email, account.Language);
        var place = await db.Registrations.AsNoTracking().Where(r => r.Email != null && db.OrderLines.Any(l => l.Order == order.Id && (l.Registration == r.Id || l.Extra == r.Id)))
            .OrderBy(r => r.Id).Select(r => new { r.Email, r.Language }).FirstOrDefaultAsync(cancellationToken);
        if (place is not null) return (place.Email!, place.Language);
        return await members.OfAsync(order, cancellationToken) is { } member ? (member.Address, member.Language) : null;
    }
}
