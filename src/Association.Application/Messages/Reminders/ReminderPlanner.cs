using Association.Application.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>
/// Decides for a rule whom it reaches, when, and why not the others. Planning, the look ahead and the mail itself ask here, so
/// that they never differ. Source: anchors.md pains 20 and 24, product.md invariant 6.
/// </summary>
internal sealed class ReminderPlanner(IAssociationDb db, IEnumerable<IReminderSource> sources, ReminderPeople people)
{
    private MailReach? _reach;

    public bool Looks(ReminderEntity entity) => sources.Any(s => s.Entity == entity);

    /// <summary>A page of cases whose moment lies in a time, the last one included.</summary>
    public Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderRule rule, int step, DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, DateOnly> on, Guid? after, CancellationToken cancellationToken)
    {
        var (first, last) = rule.AnchorsOf(from, to, step);
        return SourceOf(rule.Entity).FindAsync(new(rule.Condition, rule.Date, first, last, on, after), cancellationToken);
    }

    /// <summary>The subject of a reminder as it is now; null when it is gone.</summary>
    public async Task<ReminderCase?> AgainAsync(ReminderRule rule, Guid subject, DateOnly today, CancellationToken cancellationToken) =>
        await SourceOf(rule.Entity).FindAsync(new(rule.Condition, rule.Date, DateOnly.MinValue, DateOnly.MaxValue, _ => today, Only: subject, Take: 1), cancellationToken) is [var found] ? found : null;

    /// <summary>Everybody of these cases, with the reason where somebody is left out.</summary>
    /// <param name="from">Moments before it are no more this rule's.</param>
    public async Task<IReadOnlyList<PlannedReminder>> JudgeAsync(
        ReminderRule rule, int step, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<ReminderCase> cases, CancellationToken cancellationToken)
    {
        var due = cases.Where(c => rule.MomentOf(c.Anchor, step) is var moment && moment >= from && moment <= to).ToList();
        var fitting = due.Where(c => c.Fits).ToList();
        var meant = await people.OfAsync(rule, fitting, cancellationToken);
        var told = await ToldAsync(rule, step, fitting, cancellationToken);
        _reach ??= await MailReach.ReadAsync(db, cancellationToken);

        var planned = new List<PlannedReminder>(due.Count);
        foreach (var found in due)
        {
            var moment = rule.MomentOf(found.Anchor, step);
            if (!found.Fits) planned.Add(new(found, step, moment, found.People.Count == 0 ? "" : found.People[0].Name, null, ReminderPeople.Chinese, LeftOut.ConditionNotMet));
            else Judge(rule, found, step, moment, meant[found.Subject], told, planned);
        }

        return planned;
    }

    private void Judge(ReminderRule rule, ReminderCase found, int step, DateTimeOffset moment, IEnumerable<Addressee> meant, HashSet<(Guid, DateOnly, string)> told, List<PlannedReminder> planned)
    {
        var before = planned.Count;
        HashSet<string>? addresses = null;
        foreach (var who in meant)
        {
            var (address, reason) = found.Since > moment ? (null, LeftOut.CameLater) : _reach!.Of(who.Address, MessagePurposes.KindOf(rule.Template));
            if (reason is null && !(addresses ??= new(StringComparer.Ordinal)).Add(address!)) reason = LeftOut.SameAddress;
            if (reason is null && told.Contains((found.Subject, found.Due, address!.ToUpperInvariant()))) reason = LeftOut.PlannedBefore;
            planned.Add(new(found, step, moment, who.Name, address, who.Culture ?? ReminderPeople.Chinese, reason));
        }

        if (planned.Count == before) planned.Add(new(found, step, moment, "", null, ReminderPeople.Chinese, LeftOut.Nobody));
    }

    /// <summary>Subject, date and address of what this rule has planned already.</summary>
    private async Task<HashSet<(Guid, DateOnly, string)>> ToldAsync(ReminderRule rule, int step, List<ReminderCase> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 0) return [];
        var (id, subjects) = (rule.Id.Value, cases.Select(c => c.Subject).ToList());
        var told = await db.Outbox.AsNoTracking().Where(m => m.Rule == id && m.Step == step && subjects.Contains(m.Subject))
            .Select(m => new { m.Subject, m.Due, m.To }).ToListAsync(cancellationToken);
        return [.. told.Select(m => (m.Subject, m.Due ?? default, m.To.ToUpperInvariant()))];
    }

    private IReminderSource SourceOf(ReminderEntity entity) =>
        sources.FirstOrDefault(s => s.Entity == entity) ?? throw new InvalidOperationException($"Nobody looks for {entity}.");
}
