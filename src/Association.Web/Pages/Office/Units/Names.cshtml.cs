using Association.Application.Access;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>What the association calls its tiers.</summary>
internal sealed class NamesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, OwnNames names) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(default, null, null);

    public IReadOnlyDictionary<UnitTier, Bilingual> Own { get; private set; } = new Dictionary<UnitTier, Bilingual>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditUnits)) return NotFound();
        Own = await Mediator.Send(new ListTierNames(), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new RenameTier(Input.Tier, Input.NameZh, Input.NameEn), cancellationToken))) return await OnGetAsync(cancellationToken);
        names.Forget();
        this.Done(Say("seats.renamed"));
        return RedirectToPage();
    }

    public sealed record Form(UnitTier Tier, string? NameZh, string? NameEn);
}
