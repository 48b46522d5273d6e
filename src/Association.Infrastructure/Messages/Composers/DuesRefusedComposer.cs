using Association.Application.Common;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The slip for dues came back, with the reason and where to upload another.</summary>
internal sealed class DuesRefusedComposer(IAssociationDb db, DuesPayers payers, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.DuesSlipRefused;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Order>(message.Subject);
        var order = await db.Orders.AsNoTracking().Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        // Who has sent another slip meanwhile, or has paid, knows already.
        if (order is not { Status: OrderStatus.Open, PendingSlip: null } || await payers.OfAsync(order, cancellationToken) is not { } payer) return null;

        var culture = MailTexts.Language(message.Culture);
        string Say(string key, params object[] arguments) => MailTexts.Get(culture, key, arguments);
        var refused = order.Slips.Where(s => s.Status is SlipStatus.Rejected).MaxBy(s => s.DecidedAt);
        var link = payer.Application is { } application ? site.For(secrets, application) : new Uri(site.BaseUrl, "/my/membership");
        return writer.Start(message, Say("mail.dues-refused.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(order.Payer)))
            .Paragraph(Say("mail.dues-refused.text"))
            .Fact(Say("mail.reason"), MailLayout.Inert(refused?.Reason))
            .Fact(Say("mail.amount"), order.Owed.ToString())
            .Fact(Say("mail.reference"), order.Reference)
            .Fact(Say("mail.account"), site.BankAccount.In(culture))
            .Fact(Say("mail.deadline"), MailDates.Deadline(culture, order.DueAt))
            .Link(Say("mail.dues-refused.open"), link)
            .Build(Say("mail.dues-refused.subject"));
    }
}
