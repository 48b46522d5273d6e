using System.Globalization;
using Association.Application.Identity;
using Association.Application.Members;
using Association.Application.Members.Privacy;
using Association.Domain.Members;
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

    public PrivacyPart Privacy { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = new(CultureInfo.CurrentUICulture.Name);
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostConsentAsync(ConsentPurpose purpose, bool agreed, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new ChangeMyConsent(purpose, agreed), cancellationToken), prefix: "")) return this.Go("/my/profile");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDataAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AskForMyData(), cancellationToken);
        if (!result.Succeeded) this.Warn(result.Errors[0].Words());
        return this.Go("/my/profile");
    }

    /// <summary>Kept with the account for mails, and in this browser at once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SetLanguage(Input.Language ?? ""), cancellationToken);
        if (ModelState.Accepted(result)) return this.Go($"/language?culture={Input.Language}&returnUrl=/my/profile");

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Person = await mediator.Send(new GetMyMembership(), cancellationToken);
        if (Person is not null) Privacy = new(await mediator.Send(new ListMyConsents(), cancellationToken), await mediator.Send(new ListMyExports(), cancellationToken));
    }

    public sealed record Form(string? Language);
}
