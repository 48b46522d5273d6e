using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Files;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

[RequestSizeLimit(2 * EvidenceFile.MaxBytes)]
internal sealed class NewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : BodyFormPage(mediator, user, texts)
{
    public override string Back => "/office/bodies";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies)) return NotFound();
        await LoadChoicesAsync(null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies)) return NotFound();
        var made = await Mediator.Send(new RegisterBody(Filled, await CharterAsync(cancellationToken), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        if (!ModelState.Accepted(made))
        {
            await LoadChoicesAsync(null, cancellationToken);
            return Page();
        }

        this.Done(Say("body-desk.made"));
        return this.Go($"/office/bodies/{made.Value}/terms");
    }
}
