using Association.Application.Access;
using Association.Application.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Credits;

/// <summary>The file for the regulator, and what it would refuse.</summary>
internal sealed class RegulatorModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public bool Corrections { get; set; }
    [BindProperty] public List<string> Columns { get; set; } = [];
    [BindProperty] public RegulatorFormat Format { get; set; }

    public RegulatorCheck Check { get; private set; } = null!;
    public bool MayOpen => MayHere(Permissions.ReviewCredits);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new CheckForRegulator(Id, Corrections), cancellationToken) is not { } check) return NotFound();
        Check = check;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var made = await Mediator.Send(new ExportForRegulator(Id, Columns, Format, Corrections), cancellationToken);
        return ModelState.Accepted(made) ? File(made.Value.Content, made.Value.ContentType, made.Value.Name) : await OnGetAsync(cancellationToken);
    }
}
