using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>
/// Queues the reminders that are due: so many days before an event as it says, from nine in the morning, to everybody whose place is
/// confirmed. Who registered or was confirmed after that moment has just had a mail and gets none. One reminder per
/// registration and first day: an event that is moved is reminded of again.
/// </summary>
[Requires(Permissions.System)]
public sealed record PlanReminders : ICommand<Result<int>>
{
    public static readonly TimeOnly From = new(9, 0);
    /// <summary>Queued in one transaction; run again until it answers 0.</summary>
    public const int BatchSize = 200;

    /// <param name="days">Of the event; 0: it wants no reminder.</param>
    public static DateTimeOffset Moment(DateOnly startsOn, int days) => AssociationCalendar.At(startsOn.AddDays(-days), From);

    /// <summary>Part of the message's key.</summary>
    public static string Occasion(DateOnly startsOn) => startsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class PlanRemindersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<PlanReminders, Result<int>>
{
    public async Task<Result<int>> Handle(PlanReminders command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var last = today.AddDays(EventMails.MaxReminderDays);
        var near = await db.Events.AsNoTracking()
            .Where(e => e.Status == EventStatus.Published && e.StartsOn > today && e.StartsOn <= last && e.Mails.ReminderDays > 0)
            .OrderBy(e => e.StartsOn).ToListAsync(cancellationToken);

        var planned = 0;
        foreach (var @event in near.Where(e => PlanReminders.Moment(e.StartsOn, e.Mails.ReminderDays) <= now))
            planned += await PlanAsync(@event, PlanReminders.BatchSize - planned, now, cancellationToken);
        return planned;
    }

    private async Task<int> PlanAsync(Event @event, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var moment = PlanReminders.Moment(@event.StartsOn, @event.Mails.ReminderDays);
        var places = await db.Registrations.AsNoTracking()
            .Where(r => r.Event == @event.Id && r.Status == RegistrationStatus.Confirmed && r.RegisteredAt < moment && r.Email != null && r.Email != "")
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var told = await ToldAsync(@event.StartsOn, moment, cancellationToken);
        var next = places.Where(r => !told.Contains(r.Id.Value)).Take(most).ToList();
        db.Outbox.AddRange(next.Select(r => new OutboxMessage(
            MailTemplates.EventReminder, r.Id.Value, r.Email!, r.Language, now, PlanReminders.Occasion(@event.StartsOn))));
        return next.Count;
    }

    /// <summary>Who has the reminder for this day, or a confirmation that came after the moment of the reminder.</summary>
    private async Task<HashSet<Guid>> ToldAsync(DateOnly startsOn, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var occasion = "/" + PlanReminders.Occasion(startsOn);
        // Whoever was reminded by an earlier rule of the event, which has changed since, is not reminded again.
        var first = PlanReminders.Moment(startsOn, EventMails.MaxReminderDays);
        var told = await db.Outbox.AsNoTracking()
            .Where(m => (m.CreatedAt >= moment && m.Template == MailTemplates.RegistrationConfirmed)
                || (m.CreatedAt >= first && m.Template == MailTemplates.EventReminder && m.Key.EndsWith(occasion)))
            .Select(m => m.Subject).ToListAsync(cancellationToken);
        return [.. told];
    }
}
