using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Bodies.Letters;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>Letters of appointment: made out for a term, fetched, mailed when somebody says so, revoked.</summary>
internal sealed class LettersModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }
    [BindProperty] public Guid? Term { get; set; }

    public BodyDetails Body { get; private set; } = null!;
    public IReadOnlyList<LetterLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Terms => [.. Body.Terms.Select(t => new SelectListItem(t.Name, $"{t.Id}"))];

    public async Task<IActionResult> OnGetAsync(Guid? term, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Term = Body.Terms.Any(t => t.Id == term) ? term : (Body.Current ?? (Body.Terms is [var last, ..] ? last : null))?.Id;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid letter, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadLetter(new Id<AppointmentLetter>(letter)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await Mediator.Send(new IssueLetters(Id, new Id<BodyTerm>(Term ?? default)), cancellationToken);
        if (!ModelState.Accepted(made, "")) return await AgainAsync(cancellationToken);
        if (made.Value.Waiting > 0) return await GoOnAsync(cancellationToken);
        this.Done(Say("body-desk.issued-count", made.Value.Issued));
        return RedirectToPage(new { Id, term = Term });
    }

    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken)
    {
        var sent = await Mediator.Send(new MailLetters(Id, new Id<BodyTerm>(Term ?? default)), cancellationToken);
        if (!ModelState.Accepted(sent, "")) return await AgainAsync(cancellationToken);
        this.Done(Say("body-desk.mailed-count", sent.Value.Mailed, sent.Value.Unreached));
        return RedirectToPage(new { Id, term = Term });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid letter, string? reason, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new RevokeLetter(new Id<AppointmentLetter>(letter), reason ?? ""), cancellationToken), "")) return await AgainAsync(cancellationToken);
        this.Done(Say("body-desk.letter-revoked"));
        return RedirectToPage(new { Id });
    }

    /// <summary>The first of many are made; a task makes the rest, with a page of its own that shows how far it is.</summary>
    private async Task<IActionResult> GoOnAsync(CancellationToken cancellationToken)
    {
        var started = await Mediator.Send(new StartLetterIssue(Id, new Id<BodyTerm>(Term ?? default), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(started, "") ? Redirect($"/office/tasks/{started.Value}") : await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies) || await Mediator.Send(new GetBody(Id), cancellationToken) is not { } body) return false;
        Body = body;
        Lines = await Mediator.Send(new ListLetters(Id), cancellationToken);
        return true;
    }
}
