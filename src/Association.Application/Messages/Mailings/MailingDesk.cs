using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Meetings;
using Association.Application.Messages.Reminders.Sources;
using Association.Application.Messages.Templates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>Makes one reader's mail of a mailing's words.</summary>
public sealed class MailingDesk
{
    private static readonly Placeholder[] Common =
        [new("name", PlaceholderKind.Text), new("association", PlaceholderKind.Both), new("today", PlaceholderKind.Day), new("link", PlaceholderKind.Link)];

    private static readonly Placeholder[] OfEvent =
        [.. Common, new("event", PlaceholderKind.Both), new("starts", PlaceholderKind.Moment), new("day", PlaceholderKind.Day), new("place", PlaceholderKind.Both)];

    private readonly IAssociationDb _db;
    private readonly ITemplateRenderer _renderer;
    private readonly MailingPeople _people;
    private readonly SiteOptions _site;
    private readonly ILinkSecrets _secrets;
    private readonly TimeProvider _clock;

    internal MailingDesk(IAssociationDb db, ITemplateRenderer renderer, MailingPeople people, SiteOptions site, ILinkSecrets secrets, TimeProvider clock) =>
        (_db, _renderer, _people, _site, _secrets, _clock) = (db, renderer, people, site, secrets, clock);

    public static IReadOnlyList<Placeholder> PlaceholdersOf(AudienceKind kind) => new MailingAudience(kind).IsOfEvent ? OfEvent : Common;

    /// <summary>Whether the audience still holds somebody whose mail waited; asked when it leaves.</summary>
    public Task<bool> IsStillMeantAsync(MailingAudience audience, Guid subject, CancellationToken cancellationToken) => _people.MeansAsync(audience, subject, cancellationToken);

    /// <param name="subject">The person, registration or invitee who reads it; null: an example.</param>
    /// <param name="marked">To be looked at by its writer: what was filled in is marked, and the reader's own link, which opens what is theirs, is not shown.</param>
    public async Task<MailContent> WriteAsync(MailingAudience audience, MailingWords words, Guid? subject, string culture, bool marked, CancellationToken cancellationToken)
    {
        var english = culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) && words is { SubjectEn: not null, TextEn: not null };
        var values = new Dictionary<string, object?>
        {
            ["association"] = _site.Name, ["today"] = _clock.Today(), ["name"] = await NameAsync(audience.Kind, subject, cancellationToken), ["link"] = marked ? new Uri(_site.BaseUrl, "/my") : await LinkAsync(audience, subject, cancellationToken),
        };
        if (audience is { IsOfEvent: true, Of: { } of } && await EventAsync(new(of), cancellationToken) is { } @event)
            foreach (var (name, value) in @event.Words()) values[name] = value;
        return _renderer.Render(english ? new(words.SubjectEn!, words.TextEn!) : new(words.SubjectZh, words.TextZh), english ? "en" : "zh-CN", values, marked: marked);
    }

    private Task<Event?> EventAsync(Id<Event> id, CancellationToken cancellationToken) => _db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == id, cancellationToken);

    /// <summary>The example is for whoever looks at the words, never for a reader.</summary>
    private async Task<string> NameAsync(AudienceKind kind, Guid? subject, CancellationToken cancellationToken) =>
        subject is not { } one ? "张文静" : (await _people.NamesAsync(kind, [one], cancellationToken)).GetValueOrDefault(one) ?? "";

    /// <summary>The reader's own: the registration, the answer to the invitation, or their pages.</summary>
    private async Task<Uri> LinkAsync(MailingAudience audience, Guid? subject, CancellationToken cancellationToken)
    {
        if (subject is { } one && audience.Kind is AudienceKind.Unanswered) return new Uri(_site.BaseUrl, _secrets.PathOf(new Id<EventInvitee>(one)));
        if (subject is not { } place || audience.Kind is not AudienceKind.Registrations) return new Uri(_site.BaseUrl, "/my");
        var id = new Id<Registration>(place);
        return await _db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } found ? _site.For(_secrets, found) : new Uri(_site.BaseUrl, "/my");
    }
}
