using Association.Application.Access;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
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

    public MemberList Found { get; private set; } = null!;
    public IReadOnlyList<MemberColumn> Columns { get; private set; } = [];

    /// <summary>The unit the list is narrowed to, by name.</summary>
    public string? UnitName { get; private set; }

    public MemberFilter Filter => new(Search, Unit, Tier, Category, State, Title, JoinedFrom, JoinedTo, EndedFrom, EndedTo, AlsoOn, HasEmail, HasMobile, WithoutUnit, AsOf);

    /// <summary>Whether a filter counts that is folded away: then it is shown.</summary>
    public bool HasMore => Filter with { Search = null, Unit = null, Category = null, State = null } != new MemberFilter();

    public IEnumerable<SelectListItem> YesOrNo => [new(Say("shared.yes"), "true"), new(Say("shared.no"), "false")];

    public string Counted => Found.TotalIsMore ? Say("members.more-than", Show.Number(ListMembers.MaxCounted)) : Show.Number(Found.Total);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Columns = MemberColumns.Chosen(Cols);
        Found = await Mediator.Send(new ListMembers(Filter, After, Before), cancellationToken);
        if (Unit is { } unit && May(Permissions.ReadUnits)) UnitName = (await Mediator.Send(new GetUnit(new Id<MemberUnit>(unit)), cancellationToken))?.Name;
    }
}
