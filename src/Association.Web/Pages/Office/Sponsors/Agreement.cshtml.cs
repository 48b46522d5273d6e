using Association.Application.Access;
using Association.Application.Finance.Sponsors;
using Association.Domain.Common;
using Association.Domain.Finance.Sponsors;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Sponsors;

/// <summary>One agreement: what is left of the pledge, whose fees it paid and could pay, what the sponsor was asked for.</summary>
internal sealed class AgreementModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site) : AgreementPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<SponsorAgreement> Id { get; set; }

    public AgreementDetails Shown { get; private set; } = null!;
    public string Link => new Uri(site.BaseUrl, Shown.Path).AbsoluteUri;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = AgreementForm.Of(Shown.Terms);
        return Page();
    }

    public async Task<IActionResult> OnGetStatementAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new DrawStatement(Id), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    /// <summary>The single act for each that was chosen: those that cannot be paid are named, the others are.</summary>
    public async Task<IActionResult> OnPostDrawAsync(List<Guid> chosen, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var registration in chosen.Distinct())
        {
            var result = await Mediator.Send(new DrawOnAgreement(Id, new(registration)), cancellationToken);
            if (result.Succeeded) done++;
            else ModelState.Refuse(result.Errors[0], "");
        }

        if (!ModelState.IsValid) return await AgainAsync(cancellationToken);
        return Told(Say("sponsors.drawn", done));
    }

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SettleAgreement(Id), cancellationToken);
        return ModelState.Accepted(result, "") ? Told(Say("sponsors.settled-as", result.Value)) : await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new ChangeAgreement(Id, Input.Terms), cancellationToken)) ? Told(Say("sponsors.changed")) : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        ModelState.Accepted(await Mediator.Send(new CloseAgreement(Id), cancellationToken), "") ? Told(Say("sponsors.closed-done")) : await AgainAsync(cancellationToken);

    private IActionResult Told(string words)
    {
        this.Done(words);
        return this.Go($"/office/sponsors/{Id}");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetAgreement(Id), cancellationToken) is not { } shown) return false;
        (Shown, Categories) = (shown, shown.Categories);
        return true;
    }
}
