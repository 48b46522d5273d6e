using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Mailings;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>One mailing: as a draft its words, whom it would reach and how it looks; afterwards what became of each mail.</summary>
internal sealed class MailingModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts), IMailingPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public OutboxState? State { get; set; }
    [BindProperty(SupportsGet = true)] public bool LeftOut { get; set; }
    [BindProperty(SupportsGet = true)] public bool NotNeeded { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty] public MailingForm Input { get; set; } = new();
    [BindProperty] public DateTimeOffset? StartsAt { get; set; }

    public MailingDetails Details { get; private set; } = null!;
    public AudienceCount? Count { get; private set; }
    public MailContent? Preview { get; private set; }
    public Page<RecipientLine>? Recipients { get; private set; }
    public MailingChoices Choices { get; private set; } = new([], []);
    public IMailingPage Form => this;
    public bool IsNew => false;
    public bool MayEdit => May(Permissions.EditReminders);
    public bool MayStop => MayEdit && (Details.State is MailingState.Scheduled or MailingState.Sending || Details.States.GetValueOrDefault(OutboxState.Pending) > 0);
    public string Lead => Details.StartsAt is { } at ? Say("mailings.lead-starts", Show.DateTime(at)) : Say("mailings.lead-draft");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = MailingForm.From(Details);
        return await ShownAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return await ShownAsync(cancellationToken);
        if (!ModelState.Accepted(await Mediator.Send(new SaveMailing(new(Id), Input.Whom(), Input.Kind, Input.Says()), cancellationToken))) return await ShownAsync(cancellationToken);
        this.Done(Say("mailings.saved"));
        return this.Go(Here);
    }

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken) => RunAsync(null, "mailings.sending", cancellationToken);

    public async Task<IActionResult> OnPostScheduleAsync(CancellationToken cancellationToken)
    {
        if (StartsAt is { } at) return await RunAsync(at, "mailings.scheduled", cancellationToken);
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.AddModelError(nameof(StartsAt), Say("mailings.at-missing"));
        Input = MailingForm.From(Details);
        return await ShownAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new StopMailing(new(Id)), cancellationToken);
        if (result.Errors is [{ Kind: ErrorKind.Conflict } error, ..]) this.Warn(error.Words());
        else if (ModelState.Accepted(result)) this.Done(Say("mailings.stopped", Show.Number(result.Value)));
        return this.Go(Here);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new DeleteMailing(new(Id)), cancellationToken);
        if (result.Errors is [{ Kind: ErrorKind.Conflict } error, ..]) this.Warn(error.Words());
        else if (ModelState.Accepted(result)) this.Done(Say("mailings.deleted"));
        return this.Go("/office/messages/mailings");
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new TestMailing(new(Id), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(result)) this.Done(Say("templates.test-sent", result.Value));
        return this.Go(Here);
    }

    private string Here => $"/office/messages/mailings/{Id}";

    private async Task<IActionResult> RunAsync(DateTimeOffset? at, string said, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new ScheduleMailing(new(Id), at), cancellationToken);
        if (ModelState.Accepted(result, prefix: ""))
        {
            this.Done(Say(said));
            return this.Go(Here);
        }

        Input = MailingForm.From(Details);
        return await ShownAsync(cancellationToken);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMailing(new(Id)), cancellationToken) is not { } details) return false;
        Details = details;
        return true;
    }

    private async Task<IActionResult> ShownAsync(CancellationToken cancellationToken)
    {
        if (Details.State is not MailingState.Draft)
        {
            Recipients = await Mediator.Send(new ListRecipients(new(Id), State, LeftOut, After, Before: Before, NotNeeded: NotNeeded), cancellationToken);
            return Page();
        }

        if (!MayEdit) return Page();
        Response.Headers.ContentSecurityPolicy = TemplateModel.PagePolicy;
        Choices = await MailingChoices.ReadAsync(Mediator, Reader, Input, cancellationToken);
        Count = await Mediator.Send(new CountAudience(Details.Audience, Details.Kind), cancellationToken);
        var preview = await Mediator.Send(new PreviewMailing(Details.Audience, Details.Kind, Details.Words, CultureInfo.CurrentUICulture.Name), cancellationToken);
        if (ModelState.Accepted(preview)) Preview = preview.Value;
        return Page();
    }
}
