using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;

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
        var before = await PlannedBefore.ReadAsync(db, rule, step, fitting, cancellationToken);
        _reach ??= await MailReach.ReadAsync(db, null, cancellationToken);

        var planned = new List<PlannedReminder>(due.Count);
        foreach (var found in due)
        {
            if (found.Fits) planned.AddRange(Judge(rule, found, step, [.. meant[found.Subject]], _reach, before));
            else planned.Add(Nobody(rule, found, step, found.People.Count == 0 ? "" : found.People[0].Name, LeftOut.ConditionNotMet));
        }

        return planned;
    }

    /// <summary>One case again, for whom a mail of it waits: only what is known of its own people is read.</summary>
    /// <returns>The one with that address; null when nobody of the case has it any more.</returns>
    public async Task<PlannedReminder?> JudgeAsync(ReminderRule rule, int step, ReminderCase found, string address, CancellationToken cancellationToken)
    {
        List<Addressee> meant = [.. (await people.OfAsync(rule, [found], cancellationToken, speaks: false))[found.Subject]];
        var reach = await MailReach.ReadAsync(db, [.. meant.Select(who => KeyOf(who.Address))], cancellationToken);
        return Judge(rule, found, step, meant, reach, PlannedBefore.Nothing).FirstOrDefault(p => string.Equals(p.Address, address, StringComparison.OrdinalIgnoreCase));
    }

    private static List<PlannedReminder> Judge(ReminderRule rule, ReminderCase found, int step, List<Addressee> meant, MailReach reach, PlannedBefore before)
    {
        if (meant.Count == 0) return [Nobody(rule, found, step, "", LeftOut.Nobody)];
        var (moment, planned) = (rule.MomentOf(found.Anchor, step), new List<PlannedReminder>(meant.Count));
        // As in the outbox, two spellings of one address are one.
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var moved = before.Moved(found, meant.Select(who => KeyOf(who.Address)));
        foreach (var who in meant)
        {
            var (address, reason) = found.Since > moment ? (null, LeftOut.CameLater) : reach.Of(who.Address, MessagePurposes.KindOf(rule.Template));
            if (reason is null && !addresses.Add(address!)) reason = LeftOut.SameAddress;
            if (reason is null && before.Has(found, address!)) reason = LeftOut.PlannedBefore;
            if (reason is null && moved > 0) (reason, moved) = (LeftOut.PlannedBefore, moved - 1);
            planned.Add(new(found, step, moment, who.Name, address, who.Culture ?? ReminderPeople.Chinese, reason));
        }

        return planned;
    }

    private static PlannedReminder Nobody(ReminderRule rule, ReminderCase found, int step, string name, LeftOut reason) =>
        new(found, step, rule.MomentOf(found.Anchor, step), name, null, ReminderPeople.Chinese, reason);

    private static string KeyOf(string? typed) => EmailAddress.TryParse(typed, out var address) ? address.Key : "";

    private IReminderSource SourceOf(ReminderEntity entity) =>
        sources.FirstOrDefault(s => s.Entity == entity) ?? throw new InvalidOperationException($"Nobody looks for {entity}.");
}
