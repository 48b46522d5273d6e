using Association.Application.Identity;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.My.Security;

[RecentProof]
internal sealed class RecoveryCodesModel(IMediator mediator) : AccountPage
{
    /// <summary>Shown once, right after they were made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MakeRecoveryCodes(), cancellationToken);
        if (ModelState.Accepted(result)) Codes = result.Value;
        return Page();
    }
}
