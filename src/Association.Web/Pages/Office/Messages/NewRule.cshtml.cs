using Association.Application.Access;
using Association.Domain.Messages;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>A rule of the office's own: first what it looks at, then the rest.</summary>
internal sealed class NewRuleModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts), IRulePage
{
    [BindProperty(SupportsGet = true)] public ReminderEntity? About { get; set; }
    [BindProperty] public RuleForm Input { get; set; } = new();

    public IRulePage Form => this;
    public bool MayEdit => May(Permissions.EditReminders);

    public IActionResult OnGet()
    {
        if (!MayEdit) return NotFound();
        if (About is { } entity && Enum.IsDefined(entity)) Input = RuleForm.New(entity);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        About = Input.Entity;
        if (!ModelState.IsValid) return Page();
        var result = await Mediator.Send(Input.Command(null), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        this.Done(Say("rules.added"));
        return this.Go($"/office/settings/reminders/{result.Value}");
    }
}
