using Association.Application.Access;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true)] public MembershipCategory? Category { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public MemberList Found { get; private set; } = null!;

    /// <summary>The unit the list is narrowed to, by name.</summary>
    public string? UnitName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await Mediator.Send(new ListMembers(Search, Unit, Category, After, Before), cancellationToken);
        if (Unit is { } unit && May(Permissions.ReadUnits)) UnitName = (await Mediator.Send(new GetUnit(new Id<MemberUnit>(unit)), cancellationToken))?.Name;
    }
}
