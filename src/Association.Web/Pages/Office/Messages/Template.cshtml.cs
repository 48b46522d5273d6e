using Association.Application.Access;
using Association.Application.Messages;
using Association.Application.Messages.Templates;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Messages;

/// <summary>
/// The words of one purpose in one language: written, looked at with a real record, sent to oneself, and every version before.
/// The preview stands in a frame that may do nothing.
/// </summary>
internal sealed class TemplateModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    internal const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    [BindProperty(SupportsGet = true)] public string Purpose { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Language { get; set; } = "zh";
    [BindProperty] public Form Input { get; set; } = new(null, null, false);

    public TemplateDetails Details { get; private set; } = null!;
    public MailContent? Preview { get; private set; }
    public bool MayEdit => May(Permissions.EditReminders);

    /// <summary>What the words on the page are written in, whatever language the page is shown in.</summary>
    public string Culture => Language == "en" ? "en" : "zh-CN";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Details.Words.Subject, Details.Words.Body, Details.Words.BothLanguages);
        return await ShownAsync(null, cancellationToken);
    }

    /// <param name="look">Only shows how it would look; nothing is saved.</param>
    public async Task<IActionResult> OnPostAsync(bool look, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (look) return await ShownAsync(new(Input.Subject ?? "", Input.Body ?? "", Input.BothLanguages), cancellationToken);
        if (!ModelState.Accepted(await Mediator.Send(new SaveTemplate(Purpose, Culture, Input.Subject ?? "", Input.Body ?? "", Input.BothLanguages), cancellationToken))) return await ShownAsync(null, cancellationToken);
        this.Done(Say("templates.saved"));
        return this.Go(Address);
    }

    public async Task<IActionResult> OnPostRestoreAsync(int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new RestoreTemplate(Purpose, Culture, number), cancellationToken);
        if (result.Errors is [{ Kind: ErrorKind.Conflict } error, ..]) this.Warn(error.Words());
        else if (ModelState.Accepted(result)) this.Done(Say("templates.restored"));
        return this.Go(Address);
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new SendTestMail(Purpose, Culture), cancellationToken);
        if (ModelState.Accepted(result)) this.Done(Say("templates.test-sent", result.Value));
        return this.Go(Address);
    }

    private string Address => $"/office/settings/templates/{Purpose}/{Language}";

    private async Task<IActionResult> ShownAsync(TemplateWords? words, CancellationToken cancellationToken)
    {
        // The styles of the mail stand in its elements; the frame may not run anything.
        Response.Headers.ContentSecurityPolicy = PagePolicy;
        if (!MayEdit) return Page();
        var preview = await Mediator.Send(new PreviewTemplate(Purpose, Culture, words), cancellationToken);
        if (ModelState.Accepted(preview)) Preview = preview.Value;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (Language is not ("zh" or "en") || await Mediator.Send(new GetTemplate(Purpose, Culture), cancellationToken) is not { } details) return false;
        Details = details;
        return true;
    }

    public sealed record Form(string? Subject, string? Body, bool BothLanguages);
}
