using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>What the mails about a salon or meeting are made with.</summary>
internal sealed class MeetingMails(IAssociationDb db, MailWriter writer, TicketParts parts, SiteOptions site, ILinkSecrets secrets, TimeProvider clock)
{
    /// <summary>Null when the activity is over or was called off, or the reader is no more to be asked.</summary>
    public async Task<MailContent?> WriteAsync(OutboxMessage message, bool onlyUnanswered, CancellationToken cancellationToken)
    {
        var id = new Id<EventInvitee>(message.Subject);
        if (await db.Invitees.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invitee) return null;
        if (onlyUnanswered && (invitee.Answer is not InviteeAnswer.None || invitee.Presence is not Presence.Unknown)) return null;
        var meeting = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == invitee.Event, cancellationToken);
        if (meeting.Status is EventStatus.Cancelled || EventTime.Of(meeting).IsOver(clock.GetUtcNow())) return null;

        var name = await db.People.Where(p => p.Id == invitee.Person).Select(p => p.Name).SingleAsync(cancellationToken);
        var host = await db.Bodies.AsNoTracking().Where(b => b.Id == meeting.Organiser).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken) ?? site.Name;
        var (culture, say, time) = (message.Culture, new Words(message), EventTime.Of(meeting));
        var where = string.Join(", ", new[] { meeting.Venue, meeting.VenueAddress }.OfType<Bilingual>().Select(t => t.In(culture)));
        var body = writer.Start(message, say.Own("title"))
            .Paragraph(MailTexts.Get(culture, "mail.greeting", MailLayout.Inert(name)))
            .Paragraph(say.Own("text", MailLayout.Inert(host.In(culture)), MailLayout.Inert(meeting.Name.In(culture))))
            .Fact(MailTexts.Get(culture, "mail.when"), When(meeting, time, culture)).Fact(MailTexts.Get(culture, "mail.where"), where);
        foreach (var answer in (InviteeAnswer[])[InviteeAnswer.Yes, InviteeAnswer.No, InviteeAnswer.Maybe])
            body.Link(say.Both($"answer-{answer.ToString().ToLowerInvariant()}"), new Uri(site.BaseUrl, $"{secrets.PathOf(id)}?answer={answer.ToString().ToLowerInvariant()}"));
        return body.Note(say.Both("note")).Build(say.Own("subject", meeting.Name.In(culture)), parts.Calendar(meeting, host, new Uri(site.BaseUrl, secrets.PathOf(id)), culture));
    }

    private static string When(Event meeting, EventTime time, string culture) => meeting.Sessions.Count == 0
        ? MailDates.Days(culture, meeting.StartsOn, meeting.EndsOn)
        : $"{MailDates.Days(culture, meeting.StartsOn, meeting.EndsOn)} {MailDates.Time(time.From)}–{MailDates.Time(time.To)}";

    private sealed record Words(OutboxMessage Message)
    {
        public string Own(string name, params object[] arguments) => MailTexts.Get(Message.Culture, $"mail.{Message.Template}.{name}", arguments);

        public string Both(string name) => MailTexts.Get(Message.Culture, $"mail.meeting.{name}");
    }
}

/// <summary>A body asks to its salon or meeting: when, where, and three links to answer with.</summary>
internal sealed class MeetingInvitationComposer(MeetingMails mails) : IMessageComposer
{
    public string Template => MailTemplates.MeetingInvitation;

    public Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) => mails.WriteAsync(message, onlyUnanswered: false, cancellationToken);
}

/// <summary>Asks once more, unless the answer came meanwhile.</summary>
internal sealed class MeetingReminderComposer(MeetingMails mails) : IMessageComposer
{
    public string Template => MailTemplates.MeetingReminder;

    public Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) => mails.WriteAsync(message, onlyUnanswered: true, cancellationToken);
}
