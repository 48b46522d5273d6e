using Association.Application.Access;
using Association.Application.Events.Editor;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The event's own words in its mails, when the reminder goes out, and who gets which mail when.</summary>
internal sealed class MessagesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public override EditorStep? Step => EditorStep.Messages;

    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var mails = Event.Mails;
        Input = new(mails.ConfirmationZh, mails.ConfirmationEn, mails.ReminderZh, mails.ReminderEn, mails.ReminderDays);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new SetEventMails(Id, Input.ConfirmationZh, Input.ConfirmationEn, Input.ReminderZh, Input.ReminderEn, Input.ReminderDays ?? 0), cancellationToken)
            ? Saved(Address(EditorStep.CheckIn), "event-mails.saved") : await ShowAsync(cancellationToken);

    public sealed record Form(string? ConfirmationZh, string? ConfirmationEn, string? ReminderZh, string? ReminderEn, int? ReminderDays);
}
