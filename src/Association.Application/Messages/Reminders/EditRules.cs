using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>Every rule, those that came with the product first.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record ListReminderRules : IQuery<IReadOnlyList<RuleDetails>>;

/// <summary>One rule with all that is set; null when there is none.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record GetReminderRule(Id<ReminderRule> Rule) : IQuery<RuleDetails?>;

/// <param name="Key">Null: the office's own.</param>
/// <param name="Sent">Mails that it sent so far; what was no longer needed when it was due never left.</param>
public sealed record RuleDetails(Guid Id, string? Key, ReminderTerms Terms, DateTimeOffset? OnSince, int Sent);

internal sealed class ListReminderRulesHandler(IAssociationDb db)
    : IRequestHandler<ListReminderRules, IReadOnlyList<RuleDetails>>, IRequestHandler<GetReminderRule, RuleDetails?>
{
    public async Task<IReadOnlyList<RuleDetails>> Handle(ListReminderRules query, CancellationToken cancellationToken)
    {
        var sent = await db.Outbox.Where(m => m.Rule != null && m.State == OutboxState.Sent && m.LastError == null).GroupBy(m => m.Rule!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. (await db.AllRulesAsync(cancellationToken)).Select(r => new RuleDetails(r.Id.Value, r.Key, r.Terms, r.OnSince, sent.GetValueOrDefault(r.Id.Value)))];
    }

    public async Task<RuleDetails?> Handle(GetReminderRule query, CancellationToken cancellationToken) =>
        (await Handle(new ListReminderRules(), cancellationToken)).FirstOrDefault(r => r.Id == query.Rule.Value);
}

/// <summary>Changes a rule, or adds one of the office's own, which is off at first.</summary>
/// <param name="Rule">Null: a new one.</param>
[Requires(Permissions.EditReminders)]
public sealed record SaveReminderRule(
    Id<ReminderRule>? Rule, string NameZh, string? NameEn, ReminderEntity Entity, ReminderCondition Condition, ReminderDate Date, int Offset, ReminderUnit Unit,
    IReadOnlyList<ReminderTo> To, string Template, int RepeatDays, int Repeats) : ICommand<Result<Guid>>;

internal sealed class SaveReminderRuleValidator : AbstractValidator<SaveReminderRule>
{
    public SaveReminderRuleValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(ReminderRule.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(ReminderRule.MaxNameLength);
    }
}

internal sealed class SaveReminderRuleHandler(IAssociationDb db) : IRequestHandler<SaveReminderRule, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveReminderRule command, CancellationToken cancellationToken)
    {
        if (MessagePurposes.Find(command.Template)?.Entity != command.Entity) return ReminderErrors.Template;
        var terms = new ReminderTerms(new(TemplateText.OneLine(command.NameZh), TemplateText.OneLine(command.NameEn ?? "")), command.Entity, command.Condition, command.Date,
            command.Offset, command.Unit, command.To, command.Template, command.RepeatDays, command.Repeats);
        if (command.Rule is not { } id)
        {
            var own = new ReminderRule(terms);
            db.ReminderRules.Add(own);
            return own.Id.Value;
        }

        if (await db.EditRuleAsync(id, cancellationToken) is not { } rule) return ReminderErrors.NotFound;
        rule.Change(terms);
        return rule.Id.Value;
    }
}

/// <summary>Switches a rule on or off. From now on it writes by itself: this is the button that says so.</summary>
[Requires(Permissions.EditReminders)]
public sealed record SwitchReminder(Id<ReminderRule> Rule, bool On) : ICommand<Result>;

internal sealed class SwitchReminderHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<SwitchReminder, Result>
{
    public async Task<Result> Handle(SwitchReminder command, CancellationToken cancellationToken)
    {
        if (await db.EditRuleAsync(command.Rule, cancellationToken) is not { } rule) return ReminderErrors.NotFound;
        rule.Switch(command.On, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Deletes a rule of the office's own; what it sent stays in the log.</summary>
[Requires(Permissions.EditReminders)]
public sealed record DeleteReminderRule(Id<ReminderRule> Rule) : ICommand<Result>;

internal sealed class DeleteReminderRuleHandler(IAssociationDb db) : IRequestHandler<DeleteReminderRule, Result>
{
    public async Task<Result> Handle(DeleteReminderRule command, CancellationToken cancellationToken)
    {
        if (ReadyReminders.All().Any(r => r.Id == command.Rule)) return ReminderErrors.Ready;
        if (await db.ReminderRules.FirstOrDefaultAsync(r => r.Id == command.Rule, cancellationToken) is not { } rule) return ReminderErrors.NotFound;
        db.ReminderRules.Remove(rule);
        return Result.Done;
    }
}
