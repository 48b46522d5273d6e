using Association.Application.Files;
using Association.Application.Members.Applications;
using Association.Application.Members.Desk;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>The liaison applies for a colleague; what the roster knows is not asked again.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class ApplyModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    private const int MaxRequest = 4 * EvidenceFile.MaxBytes;

    [BindProperty(SupportsGet = true)] public Id<Employment> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public ColleagueOnRecord Colleague { get; private set; } = null!;
    /// <summary>Without script the browser has forgotten the chosen files when the form comes back.</summary>
    public bool LostFiles => (Input.Licence ?? Input.TitleCertificate) is not null && !Request.IsHtmx();
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new() { JobTitle = Colleague.Title };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Input.Category is null) ModelState.AddModelError("Input.Category", Say("join.choose-category"));
        if (!ModelState.IsValid) return Page();

        UploadedEvidence[] evidence =
        [
            new(EvidenceKind.Licence, await Uploads.ReadAsync(Input.Licence, MaxRequest, cancellationToken)),
            new(EvidenceKind.TitleCertificate, await Uploads.ReadAsync(Input.TitleCertificate, MaxRequest, cancellationToken)),
        ];
        var result = await Mediator.Send(new ApplyForColleague(Unit, Id, Input.Category!.Value,
            new(Input.ResidentId, Input.Mobile, Input.Email, Input.JobTitle, Input.PracticeCertificate), Input.Consent, evidence, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        foreach (var error in result.Errors.Where(e => e.Field == nameof(ColleagueForm.Title))) ModelState.Refuse(error.At(nameof(Form.JobTitle)));
        if (!ModelState.Accepted(Result.Refused([.. result.Errors.Where(e => e.Field != nameof(ColleagueForm.Title))])) || !result.Succeeded) return Page();
        this.Done(Say("unit.applied", Colleague.Name, result.Value.Number));
        return this.Go($"/unit/roster?unit={Desk.Mine.Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetColleague(Unit, Id), cancellationToken) is not { } colleague) return false;
        Colleague = colleague;
        Categories = [.. (await Mediator.Send(new ListOpenCategories(), cancellationToken)).Select(c => new SelectListItem(Show.Choice(c.Category), $"{c.Category}"))];
        return true;
    }

    public sealed record Form
    {
        public MembershipCategory? Category { get; init; }
        public string? ResidentId { get; init; }
        public string? Mobile { get; init; }
        public string? Email { get; init; }
        public string? JobTitle { get; init; }
        public string? PracticeCertificate { get; init; }
        public IFormFile? Licence { get; init; }
        public IFormFile? TitleCertificate { get; init; }
        public bool Consent { get; init; }
    }
}
