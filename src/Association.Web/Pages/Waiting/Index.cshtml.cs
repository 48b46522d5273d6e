using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.Waiting;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using Association.Web.Pages.Forms;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Waiting;

/// <summary>One's place in a queue, by the link of the mail: position, the offer with what the event asks, and the way out. Looking takes nothing.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class IndexModel(IMediator mediator, ILinkSecrets secrets, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MaxRequest = 4 * Application.Files.EvidenceFile.MaxBytes;

    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null);

    public WaitingDetails Entry { get; private set; } = null!;

    /// <summary>What taking the seat asks for.</summary>
    public QuestionFields Questions { get; private set; } = QuestionFields.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var answers = await QuestionFields.ReadAsync(Request, Questions.Questions, cancellationToken);
        var result = await mediator.Send(new AcceptOffer(new(Entry.Id), LinkKey, Input.Coupon, answers), cancellationToken);
        if (!ModelState.Accepted(result)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(texts["waiting.accepted"]);
        return this.Go(secrets.PathOf(result.Value.Number));
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await mediator.Send(new LeaveWaitingList(new(Entry.Id), LinkKey), cancellationToken);
        if (!ModelState.Accepted(result)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(texts["waiting.left"]);
        return this.Go($"/events/{Entry.EventSlug}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        // As it was typed: numbers are written in capitals.
        Number = Number.ToUpperInvariant();
        this.KeepAddressSecret();
        if (await mediator.Send(new FindWaitingByLink(Number, LinkKey), cancellationToken) is not { } id) return false;
        if (await mediator.Send(new GetWaiting(new Id<WaitingListEntry>(id), LinkKey), cancellationToken) is not { } found) return false;
        Entry = found;
        if (found.Status is WaitingStatus.Offered) await AskAsync(found, cancellationToken);
        return true;
    }

    private async Task AskAsync(WaitingDetails entry, CancellationToken cancellationToken)
    {
        var form = await mediator.Send(new GetRegistrationForm(new(entry.Event)), cancellationToken);
        var asked = form.Where(q => q.Categories.Count == 0 || q.Categories.Contains(entry.CategoryId)).ToList();
        var units = asked.Exists(q => q.Kind is QuestionKind.Unit) ? await mediator.Send(new ListPublicUnits(), cancellationToken) : null;
        Questions = QuestionFields.Of(Request, asked, [.. (units?.Units ?? []).Select(u => u.Name)]);
    }

    public sealed record Form(string? Coupon);
}
