using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>What a reminder is written from, judged anew when it is sent.</summary>
/// <param name="Event">Its calendar entry travels with the mail.</param>
public sealed record ReminderLetter(string Purpose, IReadOnlyDictionary<string, object?> Values, Guid? Event);

/// <summary>Asks the rule once more, now: whoever renewed, paid or answered meanwhile is left alone. Source: anchors.md pain 20.</summary>
public sealed class ReminderLetters
{
    private readonly IAssociationDb _db;
    private readonly ReminderPlanner _planner;
    private readonly SiteOptions _site;
    private readonly TimeProvider _clock;

    internal ReminderLetters(IAssociationDb db, ReminderPlanner planner, SiteOptions site, TimeProvider clock) => (_db, _planner, _site, _clock) = (db, planner, site, clock);

    /// <returns>Null: it is not to be sent any more.</returns>
    public async Task<ReminderLetter?> FindAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Rule is not { } rule) return null;
        var id = new Id<ReminderRule>(rule);
        // A rule that was switched off holds back what it had planned.
        if (await _db.ReminderRules.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.OnSince != null, cancellationToken) is not { } found) return null;
        var (now, today) = (_clock.GetUtcNow(), _clock.Today());
        if (await _planner.AgainAsync(found, message.Subject, today, cancellationToken) is not { Fits: true } still || still.Due != message.Due) return null;

        return await _planner.JudgeAsync(found, message.Step, still, message.To, cancellationToken) is { Reason: null } mine ? new(found.Template, ValuesOf(still, mine.Name, now), still.Event) : null;
    }

    internal IReadOnlyDictionary<string, object?> ValuesOf(ReminderCase found, string name, DateTimeOffset now) => new Dictionary<string, object?>(found.Values)
    {
        ["name"] = name, ["association"] = _site.Name, ["date"] = found.Due, ["days"] = Math.Abs(found.Due.DayNumber - AssociationCalendar.DayOf(now).DayNumber),
    };
}
