using Association.Application.Access;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Web.Localization;
using Association.Web.Pages.Join;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Applications;

/// <summary>The office enters what came on paper; it waits for a decision like any other.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : JoinPage(mediator, user)
{
    public override bool ForSomebodyElse => true;
    public override string Back => "/office/applications";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Reader.Has(Permissions.EditMembers)) return NotFound();
        await LoadChoicesAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Reader.Has(Permissions.EditMembers)) return NotFound();
        await LoadChoicesAsync(cancellationToken);
        if (Input.Category is null) ModelState.AddModelError("Input.Category", texts["join.choose-category"]);
        if (!ModelState.IsValid) return Page();

        var result = await Mediator.Send(new EnterApplication(
            Input.Category!.Value, Typed, Input.Consent, await EvidenceAsync(cancellationToken), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!Accepted(result)) return Page();
        this.Done(texts["applications.entered", result.Value.Number]);
        return this.Go($"/office/applications/{result.Value.Application}");
    }

    /// <summary>The closed ones, too: the office writes down whom the council asked.</summary>
    protected override async Task<IReadOnlyList<CategoryDetails>> CategoriesAsync(CancellationToken cancellationToken) =>
        (await Mediator.Send(new GetMembershipPolicy(), cancellationToken)).Categories;
}
