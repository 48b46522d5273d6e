using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>The decisions that gave units their seats, with count and minutes.</summary>
internal sealed class ResolutionsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(DecidingBody.Council, null, null, null, null, null, null, null, null, true, null);

    public IReadOnlyList<ResolutionLine> Resolutions { get; private set; } = [];
    public bool MayRecord => May(Permissions.EditUnits);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Resolutions = await Mediator.Send(new ListResolutions(), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetMinutesAsync(Guid resolution, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadMinutes(new Id<CouncilResolution>(resolution)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var recorded = await Mediator.Send(new RecordResolution(Input.Body, Input.Meeting ?? "", Input.Number, Input.HeldOn ?? clock.Today(), Input.Due ?? 0, Input.Present ?? 0,
            Input.For ?? 0, Input.Against ?? 0, Input.Abstain ?? 0, Input.Secret, await ReadAsync(Input.File, cancellationToken)), cancellationToken);
        if (!ModelState.Accepted(recorded)) return await OnGetAsync(cancellationToken);
        this.Done(Say("seats.resolution-recorded"));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostMinutesAsync(Guid resolution, IFormFile? file, CancellationToken cancellationToken)
    {
        var kept = await Mediator.Send(new AttachMinutes(new Id<CouncilResolution>(resolution), await ReadAsync(file, cancellationToken)), cancellationToken);
        if (!ModelState.Accepted(kept)) return await OnGetAsync(cancellationToken);
        this.Done(Say("seats.minutes-kept"));
        return RedirectToPage();
    }

    private static async Task<UploadedFile?> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        if (file.Length > EvidenceFile.MaxBytes) return new(file.FileName, new byte[EvidenceFile.MaxBytes + 1]);   // refused by the use case, unread
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return new(Path.GetFileName(file.FileName), content.ToArray());
    }

    /// <param name="Due">Who may vote.</param>
    public sealed record Form(DecidingBody Body, string? Meeting, string? Number, DateOnly? HeldOn, int? Due, int? Present, int? For, int? Against, int? Abstain, bool Secret, IFormFile? File);
}
