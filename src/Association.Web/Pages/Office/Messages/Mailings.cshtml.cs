using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Mailings;
using Association.Domain.Messages;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>What was and will be written to many.</summary>
internal sealed class MailingsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Page<MailingLine> Mailings { get; private set; } = null!;
    public bool MayEdit => May(Permissions.EditReminders);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Mailings = await Mediator.Send(new ListMailings(After, Before: Before), cancellationToken);

    public static Tone ToneOf(MailingState state) => state switch
    {
        MailingState.Sent => Tone.Success,
        MailingState.Stopped => Tone.Warning,
        MailingState.Draft => Tone.Neutral,
        _ => Tone.Info,
    };
}
