using Association.Application.Access;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Join;

/// <summary>One application, by the link of its mail or signed in; a wrong key is answered like an unknown number.</summary>
[RequestSizeLimit(MaxRequest), EnableRateLimiting(Security.RateLimits.Join)]
internal sealed class ApplicationModel(IMediator mediator, ICurrentUser user, Application.Common.SiteOptions site, IStringLocalizer<Texts> texts) : JoinPage(mediator, user)
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? Key { get; set; }
    [BindProperty] public IFormFile? Slip { get; set; }

    public ApplicationDetails Details => Application!;
    public bool IsOwnMembership => SignedIn && Reader.Person?.Value == Details.Person;

    /// <summary>The association's account, a line each.</summary>
    public IEnumerable<string> BankAccount => site.BankAccount.Here().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Id<MembershipApplication> Id => new(Details.Id);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var a = Details;
        Input = new()
        {
            Category = a.Category, Name = a.Name, Email = a.Email, Unit = a.Unit, UnlistedUnit = a.Unit is not null && !a.UnitKnown, Department = a.Department,
            JobTitle = a.Title, Statement = a.Statement, WantsListing = a.WantsListing,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Input.Category is null) ModelState.AddModelError("Input.Category", texts["join.choose-category"]);
        if (!ModelState.IsValid || !Accepted(await SendAsync(cancellationToken))) return Page();
        this.Done(texts[Input.HandIn ? "join.handed-in" : "join.saved"]);
        return Again();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        if (!ModelState.Accepted(await Mediator.Send(new WithdrawApplication(Id, Key), cancellationToken))) return Page();
        this.Done(texts["join.withdrawn"]);
        return Again();
    }

    /// <summary>No redirect: what was typed beside the file stays on the page.</summary>
    public async Task<IActionResult> OnPostRemoveEvidenceAsync(Id<ApplicationEvidence> evidence, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.ClearValidationState("");
        if (ModelState.Accepted(await Mediator.Send(new RemoveEvidence(Id, evidence, Key), cancellationToken))) await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSlipAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Details.Dues is not { } dues) return NotFound();
        ModelState.Clear();
        var result = await Mediator.Send(new UploadDuesSlip(new(dues.Order), await Uploads.ReadAsync(Slip, MaxRequest, cancellationToken), Key), cancellationToken);
        foreach (var error in result.Errors) ModelState.AddModelError(nameof(Slip), error.Words());
        if (!result.Succeeded) return Page();
        this.Done(texts["my.slip-sent"]);
        return Again();
    }

    public async Task<IActionResult> OnGetEvidenceAsync(Id<ApplicationEvidence> evidence, CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) && await Mediator.Send(new DownloadEvidence(Id, evidence, Key), cancellationToken) is { } file
            ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        LinkKey = Key;
        if (await Mediator.Send(new FindApplicationByLink(Number, Key), cancellationToken) is not { } id) return false;
        Application = await Mediator.Send(new GetApplication(new(id), Key), cancellationToken);
        if (Application?.IsEditable is true) await LoadChoicesAsync(cancellationToken);
        return Application is not null;
    }

    private IActionResult Again() => this.Go(TagHelpers.Addresses.With(Request, ("handler", null)));
}
