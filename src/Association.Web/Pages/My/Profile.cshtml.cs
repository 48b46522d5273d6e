using System.Globalization;
using Association.Application.Identity;
using Association.Application.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.My;

internal sealed class ProfileModel(IMediator mediator) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new(null);

    public MyMembership? Person { get; private set; }

    public IEnumerable<SelectListItem> Languages =>
        [new("中文", Cultures.Chinese, Input.Language == Cultures.Chinese), new("English", Cultures.English, Input.Language == Cultures.English)];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new(CultureInfo.CurrentUICulture.Name);
        Person = await mediator.Send(new GetMyMembership(), cancellationToken);
    }

    /// <summary>Kept with the account for mails, and in this browser at once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SetLanguage(Input.Language ?? ""), cancellationToken);
        if (ModelState.Accepted(result)) return this.Go($"/language?culture={Input.Language}&returnUrl=/my/profile");

        Person = await mediator.Send(new GetMyMembership(), cancellationToken);
        return Page();
    }

    public sealed record Form(string? Language);
}
