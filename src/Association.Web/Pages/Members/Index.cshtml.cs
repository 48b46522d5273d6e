using Association.Application.Members.Memberships;
using Association.Domain.Members;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Members;

/// <summary>Members who agreed to be listed, for members and the office.</summary>
[Authorize]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public MembershipCategory? Category { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public DirectoryPage Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await mediator.Send(new BrowseDirectory(Search, Category, Number), cancellationToken);
}
