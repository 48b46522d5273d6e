using Association.Application.Messages;
using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.Office.Messages;

public enum ReminderSide { Before, After }

/// <summary>A rule as people say it: a number, days or hours, before or after a date.</summary>
public sealed class RuleForm
{
    public ReminderEntity Entity { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public int Offset { get; set; }
    public ReminderUnit Unit { get; set; }
    public ReminderSide Side { get; set; }
    public ReminderDate Date { get; set; }
    public ReminderCondition Condition { get; set; }
    public List<ReminderTo> To { get; set; } = [];
    public string? Template { get; set; }
    public int? Repeats { get; set; }
    public int? RepeatDays { get; set; }

    public static RuleForm New(ReminderEntity entity)
    {
        var fit = ReminderFit.Of(entity);
        return new() { Entity = entity, Offset = 7, Date = fit.Dates[0], Condition = fit.Conditions[0], To = [fit.To[0]], Template = MessagePurposes.All.FirstOrDefault(p => p.Entity == entity)?.Key };
    }

    public static RuleForm Of(ReminderTerms terms) => new()
    {
        Entity = terms.Entity, NameZh = terms.Name.Zh, NameEn = terms.Name.En, Offset = Math.Abs(terms.Offset), Unit = terms.Unit, Side = terms.Offset > 0 ? ReminderSide.After : ReminderSide.Before,
        Date = terms.Date, Condition = terms.Condition, To = [.. terms.To], Template = terms.Template, Repeats = terms.Repeats, RepeatDays = terms.RepeatDays,
    };

    public SaveReminderRule Command(Id<ReminderRule>? rule) => new(
        rule, NameZh ?? "", NameEn, Entity, Condition, Date, Side is ReminderSide.Before ? -Offset : Offset, Unit, To, Template ?? "", RepeatDays ?? 0, Repeats ?? 0);
}

/// <summary>What the form of a rule shows, on the page of a rule and of a new one.</summary>
public interface IRulePage
{
    RuleForm Input { get; }
    bool MayEdit { get; }

    IEnumerable<SelectListItem> Dates => ReminderFit.Of(Input.Entity).Dates.Select(d => new SelectListItem(Show.Choice(d), $"{d}", d == Input.Date));
    IEnumerable<SelectListItem> Conditions => ReminderFit.Of(Input.Entity).Conditions.Select(c => new SelectListItem(Show.Choice(c), $"{c}", c == Input.Condition));
    IEnumerable<SelectListItem> Recipients => ReminderFit.Of(Input.Entity).To.Select(t => new SelectListItem(Show.Choice(t), $"{t}", Input.To.Contains(t)));
    IEnumerable<SelectListItem> Templates => MessagePurposes.All.Where(p => p.Entity == Input.Entity).Select(p => new SelectListItem(Texts.Find($"templates.{p.Key}") ?? p.Key, p.Key, p.Key == Input.Template));
}
