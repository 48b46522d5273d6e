using Association.Application.Access;
using Association.Application.Members.Privacy;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>Says what goes and what stays before it asks for the name; nothing brings a person back.</summary>
[RecentProof]
internal sealed class EraseModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null);

    public ErasurePlan Plan { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ErasePerson(Id, Input.Confirmation ?? "", Input.Reason ?? ""), cancellationToken);
        return ModelState.Accepted(result) ? this.Go($"/office/members/{Id}/erase") : await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new PlanErasure(Id), cancellationToken) is not { } plan) return NotFound();
        Plan = plan;
        return Page();
    }

    public sealed record Form(string? Confirmation, string? Reason);
}
