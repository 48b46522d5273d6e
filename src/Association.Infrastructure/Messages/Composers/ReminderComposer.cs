using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Reminders;
using Association.Application.Messages.Templates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A reminder by a rule, in the office's words, if the rule still holds for its reader.</summary>
internal sealed class ReminderComposer(IAssociationDb db, ReminderLetters letters, TemplateDesk desk, TicketParts parts, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.Reminder;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(message, cancellationToken) is not { } letter) return null;
        var mail = await desk.WriteAsync(letter.Purpose, MailTexts.Language(message.Culture), letter.Values, cancellationToken);
        if (MessagePurposes.KindOf(letter.Purpose) is not MailKind.Service) mail = mail.Leavable(message, site, secrets);
        return letter.Event is { } @event ? mail with { Attachments = [await CalendarAsync(new(@event), message, cancellationToken)] } : mail;
    }

    private async Task<MailAttachment> CalendarAsync(Id<Event> id, OutboxMessage message, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == id, cancellationToken);
        return parts.Calendar(@event, null, new Uri(site.BaseUrl, $"/events/{@event.Slug}"), MailTexts.Language(message.Culture));
    }
}

/// <summary>What somebody wrote who wants to see it in a mail program.</summary>
internal sealed class TemplateTestComposer(TemplateDesk desk) : IMessageComposer
{
    public string Template => MailTemplates.TemplateTest;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(message.Key[(message.Key.LastIndexOf('/') + 1)..]) is not { } purpose) return null;
        var culture = MailTexts.Language(message.Culture);
        var mail = await desk.WriteAsync(purpose.Key, culture, await desk.SampleAsync(purpose, cancellationToken), cancellationToken);
        return mail with { Subject = MailTexts.Get(culture, "mail.test-subject", mail.Subject) };
    }
}
