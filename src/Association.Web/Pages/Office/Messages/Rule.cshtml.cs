using System.Globalization;
using Association.Application.Access;
using Association.Application.Messages.Reminders;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>One rule: what it does, and whom it would reach in the next thirty days.</summary>
internal sealed class RuleModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts), IRulePage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public RuleForm Input { get; set; } = new();

    public RuleDetails Rule { get; private set; } = null!;
    public RulePreview Ahead { get; private set; } = null!;
    public IRulePage Form => this;
    public bool MayEdit => May(Permissions.EditReminders);
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
    public string When => RuleWords.When(Rule.Terms, (key, arguments) => Say(key, arguments));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = RuleForm.Of(Rule.Terms);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(Input.Command(new(Id)), cancellationToken))) return Page();
        this.Done(Say("rules.saved"));
        return this.Go($"/office/settings/reminders/{Id}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.Accepted(await Mediator.Send(new DeleteReminderRule(new(Id)), cancellationToken))) return Page();
        this.Done(Say("rules.deleted"));
        return this.Go("/office/settings/reminders");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetReminderRule(new(Id)), cancellationToken) is not { } rule) return false;
        Rule = rule;
        Ahead = (await Mediator.Send(new PreviewReminders(Rule: new(Id)), cancellationToken)).Single();
        return true;
    }
}
