using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>To a speaker: what a version of the programme changed for them, and when they speak now.</summary>
internal sealed class ProgrammeChangedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.ProgrammeChanged;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<ProgrammeRelease>(message.Subject);
        if (await db.ProgrammeReleases.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } release) return null;
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == release.Event && e.Status == EventStatus.Published, cancellationToken) is not { } @event) return null;
        var former = await db.ProgrammeReleases.AsNoTracking().FirstOrDefaultAsync(r => r.Event == release.Event && r.Number == release.Number - 1, cancellationToken);
        var people = (await db.EventSpeakers.AsNoTracking().Where(s => s.Event == release.Event && s.Email == message.To).ToListAsync(cancellationToken)).Select(s => s.Id.Value).ToHashSet();
        var content = Releases.Read(release.Content);
        var changes = ProgrammeDifferences.Between(former is null ? null : Releases.Read(former.Content), content).Where(c => c.Concerned.Any(people.Contains)).ToList();
        return changes.Count == 0 ? null : Write(message, @event, release, changes, [.. content.Sessions.Where(s => !s.Cancelled && s.People.Any(p => people.Contains(p.Speaker)))]);
    }

    private MailContent Write(OutboxMessage message, Event @event, ProgrammeRelease release, IReadOnlyList<ProgrammeChange> changes, IReadOnlyList<ReleasedSession> mine)
    {
        var culture = message.Culture;
        var key = release.Number == 1 ? "-first" : "";
        var mail = writer.Start(message, MeetingMail.Say(message, $"title{key}")).Paragraph(MeetingMail.Say(message, $"text{key}", MailLayout.Inert(@event.Name.In(culture))));
        foreach (var change in changes) mail.Fact(MeetingMail.Say(message, $"kind-{change.Kind}"), Describe(change, culture));
        if (release.Note is { } note) mail.Fact(MeetingMail.Say(message, "note"), MailLayout.Inert(note));
        return mail.Link(MeetingMail.Say(message, "open"), new Uri(site.BaseUrl, $"/events/{@event.Slug}/programme"))
            .Build(MeetingMail.Say(message, $"subject{key}", @event.Name.In(culture)), new MailAttachment($"{@event.Slug}.ics", CalendarFile.ContentType,
                CalendarFile.Of(mine.Select(s => ProgrammeCalendar.EntryOf(site, @event.Slug, @event.Venue, s, release.Number, culture)), clock.GetUtcNow())));
    }

    private static string Describe(ProgrammeChange change, string culture)
    {
        var lines = new List<string> { MailLayout.Inert(change.Session.Title.In(culture)) };
        switch (change)
        {
            case { Kind: ProgrammeChangeKind.Moved, Before: { } before, After: { } after }:
                lines.Add($"{Place(before, culture)} → {Place(after, culture)}");
                break;
            case { Kind: ProgrammeChangeKind.Renamed, Before: { } before, After: { } after }:
                lines[0] = MailLayout.Inert(before.Title.In(culture));
                lines.Add($"→ {MailLayout.Inert(after.Title.In(culture))}");
                lines.Add(Place(after, culture));
                break;
            default:
                lines.Add(Place(change.Session, culture));
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Place(ReleasedSession session, string culture) => string.Join(" · ", new[]
    {
        $"{MailDates.Day(culture, AssociationCalendar.DayOf(session.StartsAt))} {MailDates.Time(session.StartsAt)}–{MailDates.Time(session.EndsAt)}", MailLayout.Inert(session.Room?.In(culture)),
    }.Where(t => t.Length > 0));
}
