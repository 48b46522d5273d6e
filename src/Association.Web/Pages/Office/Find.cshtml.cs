using Association.Application.Access;
using Association.Application.Find;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office;

/// <summary>
/// The one box. Words become an address that can be shared; a whole personal number never does: it is answered on the spot
/// and noted in the audit.
/// </summary>
internal sealed class FindModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public const int Suggestions = 6;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    public FoundRecords Found { get; private set; } = FoundRecords.None;

    /// <summary>A number was looked up, or somebody put one into the address.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>The number was looked up in this answer.</summary>
    public bool LookedUp { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        IsNumber = FindByNumber.Recognises(Search);
        if (IsNumber) Search = null;
        else Found = await Mediator.Send(new FindRecords(Search), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!FindByNumber.Recognises(Search)) return this.Go($"/office/find?q={Uri.EscapeDataString(Search ?? "")}");

        IsNumber = true;
        if (!May(Permissions.UnmaskNumbers)) return Page();
        var result = await Mediator.Send(new FindByNumber(Search!), cancellationToken);
        LookedUp = ModelState.Accepted(result, prefix: "");
        if (LookedUp) Found = FoundRecords.None with { People = result.Value };
        return Page();
    }

    /// <summary>What the box offers while one types: the same search, the first few.</summary>
    public async Task<IActionResult> OnPostSuggestAsync(CancellationToken cancellationToken)
    {
        IsNumber = FindByNumber.Recognises(Search);
        Found = await Mediator.Send(new FindRecords(Search, Suggestions), cancellationToken);
        return Partial("_Suggestions", this);
    }
}
