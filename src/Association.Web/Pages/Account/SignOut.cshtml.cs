using Association.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

internal sealed class SignOutModel(Sessions sessions) : AccountPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(cancellationToken);
        // What the door keeps on this device for the time without network goes with the session.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("/");
    }
}
