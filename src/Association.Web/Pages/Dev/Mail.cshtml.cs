using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Dev;

/// <summary>The mails of the pickup folder, in development only.</summary>
[AllowAnonymous]
internal sealed class MailModel(IHostEnvironment environment, MailFolder folder) : PageModel
{
    public string Folder => folder.Path;
    public IReadOnlyList<PickedUpMail> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment()) return NotFound();
        Mails = await folder.ListAsync(cancellationToken);
        return Page();
    }
}
