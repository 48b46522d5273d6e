using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The money is here; for payers who are not told by the ticket itself.</summary>
internal sealed class PaymentConfirmedComposer(IAssociationDb db, MailWriter writer, ReceiptPart receipts, GroupMails groups, SiteOptions site) : IMessageComposer
{
    public string Template => MailTemplates.PaymentConfirmed;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Order>(message.Subject);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (order is not { Status: OrderStatus.Paid }) return null;
        // What was let off is not said to have come.
        var paid = (await db.Payments.AsNoTracking().Where(p => p.Order == id).ToListAsync(cancellationToken)).Aggregate(Money.Zero, (sum, p) => sum + p.Sum);
        if (paid <= Money.Zero) return null;

        var @event = await db.Events.Where(e => e.Id == order.Event).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
        var name = @event?.In(message.Culture) ?? MailTexts.Get(MailTexts.Language(message.Culture), "mail.dues");
        var receipt = await db.Receipts.AsNoTracking().Where(r => r.Order == id && r.VoidedAt == null).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        MailAttachment[] parts = await receipts.OfAsync(receipt, message.CreatedAt, cancellationToken) is { } paper ? [paper] : [];
        return await WriteAsync(message, order, name, new(paid, receipt, parts), cancellationToken);
    }

    private async Task<MailContent> WriteAsync(OutboxMessage message, Order order, string name, Came came, CancellationToken cancellationToken)
    {
        string Say(string key, params object[] arguments) => MailTexts.Get(MailTexts.Language(message.Culture), key, arguments);
        var paidFor = order.Lines.Select(l => l.Registration ?? l.Extra).OfType<Id<Registration>>().Distinct().ToList();
        var people = await db.Registrations.Where(r => paidFor.Contains(r.Id)).OrderBy(r => r.Id).Select(r => r.Name).ToListAsync(cancellationToken);
        return writer.Start(message, Say("mail.payment-confirmed.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(order.Payer)))
            .Paragraph(Say("mail.payment-confirmed.text", name))
            .Fact(Say("mail.paid"), came.Paid.ToString())
            .Fact(Say("mail.paid-for"), MailLayout.Inert(string.Join("、", people)))
            .Fact(Say("mail.reference"), order.Reference)
            .Fact(Say("mail.receipt"), came.Receipt?.Number)
            .Link(Say(order.Event is null ? "mail.application-approved.open" : "mail.open"), await LinkAsync(order, paidFor, message.Culture, cancellationToken))
            .Build(Say("mail.payment-confirmed.subject", name), came.Parts);
    }

    private async Task<Uri> LinkAsync(Order order, List<Id<Registration>> paidFor, string culture, CancellationToken cancellationToken)
    {
        if (order.Event is null) return new(site.BaseUrl, "/my/membership");
        if (await db.GroupOrders.Where(g => g.Order == order.Id).Select(g => (Id<GroupOrder>?)g.Id).FirstOrDefaultAsync(cancellationToken) is { } group)
            return (await groups.FindAsync(group, culture, cancellationToken))!.Link;
        return new(site.BaseUrl, paidFor.Count == 0 ? "/my/invoices" : $"/my/registrations/{paidFor[0]}");
    }

    /// <param name="Paid">All that came for the order, in its parts.</param>
    /// <param name="Receipt">Of the last part.</param>
    private sealed record Came(Money Paid, Receipt? Receipt, MailAttachment[] Parts);
}
