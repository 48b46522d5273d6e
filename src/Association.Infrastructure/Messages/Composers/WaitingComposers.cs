using Association.Application.Common;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>What mails about somebody's place in a queue share.</summary>
internal abstract class WaitingComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public abstract string Template { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<WaitingListEntry>(message.Subject);
        if (await db.WaitingList.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } entry || !IsStillNeeded(entry)) return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == entry.Event, cancellationToken);
        if (@event.Status is not EventStatus.Published) return null;
        var category = await db.TicketCategories.Where(c => c.Id == entry.Category).Select(c => c.Name).SingleAsync(cancellationToken);

        var culture = MailTexts.Language(message.Culture);
        string Say(string key, params object[] arguments) => MailTexts.Get(culture, key, arguments);
        var body = writer.Start(message, Say($"mail.{Template}.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(entry.Name)))
            .Paragraph(Say($"mail.{Template}.text", @event.Name.In(culture)))
            .Fact(Say("mail.event"), @event.Name.In(culture))
            .Fact(Say("mail.when"), MailDates.Days(culture, @event.StartsOn, @event.EndsOn))
            .Fact(Say("mail.category"), category.In(culture));
        if (entry is { Status: WaitingStatus.Offered, OfferEndsAt: { } until }) body.Fact(Say("mail.seat-offered.until"), MailDates.Deadline(culture, until));
        return body.Link(Say($"mail.{Template}.open"), site.For(secrets, entry)).Note(Say($"mail.{Template}.note")).Build(Say($"mail.{Template}.subject", @event.Name.In(culture)));
    }

    protected abstract bool IsStillNeeded(WaitingListEntry entry);
}

/// <summary>A seat is held: take it, or leave it to the next, by one link that needs no account.</summary>
internal sealed class SeatOfferedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets, TimeProvider clock) : WaitingComposer(db, writer, site, secrets)
{
    public override string Template => MailTemplates.SeatOffered;

    protected override bool IsStillNeeded(WaitingListEntry entry) => entry.Status is WaitingStatus.Offered && clock.GetUtcNow() < entry.OfferEndsAt;
}

/// <summary>The hours are over; the seat went on.</summary>
internal sealed class OfferLapsedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : WaitingComposer(db, writer, site, secrets)
{
    public override string Template => MailTemplates.OfferLapsed;

    protected override bool IsStillNeeded(WaitingListEntry entry) => entry.Status is WaitingStatus.Lapsed;
}
