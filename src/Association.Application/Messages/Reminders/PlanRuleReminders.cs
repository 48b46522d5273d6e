using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>Where planning goes on: which rule, which repetition, after which subject.</summary>
public readonly record struct ReminderPlace(Guid Rule, int Step, Guid? After);

/// <param name="Next">Null: that was the last.</param>
public sealed record ReminderStretch(int Planned, ReminderPlace? Next);

/// <summary>
/// Puts the reminders of the rules that are on into the outbox: a page of one rule in a transaction. What was due while nothing ran
/// is made up for within two days; what was due before a rule was switched on is not.
/// </summary>
[Requires(Permissions.System)]
public sealed record PlanRuleReminders(ReminderPlace? From = null) : ICommand<Result<ReminderStretch>>;

internal sealed class PlanRuleRemindersHandler(IAssociationDb db, ReminderPlanner planner, TimeProvider clock) : IRequestHandler<PlanRuleReminders, Result<ReminderStretch>>
{
    private static readonly TimeSpan CatchUp = TimeSpan.FromDays(2);

    public async Task<Result<ReminderStretch>> Handle(PlanRuleReminders command, CancellationToken cancellationToken)
    {
        var rules = await db.ReminderRules.AsNoTracking().Where(r => r.OnSince != null).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var slots = rules.Where(r => planner.Looks(r.Entity)).SelectMany(r => Enumerable.Range(0, r.Repeats + 1).Select(step => (Rule: r, Step: step))).ToList();
        var at = command.From is not { } place ? 0 : slots.FindIndex(s => s.Rule.Id.Value == place.Rule && s.Step == place.Step);
        if (at < 0 || at >= slots.Count) return new ReminderStretch(0, null);

        var (rule, step) = slots[at];
        var (planned, last) = await PlanAsync(rule, step, command.From?.After, cancellationToken);
        ReminderPlace? next = last is not null ? new(rule.Id.Value, step, last) : at + 1 < slots.Count ? new(slots[at + 1].Rule.Id.Value, slots[at + 1].Step, null) : null;
        return new ReminderStretch(planned, next);
    }

    /// <returns>How many, and after which subject there may be more.</returns>
    private async Task<(int Planned, Guid? Last)> PlanAsync(ReminderRule rule, int step, Guid? after, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = AssociationCalendar.At(AssociationCalendar.DayOf(rule.OnSince!.Value));
        var from = since > now - CatchUp ? since : now - CatchUp;
        var today = clock.Today();
        var cases = await planner.FindAsync(rule, step, from, now, _ => today, after, cancellationToken);
        var reached = (await planner.JudgeAsync(rule, step, from, now, cases, cancellationToken)).Where(r => r.Reason is null).ToList();
        db.Outbox.AddRange(reached.Select(r => OutboxMessage.Reminder(rule.Id, r.Case.Subject, r.Case.Due, step, r.Address!, r.Culture, now)));
        return (reached.Count, cases.Count < ReminderLook.PageSize ? null : cases[^1].Subject);
    }
}
