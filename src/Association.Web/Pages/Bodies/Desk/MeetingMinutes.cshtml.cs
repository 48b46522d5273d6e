using Association.Application.Events.Meetings;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>What remains of an activity: minutes, decisions with their owners, files for those who came.</summary>
[RequestSizeLimit(MaxRequest)]
internal sealed class MeetingMinutesModel(IMediator mediator, IStringLocalizer<Texts> texts, MarkdownRenderer markdown, TimeProvider clock) : MeetingPage(mediator, texts)
{
    private const int MaxRequest = 2 * EvidenceFile.MaxBytes;

    [BindProperty(SupportsGet = true)] public bool Edit { get; set; }
    [BindProperty] public TextForm Input { get; set; } = new(null, 0);
    [BindProperty] public DecisionForm Decision { get; set; } = new(null, null, null);
    [BindProperty] public UploadForm Upload { get; set; } = new(null);

    public MinutesView Minutes { get; private set; } = null!;

    /// <summary>What somebody else has written meanwhile; null when nobody has.</summary>
    public string? Theirs { get; private set; }
    /// <summary>The version that the next save is compared with.</summary>
    public int Seen { get; private set; }
    public bool Editing { get; private set; }
    public IHtmlContent Read => markdown.Render(Minutes.Text);
    public DateOnly Today => clock.Today();
    public IEnumerable<SelectListItem> Owners => Minutes.Owners.Select(o => new SelectListItem(o.Name, $"{o.Id}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetMinutes(Body, Event), cancellationToken) is not { } minutes) return NotFound();
        (Minutes, Seen, Editing) = (minutes, minutes.Version, Edit || Theirs is not null || Input.Minutes is not null);
        if (HttpMethods.IsGet(Request.Method)) Input = new(minutes.Text, minutes.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostWriteAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var result = await Mediator.Send(new WriteMinutes(Body, Event, Input.Minutes, Input.Seen), cancellationToken);
        if (ModelState.Accepted(result)) return Again("minutes", "meeting.saved");
        if (result.Errors.Any(e => e.Code == MeetingRecordErrors.Changed.Code))
            Theirs = (await Mediator.Send(new GetMinutes(Body, Event), cancellationToken))?.Text ?? "";
        Edit = true;
        return await OnGetAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) =>
        AnswerAsync(new AddDecision(Body, Event, Decision.Text ?? "", Decision.Owner is { } owner ? new Id<Person>(owner) : null, Decision.Due), nameof(Decision), "meeting.decided", cancellationToken);

    public Task<IActionResult> OnPostFinishAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(new FinishDecision(Body, Event, new(id)), "", "meeting.finished", cancellationToken);

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(new RevokeDecision(Body, Event, new(id)), "", "meeting.revoked", cancellationToken);

    public async Task<IActionResult> OnPostHandOutAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(new HandOutMaterial(Body, Event, await Uploads.ReadAsync(Upload.File, MaxRequest, cancellationToken)), nameof(Upload), "meeting.handed-out", cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(new TakeBackMaterial(Body, Event, new(id)), "", "meeting.taken-back", cancellationToken);

    public async Task<IActionResult> OnGetMaterialAsync(Guid id, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadMaterial(Event, new(id)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<IActionResult> AnswerAsync(Application.Common.ICommand<Result> command, string form, string done, CancellationToken cancellationToken)
    {
        // The other forms of the page were not sent.
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(command, cancellationToken), form) ? Again("minutes", done) : await OnGetAsync(cancellationToken);
    }

    /// <param name="Seen">The version that the writer had before him.</param>
    public sealed record TextForm(string? Minutes, int Seen);

    public sealed record DecisionForm(string? Text, Guid? Owner, DateOnly? Due);

    public sealed record UploadForm(IFormFile? File);
}
