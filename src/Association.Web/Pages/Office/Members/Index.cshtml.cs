using Association.Application.Access;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>The roster: filter, columns and place in the list stand in the address.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true)] public UnitTier? Tier { get; set; }
    [BindProperty(SupportsGet = true)] public MembershipCategory? Category { get; set; }
    [BindProperty(SupportsGet = true)] public MembershipStatus? Status { get; set; }
    [BindProperty(SupportsGet = true)] public MemberState? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Title { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? JoinedFrom { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? JoinedTo { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? EndedFrom { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? EndedTo { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AlsoOn { get; set; }
    [BindProperty(SupportsGet = true)] public bool? HasEmail { get; set; }
    [BindProperty(SupportsGet = true)] public bool? HasMobile { get; set; }
    [BindProperty(SupportsGet = true)] public bool? WithoutUnit { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty(SupportsGet = true)] public string[] Cols { get; set; } = [];
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public ListTools Tools { get; private set; } = null!;

    /// <summary>What became of each chosen row, by name; empty before anything was done.</summary>
    public IReadOnlyList<(string Name, string? Error)> Outcomes { get; private set; } = [];

    public string ChosenAction => Addresses.With(Request, ("handler", "Chosen"));

    public string ChosenExport => Addresses.With(Request, ("handler", "Export"));

    public MemberList Found { get; private set; } = null!;
    public IReadOnlyList<MemberColumn> Columns { get; private set; } = [];

    /// <summary>The unit the list is narrowed to, by name.</summary>
    public string? UnitName { get; private set; }

    public MemberFilter Filter => new(Search, Unit, Tier, Category, State, Title, JoinedFrom, JoinedTo, EndedFrom, EndedTo, AlsoOn, HasEmail, HasMobile, WithoutUnit, AsOf, Status);

    /// <summary>Whether a filter counts that is folded away: then it is shown.</summary>
    public bool HasMore => Filter with { Search = null, Unit = null, Category = null, Status = null } != new MemberFilter();

    public IEnumerable<SelectListItem> YesOrNo => [new(Say("shared.yes"), "true"), new(Say("shared.no"), "false")];

    public string Lead => Found.Total is { } total
        ? Say("members.lead", Found.TotalIsMore ? Say("members.more-than", Show.Number(total)) : Show.Number(total))
        : Say("members.lead-uncounted");

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? question, bool shared, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SaveList(ListKind.Members, name ?? "", question ?? "", shared), cancellationToken);
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

    public async Task<IActionResult> OnPostExportAsync(bool unmasked, Guid[] chosen, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid>? only = chosen.Length > 0 ? chosen : null;
        var keys = MemberColumns.Chosen(Cols).Select(c => c.Key).ToList();
        var result = await Mediator.Send(new ExportList(ListKind.Members, Filter, null, keys, only, unmasked, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (ModelState.Accepted(result, prefix: "")) return this.Go($"/office/tasks/{result.Value}");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    /// <summary>The single act for each chosen row, with what became of it.</summary>
    public async Task<IActionResult> OnPostChosenAsync(Guid[] chosen, MembershipCategory to, CancellationToken cancellationToken)
    {
        var outcomes = new List<(string, string?)>();
        foreach (var id in chosen.Distinct().Take(ExportList.MaxChosen))
        {
            var result = await Mediator.Send(new ChangeCategory(new Id<Person>(id), to), cancellationToken);
            outcomes.Add((result.Succeeded ? result.Value : "—", result.Succeeded ? null : result.Errors[0].Words()));
        }

        if (outcomes.Count == 0) this.Warn(Say("lists.none-chosen"));
        await OnGetAsync(cancellationToken);
        Outcomes = outcomes;
        return Page();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var saved = await Mediator.Send(new ListSavedLists(ListKind.Members), cancellationToken);
        var address = Addresses.With(Request, ("handler", null), ("after", null), ("before", null)).Split('?', 2);
        Tools = new("/office/members", address.ElementAtOrDefault(1) ?? "", saved, May(Permissions.UnmaskNumbers))
        {
            Letter = May(Permissions.EditReminders) ? $"/office/messages/mailings/new?audience=Members&question={Uri.EscapeDataString(address.ElementAtOrDefault(1) ?? "")}" : null,
        };
        Columns = MemberColumns.Chosen(Cols);
        Found = await Mediator.Send(new ListMembers(Filter, After, Before), cancellationToken);
        if (Unit is { } unit && May(Permissions.ReadUnits)) UnitName = (await Mediator.Send(new GetUnit(new Id<MemberUnit>(unit)), cancellationToken))?.Name;
    }
}
