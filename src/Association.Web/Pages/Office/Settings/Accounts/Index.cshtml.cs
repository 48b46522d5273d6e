using Association.Application.Identity;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Office.Settings.Accounts;

internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public bool Everybody { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public AccountList Found { get; private set; } = new([], 0);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = await mediator.Send(new ListAccounts(Text, OnlyStaff: !Everybody && string.IsNullOrWhiteSpace(Text), Number), cancellationToken);
}
