using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Finance.Bank;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reconciliation;

/// <summary>A bank's statement comes in; those before are found again.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    private const int MaxFile = 10 * 1024 * 1024;
    private const int MaxRequest = MaxFile + 1024 * 1024;

    [BindProperty] public Form Input { get; set; } = new(null, null);

    /// <summary>Headers by field, where the reader chose them.</summary>
    [BindProperty] public Dictionary<StatementField, string?> Columns { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "columns")] public bool AsksColumns { get; set; }

    public IReadOnlyList<StatementRow> Statements { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Statements = await Mediator.Send(new ListStatements(), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditFinance)) return NotFound();
        var chosen = Columns.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!);
        if (await Uploads.ReadAsync(Input.File, MaxFile + 1, cancellationToken) is not { } file) ModelState.Refuse(UploadErrors.Missing);
        else if (file.Content.Length > MaxFile) ModelState.Refuse(Application.Import.WorkbookErrors.TooLarge.At("File"));
        else
        {
            var kept = await Mediator.Send(new UploadStatement(file, chosen.Count == 0 ? null : chosen, Input.RememberAs), cancellationToken);
            if (ModelState.Accepted(kept)) return this.Go($"/office/reconciliation/{kept.Value}");
            // What was not recognised can be said by hand.
            AsksColumns = true;
        }

        return await OnGetAsync(cancellationToken);
    }

    public sealed record Form(IFormFile? File, string? RememberAs);
}
