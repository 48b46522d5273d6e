using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>Whom the rules would reach in the days from one on, whether they are on or off; nobody gets anything.</summary>
/// <param name="On">Between <see cref="Earliest"/> and <see cref="Latest"/>; null: from now on.</param>
/// <param name="Rule">This one only.</param>
[Requires(Permissions.ReadMessages)]
public sealed record PreviewReminders(DateOnly? On = null, Id<ReminderRule>? Rule = null, int Days = PreviewReminders.StandardDays) : IQuery<IReadOnlyList<RulePreview>>
{
    public const int StandardDays = 30;
    public const int MaxDays = 60;

    /// <summary>Further away no calendar counts in days and hours of a rule.</summary>
    public static readonly DateOnly Earliest = new(1950, 1, 1);
    public static readonly DateOnly Latest = new(2200, 12, 31);
}

internal sealed class PreviewRemindersValidator : AbstractValidator<PreviewReminders>
{
    public PreviewRemindersValidator() => RuleFor(q => q.On).InclusiveBetween(PreviewReminders.Earliest, PreviewReminders.Latest);
}

/// <param name="Recipients">Mails that would be written.</param>
/// <param name="LeftOut">How many are not written to, by reason.</param>
/// <param name="First">The first of those who are reached, and of those who are not.</param>
public sealed record RulePreview(
    Guid Rule, string? Key, Bilingual Name, ReminderEntity Entity, bool IsOn, int Recipients, IReadOnlyDictionary<LeftOut, int> LeftOut, IReadOnlyList<PreviewLine> First);

/// <param name="Address">Masked.</param>
/// <param name="Reason">Null: is written to.</param>
public sealed record PreviewLine(DateTimeOffset At, string Name, string? Address, LeftOut? Reason);

internal sealed class PreviewRemindersHandler(IAssociationDb db, ReminderPlanner planner, TimeProvider clock) : IRequestHandler<PreviewReminders, IReadOnlyList<RulePreview>>
{
    private const int Shown = 50;
    private const int MaxPages = 10;

    public async Task<IReadOnlyList<RulePreview>> Handle(PreviewReminders query, CancellationToken cancellationToken)
    {
        var (first, now) = (query.On ?? clock.Today(), clock.GetUtcNow());
        var from = query.On is null ? now : AssociationCalendar.At(first);
        var to = AssociationCalendar.At(first.AddDays(Math.Clamp(query.Days, 1, PreviewReminders.MaxDays))).AddTicks(-1);
        var previews = new List<RulePreview>();
        foreach (var rule in await db.AllRulesAsync(cancellationToken))
            if (query.Rule is null || rule.Id == query.Rule)
                previews.Add(planner.Looks(rule.Entity) ? await LookAsync(rule, from, to, cancellationToken) : Empty(rule));
        return previews;
    }

    private async Task<RulePreview> LookAsync(ReminderRule rule, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (reached, reasons, lines) = (0, new SortedDictionary<LeftOut, int>(), new List<PreviewLine>());
        for (var step = 0; step <= rule.Repeats; step++)
        {
            var judged = step;   // the condition is judged on the day on which this repetition would go out
            IReadOnlyList<ReminderCase> page = [];
            for (var pages = 0; pages < MaxPages && (pages == 0 || page.Count == ReminderLook.PageSize); pages++)
            {
                page = await planner.FindAsync(rule, step, from, to, anchor => AssociationCalendar.DayOf(rule.MomentOf(anchor, judged)), pages == 0 ? null : page[^1].Subject, cancellationToken);
                foreach (var planned in await planner.JudgeAsync(rule, step, from, to, page, cancellationToken))
                {
                    if (planned.Reason is { } reason) reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                    else reached++;
                    lines.Add(new(planned.Moment, planned.Name, EmailAddress.TryParse(planned.Address, out var address) ? address.Masked : null, planned.Reason));
                }
            }
        }

        return Empty(rule) with { Recipients = reached, LeftOut = reasons, First = [.. lines.OrderBy(l => l.Reason is not null).ThenBy(l => l.At).Take(Shown)] };
    }

    private static RulePreview Empty(ReminderRule rule) => new(rule.Id.Value, rule.Key, rule.Name, rule.Entity, rule.IsOn, 0, new Dictionary<LeftOut, int>(), []);
}

internal static class RuleLookup
{
    /// <summary>Those that came with the product, as the office changed them, and the office's own.</summary>
    public static async Task<IReadOnlyList<ReminderRule>> AllRulesAsync(this IAssociationDb db, CancellationToken cancellationToken)
    {
        var stored = await db.ReminderRules.AsNoTracking().ToListAsync(cancellationToken);
        var ready = ReadyReminders.All().Select(rule => stored.FirstOrDefault(s => s.Id == rule.Id) ?? rule);
        return [.. ready, .. stored.Where(s => s.Key is null).OrderBy(s => s.Id)];
    }

    /// <summary>The rule to change; one that came with the product is stored with its first change.</summary>
    public static async Task<ReminderRule?> EditRuleAsync(this IAssociationDb db, Id<ReminderRule> id, CancellationToken cancellationToken)
    {
        if (await db.ReminderRules.FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } stored) return stored;
        if (ReadyReminders.All().FirstOrDefault(r => r.Id == id) is not { } ready) return null;
        db.ReminderRules.Add(ready);
        return ready;
    }
}
