using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A debt is overdue, in the office's own words of that level.</summary>
internal sealed class PaymentOverdueComposer(IAssociationDb db, MailWriter writer, SiteOptions site) : IMessageComposer
{
    public string Template => MailTemplates.PaymentOverdue;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Order>(message.Subject);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        // Who has paid meanwhile is not reminded.
        if (order is not { Status: OrderStatus.Open }) return null;

        var culture = MailTexts.Language(message.Culture);
        string Say(string key, params object[] arguments) => MailTexts.Get(culture, key, arguments);
        var words = await db.DunningLevels.AsNoTracking().Where(l => l.Level == order.DunningLevel).Select(l => l.Text).FirstOrDefaultAsync(cancellationToken);
        return writer.Start(message, Say("mail.payment-overdue.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(order.Payer)))
            .Paragraph(words is null ? Say("mail.payment-overdue.text") : MailLayout.Inert(words.In(culture)))
            .Fact(Say("mail.amount"), order.Owed.ToString())
            .Fact(Say("mail.reference"), order.Reference)
            .Fact(Say("mail.account"), site.BankAccount.In(culture))
            .Fact(Say("mail.deadline"), MailDates.Deadline(culture, order.DueAt))
            .Build(Say("mail.payment-overdue.subject"));
    }
}
