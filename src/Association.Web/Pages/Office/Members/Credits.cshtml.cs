using Association.Application.Access;
using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Members;

/// <summary>Somebody's credit file at the office, with what other rules would make of it.</summary>
internal sealed class CreditsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Person> Id { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    /// <summary>Code and version, as in <c>EACCME/1</c>.</summary>
    [BindProperty(SupportsGet = true)] public string? Pack { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null);

    public CreditFile Kept { get; private set; } = null!;
    public WhatIfAnswer? Answer { get; private set; }
    public IReadOnlyList<SelectListItem> Packs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadCredits) || await Mediator.Send(new GetCreditFile(Id, Year), cancellationToken) is not { } file) return NotFound();
        Kept = file;
        Input = new(file.Exemption);
        Packs = [.. (await Mediator.Send(new ListRulePacks(), cancellationToken)).Where(p => !p.Superseded).Select(p => new SelectListItem($"{Words.Of(p.Name)} · {p.Code} v{p.Version}", $"{p.Code}/{p.Version}"))];
        if (Pack?.Split('/') is [var code, var number] && int.TryParse(number, out var version)) Answer = await Mediator.Send(new WhatIf(Id, file.Year, code, version), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostExemptAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetCreditFile(Id, Year), cancellationToken) is not { } file) return NotFound();
        var exempted = await Mediator.Send(new ExemptFromCredits(Id, file.Year, Input.Reason), cancellationToken);
        if (!ModelState.Accepted(exempted)) return await OnGetAsync(cancellationToken);
        this.Done(Say("credits.exemption-kept"));
        return this.Go($"/office/members/{Id}/credits?year={file.Year}");
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellationToken) => Paper(await Mediator.Send(new PrintCreditFile(Id, Year), cancellationToken));

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken) => Paper(await Mediator.Send(new ExportCreditFile(Id, Year), cancellationToken));

    private IActionResult Paper(FileContent? paper) => paper is null ? NotFound() : File(paper.Content, paper.ContentType, paper.Name);

    public sealed record Form(string? Reason);
}
