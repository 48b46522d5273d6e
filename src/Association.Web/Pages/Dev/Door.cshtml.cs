using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Dev;

/// <summary>The door's screens, in development only.</summary>
[AllowAnonymous]
public sealed class DoorModel(IHostEnvironment environment) : PageModel
{
    public string? Answer { get; private set; }

    public IActionResult OnGet(string? answer)
    {
        Answer = answer is "admitted" or "again" or "refused" ? answer : null;
        return environment.IsDevelopment() ? Page() : NotFound();
    }
}
