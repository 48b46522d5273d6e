using Association.Application.Common;
using Association.Application.Events.Programme;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>To a speaker: what they are planned for, and the secret address where they answer and declare their interests.</summary>
internal sealed class SpeakerAskedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.SpeakerAsked;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<EventSpeaker>(message.Subject);
        if (await db.EventSpeakers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } speaker) return null;
        // Another address since then: the key of this mail would open nothing.
        var key = secrets.KeyFor(speaker);
        if (speaker.KeyHash != SpeakerKeys.HashOf(key) || speaker.Email != message.To) return null;
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).AsSplitQuery()
            .FirstOrDefaultAsync(e => e.Id == speaker.Event && (e.Status == EventStatus.Draft || e.Status == EventStatus.Published), cancellationToken);
        return @event is null ? null : Write(message, @event, speaker, key);
    }

    private MailContent Write(OutboxMessage message, Event @event, EventSpeaker speaker, string key)
    {
        var culture = message.Culture;
        var mail = writer.Start(message, MeetingMail.Say(message, "title"))
            .Paragraph(MeetingMail.Say(message, "text", MailLayout.Inert(speaker.Name.In(culture)), MailLayout.Inert(@event.Name.In(culture)), MailDates.Days(culture, @event.StartsOn, @event.EndsOn)));
        foreach (var session in @event.Sessions.Where(s => !s.IsCancelled && s.Speakers.Any(p => p.Speaker == speaker.Id)).OrderBy(s => s.StartsAt))
            mail.Fact($"{MailDates.Day(culture, AssociationCalendar.DayOf(session.StartsAt))} {MailDates.Time(session.StartsAt)}–{MailDates.Time(session.EndsAt)}",
                string.Join(" · ", new[] { session.Title, session.Room }.OfType<Bilingual>().Select(t => MailLayout.Inert(t.In(culture)))));
        mail.Paragraph(MeetingMail.Say(message, "todo"));
        return mail.Link(MeetingMail.Say(message, "open"), new Uri(site.BaseUrl, $"/speakers/{key}")).Note(MeetingMail.Say(message, "note"))
            .Build(MeetingMail.Say(message, "subject", @event.Name.In(culture)));
    }
}
