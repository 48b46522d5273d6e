using Association.Application.Access;
using Association.Application.Messages.Mailings;
using Association.Domain.Messages;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>First to whom, then what. Lists lead here with their own filter in the address.</summary>
internal sealed class NewMailingModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts), IMailingPage
{
    [BindProperty(SupportsGet = true)] public AudienceKind? Audience { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Of { get; set; }
    [BindProperty(SupportsGet = true)] public string? Question { get; set; }
    [BindProperty] public MailingForm Input { get; set; } = new();

    public MailingChoices Choices { get; private set; } = new([], []);
    public IMailingPage Form => this;
    public bool MayEdit => May(Permissions.EditReminders);
    public bool IsNew => true;

    /// <summary>Those whose lists the reader may see.</summary>
    public IEnumerable<AudienceKind> Allowed => Enum.GetValues<AudienceKind>().Where(kind => May(MailingRights.PermissionFor(kind)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!MayEdit) return NotFound();
        if (Audience is not { } kind || !Allowed.Contains(kind))
        {
            Audience = null;
            return Page();
        }

        Input = MailingForm.For(kind, Of, Question);
        return await ShownAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Audience = Input.Audience;
        if (!ModelState.IsValid) return await ShownAsync(cancellationToken);
        var result = await Mediator.Send(new SaveMailing(null, Input.Whom(), Input.Kind, Input.Says(), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShownAsync(cancellationToken);
        this.Done(Say("mailings.saved"));
        return this.Go($"/office/messages/mailings/{result.Value}");
    }

    private async Task<IActionResult> ShownAsync(CancellationToken cancellationToken)
    {
        Choices = await MailingChoices.ReadAsync(Mediator, Reader, Input, cancellationToken);
        return Page();
    }
}
