using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>
/// Mails speakers the secret address of their own page, where they say whether they come, and declare their interests. Nobody gets it
/// twice on one day.
/// </summary>
/// <param name="Speakers">Null: everybody who has not answered or declared yet.</param>
[Requires(Permissions.EditEvents)]
public sealed record AskSpeakers(Id<Event> Event, IReadOnlyList<Id<EventSpeaker>>? Speakers = null) : ICommand<Result<SpeakersAsked>>, IInEvent;

/// <param name="Mailed">Got a mail now.</param>
/// <param name="AskedToday">Had one today already.</param>
/// <param name="WithoutAddress">Cannot be reached.</param>
public sealed record SpeakersAsked(int Mailed, int AskedToday, int WithoutAddress);

/// <summary>
/// The key in a speaker's mail is computed from the speaker, the address it goes to and the installation's secret; the database keeps only
/// a hash. Source: security.md B09.
/// </summary>
public static class SpeakerKeys
{
    private const string Purpose = "event-speaker";

    public static string KeyFor(this ILinkSecrets secrets, EventSpeaker speaker) => secrets.For(Purpose, $"{speaker.Id.Value:N}/{speaker.Email?.ToUpperInvariant()}");

    public static string HashOf(string? key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));
}

internal sealed class AskSpeakersHandler(IAssociationDb db, ILinkSecrets secrets, TimeProvider clock) : IRequestHandler<AskSpeakers, Result<SpeakersAsked>>
{
    public async Task<Result<SpeakersAsked>> Handle(AskSpeakers command, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (@event.Status is not (EventStatus.Draft or EventStatus.Published)) return EventErrors.NotPublished;
        var all = await db.EventSpeakers.Where(s => s.Event == command.Event).ToListAsync(cancellationToken);
        var wanted = command.Speakers is { } some ? all.Where(s => some.Contains(s.Id)).ToList() : [.. all.Where(s => s.Owes)];
        if (command.Speakers is { Count: > 0 } && wanted.Count == 0) return ProgrammeErrors.SpeakerNotFound;

        var (now, today, mailed, already) = (clock.GetUtcNow(), clock.Today(), 0, 0);
        foreach (var speaker in wanted.Where(s => s.Email is not null))
        {
            if (speaker is { KeyHash: not null, AskedAt: { } at } && AssociationCalendar.DayOf(at) == today)
            {
                already++;
                continue;
            }

            speaker.Ask(SpeakerKeys.HashOf(secrets.KeyFor(speaker)), now);
            db.Outbox.Add(new OutboxMessage(MailTemplates.SpeakerAsked, speaker.Id.Value, speaker.Email!, speaker.Language, now,
                today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
            mailed++;
        }

        return new SpeakersAsked(mailed, already, wanted.Count(s => s.Email is null));
    }
}
