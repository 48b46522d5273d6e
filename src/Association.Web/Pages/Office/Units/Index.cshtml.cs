using Association.Application.Access;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.Pages.Office.Members;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>The member units of any day: the figures of last year's report come back when its day is in the address.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public UnitTier? Tier { get; set; }
    [BindProperty(SupportsGet = true)] public InstitutionKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public InstitutionLevel? Level { get; set; }
    [BindProperty(SupportsGet = true)] public Ownership? Ownership { get; set; }
    [BindProperty(SupportsGet = true)] public string? Street { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty(SupportsGet = true)] public string[] Cols { get; set; } = [];
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public UnitList Found { get; private set; } = null!;
    public ListTools Tools { get; private set; } = null!;
    public IReadOnlyList<UnitColumn> Columns { get; private set; } = [];
    public bool MayEdit => May(Permissions.EditUnits);

    public IEnumerable<SelectListItem> Streets => Found.Streets.Select(street => new SelectListItem(street, street));

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? question, bool shared, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SaveList(ListKind.Units, name ?? "", question ?? "", shared), cancellationToken);
        if (ModelState.Accepted(result, prefix: ""))
        {
            this.Done(Say("lists.saved-as", name!));
            return this.Go(Addresses.With(Request, ("handler", null)));
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(Id<SavedList> list, CancellationToken cancellationToken)
    {
        ModelState.Accepted(await Mediator.Send(new ForgetList(list), cancellationToken), prefix: "");
        return this.Go(Addresses.With(Request, ("handler", null)));
    }

    public async Task<IActionResult> OnPostExportAsync(bool unmasked, CancellationToken cancellationToken)
    {
        var filter = new UnitFilter(AsOf, Tier, Search, Level, Kind, Ownership, Street);
        var result = await Mediator.Send(new ExportList(ListKind.Units, null, filter, null, null, unmasked, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(result, prefix: "")) return this.Go($"/office/tasks/{result.Value}");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var saved = await Mediator.Send(new ListSavedLists(ListKind.Units), cancellationToken);
        var address = Addresses.With(Request, ("handler", null), ("after", null), ("before", null)).Split('?', 2);
        Tools = new("/office/units", address.ElementAtOrDefault(1) ?? "", saved, May(Permissions.UnmaskNumbers));
        Columns = UnitColumns.Chosen(Cols);
        Found = await Mediator.Send(new ListUnits(AsOf, Tier, Search, After, Before, null, Level, Kind, Ownership, Street), cancellationToken);
        AsOf ??= Found.AsOf;
    }

    public string TierAddress(UnitTier tier) => Addresses.With(Request, ("tier", tier.ToString()));
}
