using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.Invitations;
using Association.Application.Events.Pricing;
using Association.Application.Events.Waiting;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Invitations;
using Association.Web.Localization;
using Association.Web.Pages.Forms;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Events;

[RequestSizeLimit(4 * Application.Files.EvidenceFile.MaxBytes)]
internal sealed class RegisterModel(IMediator mediator, ICurrentUser user, ILinkSecrets secrets, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, null, null, false, null) { WaitIfFull = true };
    /// <summary>A code that a link brings along.</summary>
    [BindProperty(SupportsGet = true)] public string? Coupon { get; set; }

    /// <summary>Of an invitation or a secret address.</summary>
    [BindProperty(SupportsGet = true)] public string? Pass { get; set; }

    /// <summary>What <see cref="Pass"/> opens; null when nothing.</summary>
    public OpenedPass? Opened { get; private set; }

    public PublicEvent Event { get; private set; } = null!;
    public MyMembership? Known { get; private set; }
    public bool SignedIn => user.IsSignedIn;
    public IReadOnlyList<AskedQuestion> Asked { get; private set; } = [];
    public QuestionFields Questions { get; private set; } = QuestionFields.None;
    public PriceQuote? Quote { get; private set; }
    public bool FullyBooked => Event.SeatsLeft <= 0 || Event.Categories.Count > 0 && Event.Categories.All(c => c.SeatsLeft <= 0);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken)) return NotFound();
        if (Event.OwnRegistration is { } own) return Redirect($"/my/registrations/{own}");

        if (Event.Categories.Where(c => IsOpen(c) || CanWait(c)).ToList() is [var only]) Input = Input with { Category = new(only.Id) };
        Input = Input with { Coupon = Coupon };
        if (Opened is { IsOpen: true } opened) Input = Input with { Category = new(opened.Category), Name = opened.Name, Email = opened.Email };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken)) return NotFound();
        if (Input.Category is not { } category)
        {
            ModelState.AddModelError("Input.Category", texts["registration.choose-category"]);
            return Page();
        }

        var guest = Known is null ? new GuestDetails(Input.Name ?? "", Input.Mobile ?? "", Input.Email, Input.Unit) : null;
        if (Event.Categories.FirstOrDefault(c => c.Id == category.Value) is { } chosen && CanWait(chosen)) return await WaitAsync(category, guest, slug, cancellationToken);
        var result = await mediator.Send(new RegisterForEvent(
            new(Event.Id), category, guest, Input.Consent, Input.Remark, IdempotencyKey.Of(Request).ToString(),
            await QuestionFields.ReadAsync(Request, Asked, cancellationToken), Input.Coupon, Pass, Input.WaitIfFull), cancellationToken);
        if (ModelState.Accepted(result)) return await LeadOnAsync(result.Value, slug, cancellationToken);

        // What was refused may have changed meanwhile, as the last seat.
        await LoadAsync(slug, cancellationToken);
        return Page();
    }

    /// <summary>Shows what the code does to the price; takes nothing.</summary>
    public async Task<IActionResult> OnPostPriceAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken)) return NotFound();
        ModelState.Clear();
        if (Input.Category is { } category) Quote = await mediator.Send(new QuoteRegistration(new(Event.Id), category, Input.Coupon), cancellationToken);
        else ModelState.AddModelError("Input.Category", texts["registration.choose-category"]);
        if (Quote?.Refusal is { } refusal) ModelState.Refuse(refusal);
        return Page();
    }

    /// <summary>Sold out, with a waiting list that the reader can join.</summary>
    public bool CanWait(PublicCategory category) =>
        Event.HasWaitingList && category.Admission is AdmissionKind.Open && category.PriceNow is not null && (category.SeatsLeft <= 0 || Event.SeatsLeft <= 0) && (Event.ReaderIsMember || !category.MembersOnly);

    private async Task<IActionResult> WaitAsync(Id<TicketCategory> category, GuestDetails? guest, string slug, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new JoinWaitingList(new(Event.Id), category, guest, Input.Consent, Input.Remark, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(result))
        {
            await LoadAsync(slug, cancellationToken);
            return Page();
        }

        return result.Value.Registration is { } place
            ? await LeadOnAsync(new(place, result.Value.Number, Known: true), slug, cancellationToken)
            : LeadToEntry(result.Value, slug);
    }

    private IActionResult LeadToEntry(WaitingOutcome entry, string slug)
    {
        // Whoever names somebody that waits gets no link to that person's entry.
        if (entry is { Known: true, Foreign: true })
        {
            this.Inform(texts["waiting.known", entry.Number]);
            return this.Go($"/events/{slug}");
        }

        return this.Go(secrets.WaitingPathOf(entry.Number));
    }

    /// <summary>Whether the reader can choose it; the use case decides again.</summary>
    public bool IsOpen(PublicCategory category) =>
        category.PriceNow is not null && category.SeatsLeft is null or > 0 && Event.SeatsLeft is null or > 0 && (Event.ReaderIsMember || !category.MembersOnly);

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicEvent(slug, Pass), cancellationToken) is not { } found) return false;

        Event = found;
        if (Pass is { Length: > 0 } pass) Opened = await mediator.Send(new ReadPass(new(found.Id), pass), cancellationToken);
        if (found.AsksQuestions) await AskAsync(cancellationToken);
        if (user.Person is not null) Known ??= await mediator.Send(new GetMyMembership(), cancellationToken);
        return true;
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        Asked = await mediator.Send(new GetRegistrationForm(new(Event.Id)), cancellationToken);
        var units = Asked.Any(q => q.Kind is QuestionKind.Unit) ? await mediator.Send(new ListPublicUnits(), cancellationToken) : null;
        Questions = QuestionFields.Of(Request, Asked, [.. (units?.Units ?? []).Select(u => u.Name)]);
    }

    /// <summary>To the registration for whoever may see it. A stranger who named somebody registered gets no link: the owner gets a mail.</summary>
    private async Task<IActionResult> LeadOnAsync(RegistrationOutcome outcome, string slug, CancellationToken cancellationToken)
    {
        if (outcome.Waiting is { } entry)
        {
            this.Inform(texts["waiting.sold-out-meanwhile"]);
            return LeadToEntry(entry, slug);
        }

        if (outcome.Known) await LoadAsync(slug, cancellationToken);
        if (outcome.Known && Event.OwnRegistration != outcome.Registration)
        {
            var sent = await mediator.Send(new SendRegistrationLink(new(outcome.Registration)), cancellationToken);
            this.Inform(texts[sent is { Succeeded: true, Value: true } ? "registration.known-sent" : "registration.known-no-address", outcome.Number]);
            return this.Go($"/events/{slug}");
        }

        if (outcome.Known) this.Inform(texts["registration.known-own"]);
        return this.Go(user.IsSignedIn ? $"/my/registrations/{outcome.Registration}" : secrets.PathOf(outcome.Number));
    }

    public sealed record Form(Id<TicketCategory>? Category, string? Name, string? Mobile, string? Email, string? Unit, string? Remark, bool Consent, string? Coupon)
    {
        /// <summary>The last seat may go while the form is filled in.</summary>
        public bool WaitIfFull { get; init; }
    }
}
