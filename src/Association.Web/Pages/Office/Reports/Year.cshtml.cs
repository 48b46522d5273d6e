using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Domain.Common;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>The builder of a year's report: outline, text with figures, comparison, snapshots.</summary>
internal sealed class YearModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ReportPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int? Snapshot { get; set; }
    [BindProperty] public string? Reason { get; set; }
    /// <summary>The part or the figure that a comment is about.</summary>
    [BindProperty] public string? About { get; set; }
    [BindProperty] public string? Text { get; set; }

    public AnnualReportView View { get; private set; } = null!;
    public IEnumerable<SelectListItem> Choices => View.Content.Chapters.SelectMany(c => c.Parts.Select((p, i) => new SelectListItem(i == 0 ? c.Title.Here() : $"{c.Title.Here()} ({i + 1})", p.Key)))
        .Concat(View.Content.Figures.Figures.Select(f => new SelectListItem($"{f.Id} {f.Text.Here()}", f.Id)));

    public string Standing => View.Shown is { } shown
        ? Say("reports.standing-frozen", shown.Number, Show.DateTime(shown.FrozenAt), shown.By)
        : Say("reports.standing-open", Show.Date(View.Content.Figures.AsOf));

    public PartView Part(ReportText part) => new(ReportTexts.Pieces(part.Text.In(Culture), View.Content, Culture), Path);

    public RemarkView Of(ReportRemark remark) => new(remark, View.MayEdit, Path);

    public string Download(string format) => $"{Path}?handler=File&format={format}{(View.Shown is { } shown ? $"&snapshot={shown.Number}" : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetAnnualReport(Year, Snapshot), cancellationToken) is not { } found) return NotFound();
        View = found;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(ReportFormat format, CancellationToken cancellationToken) =>
        await Mediator.Send(new WriteReport(Year, format, Reader.Culture, Snapshot), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    public Task<IActionResult> OnPostFreezeAsync(CancellationToken cancellationToken) =>
        SendAsync(new FreezeReport(Year, IdempotencyKey.Of(Request).ToString()), number => Say("reports.frozen-done", number), cancellationToken);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(new ReopenReport(Year, Reason ?? ""), cancellationToken), prefix: "") ? Again(Say("reports.reopened", Year)) : await OnGetAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken) =>
        SendAsync(Metrics.Outline.Part(About ?? "") is { } part
            ? new CommentOnReport(Year, part.Key, null, Text ?? "", IdempotencyKey.Of(Request).ToString())
            : new CommentOnReport(Year, null, string.IsNullOrEmpty(About) ? null : About, Text ?? "", IdempotencyKey.Of(Request).ToString()), _ => Say("reports.commented"), cancellationToken);

    public async Task<IActionResult> OnPostSettleAsync(Guid comment, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(new SettleReportComment(Year, new(comment)), cancellationToken), prefix: "") ? Again(Say("reports.settled-done")) : await OnGetAsync(cancellationToken);
    }

    private async Task<IActionResult> SendAsync<T>(Application.Common.ICommand<Result<T>> command, Func<T, string> done, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var result = await Mediator.Send(command, cancellationToken);
        return ModelState.Accepted(result, prefix: "") ? Again(done(result.Value)) : await OnGetAsync(cancellationToken);
    }

    private IActionResult Again(string done)
    {
        this.Done(done);
        return this.Go(Path);
    }
}
