using Association.Application.Access;
using Association.Application.Messages.Reminders;
using Association.Domain.Messages;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>Every rule that reminds by itself: what it does, whom it would reach, whether it is on.</summary>
internal sealed class RulesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<RuleDetails> Rules { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Ahead { get; private set; } = new Dictionary<Guid, int>();
    public bool MayEdit => May(Permissions.EditReminders);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rules = await Mediator.Send(new ListReminderRules(), cancellationToken);
        Ahead = (await Mediator.Send(new PreviewReminders(), cancellationToken)).ToDictionary(p => p.Rule, p => p.Recipients);
    }

    public async Task<IActionResult> OnPostSwitchAsync(Guid rule, bool on, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new SwitchReminder(new(rule), on), cancellationToken)))
        {
            this.Done(Say(on ? "rules.is-on" : "rules.is-off"));
            return this.Go("/office/settings/reminders");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public string When(ReminderTerms terms) => RuleWords.When(terms, (key, arguments) => Say(key, arguments));
}

/// <summary>A rule in words: "30 days before the term ends".</summary>
internal static class RuleWords
{
    public static string When(ReminderTerms terms, Func<string, object[], string> say)
    {
        var unit = terms.Unit is ReminderUnit.Days ? "days" : "hours";
        var date = Show.Choice(terms.Date);
        var when = terms.Offset == 0 ? say("rules.on-day", [date])
            : say($"rules.{unit}-{(terms.Offset < 0 ? "before" : "after")}", [Math.Abs(terms.Offset), date]);
        return terms.Repeats == 0 ? when : $"{when}{say("rules.repeated", [terms.RepeatDays, terms.Repeats])}";
    }
}
