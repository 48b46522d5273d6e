using Association.Application.Access;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

internal sealed class UnitModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }

    public UnitDetails Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetUnit(Id), cancellationToken) is not { } unit) return NotFound();
        Unit = unit;
        return Page();
    }
}
