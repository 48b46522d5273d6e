using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Reminders;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>What became of each one whom a mailing was meant for.</summary>
/// <param name="State">Those whose mail is in this state; <see cref="OutboxState.Sent"/>: has left.</param>
/// <param name="LeftOut">Those who got none, and why.</param>
/// <param name="NotNeeded">Those whose mail was queued and never left, because it was not needed any more when it was its turn.</param>
[Requires(Permissions.ReadMessages)]
public sealed record ListRecipients(Id<Mailing> Mailing, OutboxState? State = null, bool LeftOut = false, string? After = null, int? Size = null, string? Before = null, bool NotNeeded = false) : IQuery<Page<RecipientLine>?>, IForMailing;

/// <param name="Address">Masked; null: left out.</param>
/// <param name="State">Null: left out, or forgotten with the person.</param>
public sealed record RecipientLine(Guid Id, string Name, string? Address, OutboxState? State, DateTimeOffset? SentAt, string? LastError, LeftOut? Reason);

internal sealed class ListRecipientsHandler(IAssociationDb db, MailingPeople people) : IRequestHandler<ListRecipients, Page<RecipientLine>?>
{
    public async Task<Page<RecipientLine>?> Handle(ListRecipients query, CancellationToken cancellationToken)
    {
        if (await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == query.Mailing, cancellationToken) is not { } mailing) return null;
        var window = Window.Of(query.After, query.Before, query.Size);
        var recipients = Filter(query);
        var total = await recipients.CountAsync(cancellationToken);
        // In the order in which the database sorts keys, which is not everywhere that of .NET: pages are cut by it.
        var rows = await Part(recipients, window).Take(window.Read).ToListAsync(cancellationToken);
        var messages = rows.Select(r => r.Message).OfType<Guid>().ToList();
        var mails = await db.Outbox.AsNoTracking().Where(m => messages.Contains(m.Id)).Select(m => new { m.Id, m.To, m.State, m.SentAt, m.LastError }).ToDictionaryAsync(m => m.Id, cancellationToken);
        var names = await people.NamesAsync(mailing.Audience, [.. rows.Select(r => r.Subject)], cancellationToken);
        var lines = rows.ConvertAll(r =>
        {
            var mail = r.Message is { } message ? mails.GetValueOrDefault(message) : null;
            return new RecipientLine(r.Id, names.GetValueOrDefault(r.Subject) ?? "", EmailAddress.TryParse(mail?.To, out var address) ? address.Masked : null, mail?.State, mail?.SentAt, mail?.LastError, r.Reason);
        });
        return window.Cut(lines, line => new Cursor("", line.Id), total);
    }

    private IQueryable<MailingRecipient> Filter(ListRecipients query)
    {
        var recipients = db.MailingRecipients.AsNoTracking().Where(r => r.Mailing == query.Mailing);
        if (query.LeftOut) recipients = recipients.Where(r => r.Reason != null);
        if (query.State is { } state) recipients = recipients.Where(r => db.Outbox.Any(m => m.Id == r.Message && m.State == state && (state != OutboxState.Sent || m.LastError == null)));
        if (query.NotNeeded) recipients = recipients.Where(r => db.Outbox.Any(m => m.Id == r.Message && m.State == OutboxState.Sent && m.LastError != null));
        return recipients;
    }

    private static IQueryable<MailingRecipient> Part(IQueryable<MailingRecipient> recipients, Window window)
    {
        if ((window.After ?? window.Before) is not { } mark) return recipients.OrderBy(r => r.Id);
        return window.Backwards ? recipients.Where(r => r.Id < mark.Id).OrderByDescending(r => r.Id) : recipients.Where(r => r.Id > mark.Id).OrderBy(r => r.Id);
    }
}

internal static class AudienceNames
{
    /// <summary>Of the body or event whose people are written to.</summary>
    public static async Task<Bilingual?> NameOfAsync(this IAssociationDb db, MailingAudience audience, CancellationToken cancellationToken)
    {
        if (audience is not { IsOfOne: true, Of: { } of }) return null;
        var (body, @event) = (new Id<Body>(of), new Id<Event>(of));
        return audience.Kind is AudienceKind.Body
            ? await db.Bodies.Where(b => b.Id == body).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken)
            : await db.Events.Where(e => e.Id == @event).Select(e => e.Name).FirstOrDefaultAsync(cancellationToken);
    }
}
