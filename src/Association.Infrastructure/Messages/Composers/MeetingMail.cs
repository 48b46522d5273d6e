using Association.Application.Calendars;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A meeting of a body as mails tell of it: what, when, where, by whom, and the entry for the reader's calendar.</summary>
internal sealed class MeetingMail(IAssociationDb db, MailWriter writer, TicketParts parts, SiteOptions site)
{
    public async Task<Meeting?> FindAsync(Id<Event> id, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } @event || @event.Sessions.MinBy(s => s.StartsAt) is not { } session) return null;
        var body = await db.Bodies.AsNoTracking().Where(b => b.Id == @event.Organiser).Select(b => new { b.Name, b.Slug }).FirstOrDefaultAsync(cancellationToken);
        return new(@event, session, body?.Name, body?.Slug);
    }

    public MailBody Start(OutboxMessage message, Meeting meeting, string key = "", params object[] arguments)
    {
        var suffix = key.Length == 0 ? "" : $"-{key}";
        return Facts(writer.Start(message, Say(message, $"title{suffix}")).Paragraph(Say(message, $"text{suffix}", arguments)), message.Culture, meeting);
    }

    public static string Say(OutboxMessage message, string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{message.Template}.{name}", arguments);

    public static string Subject(OutboxMessage message, Meeting meeting, string key = "") =>
        Say(message, key.Length == 0 ? "subject" : $"subject-{key}", meeting.Event.Name.In(message.Culture));

    public Uri PageOf(Meeting meeting) => new(site.BaseUrl, CalendarSubject.PageOf(meeting.Event));

    /// <summary>Where those who act for the body go on.</summary>
    public Uri DeskOf(Meeting meeting) =>
        meeting.Slug is { } slug ? new(site.BaseUrl, $"/bodies/{slug}/desk/salons/{meeting.Event.Id}/schedule") : PageOf(meeting);

    /// <param name="cancelled">For this reader, even where the meeting goes on.</param>
    public MailAttachment Calendar(Meeting meeting, string culture, bool cancelled = false) => parts.Calendar(meeting.Event, meeting.Body, null, culture, cancelled);

    private static MailBody Facts(MailBody mail, string culture, Meeting meeting)
    {
        var (@event, session) = (meeting.Event, meeting.Session);
        var day = MailDates.Day(culture, AssociationCalendar.DayOf(session.StartsAt));
        return mail
            .Fact(MailTexts.Get(culture, "mail.event"), MailLayout.Inert(@event.Name.In(culture)))
            .Fact(MailTexts.Get(culture, "mail.when"), $"{day} {MailDates.Time(session.StartsAt)}–{MailDates.Time(session.EndsAt)}")
            .Fact(MailTexts.Get(culture, "mail.where"), string.Join("\n", new[] { @event.Venue, @event.VenueAddress }.OfType<Bilingual>().Select(t => t.In(culture))))
            .Fact(MailTexts.Get(culture, "mail.organiser"), MailLayout.Inert(meeting.Body?.In(culture)));
    }
}

internal sealed record Meeting(Event Event, EventSession Session, Bilingual? Body, string? Slug)
{
    public bool IsOn => Event.Status is EventStatus.Published;
}
