using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Digests;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>What waits at somebody's desk this morning; no mail when nothing does.</summary>
internal sealed class DeskDigestComposer(DigestDesk desk, MailWriter writer, SiteOptions site, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.DeskDigest;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var waiting = await desk.ReadAsync(new UserId(message.Subject), cancellationToken);
        if (waiting.Count == 0) return null;
        var (culture, now) = (MailTexts.Language(message.Culture), clock.GetUtcNow());
        var title = MailTexts.Get(culture, "digest.title", waiting.Count);
        var body = writer.Start(message, title).Paragraph(MailTexts.Get(culture, "digest.text"));
        foreach (var line in waiting)
        {
            var what = MailTexts.Get(culture, $"digest.{line.Matter}", line.Count);
            if (line.Name is { } name) what = $"{what} · {MailLayout.Inert(name.In(culture))}";
            body.Fact(what, line.Since is { } since ? MailTexts.Get(culture, "digest.days", Math.Max(0, (int)(now - since).TotalDays)) : line.Until is { } until ? MailTexts.Get(culture, "digest.until", MailDates.Day(culture, AssociationCalendar.DayOf(until))) : "—");
        }

        return body.Link(MailTexts.Get(culture, "digest.open"), new Uri(site.BaseUrl, "/office")).Note(MailTexts.Get(culture, "digest.foot")).Build(title);
    }
}
