using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>Money is back: the way it came, on an account of which the last digits are shown, or in cash.</summary>
internal sealed class RefundDoneComposer(IAssociationDb db, MailWriter writer) : IMessageComposer
{
    public string Template => MailTemplates.RefundDone;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<RefundPayment>(message.Subject);
        if (await db.RefundPayments.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { Status: RefundStatus.Done } refund) return null;

        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == refund.Order, cancellationToken);
        var culture = MailTexts.Language(message.Culture);
        string Say(string key, params object[] arguments) => MailTexts.Get(culture, key, arguments);
        var name = await db.Events.Where(e => e.Id == order.Event).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
        return writer.Start(message, Say("mail.refund-done.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(order.Payer)))
            .Paragraph(Say($"mail.refund-done.{refund.Way}", MailLayout.Inert(refund.PayeeAccount?.Masked ?? "")))
            .Fact(Say("mail.refund-done.amount"), refund.Amount.ToString())
            .Fact(Say("mail.refund-done.for"), name?.In(culture) ?? Say("mail.dues"))
            .Fact(Say("mail.refund-done.reference"), order.Reference)
            .Fact(Say("mail.refund-done.number"), refund.Number)
            .Build(Say("mail.refund-done.subject", refund.Amount.ToString()));
    }
}
