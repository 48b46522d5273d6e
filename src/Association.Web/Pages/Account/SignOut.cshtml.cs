using Association.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Account;

internal sealed class SignOutModel(Sessions sessions) : AccountPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(cancellationToken);
        return LocalRedirect("/");
    }
}
