using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Credits;

/// <summary>An event's way through the regulator, with what is due and by when.</summary>
internal sealed class ProjectModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty] public TermsForm Input { get; set; } = new();
    [BindProperty] public MoveForm Move { get; set; } = new();
    [BindProperty] public PaperForm Paper { get; set; } = new();
    [BindProperty] public AskForm Ask { get; set; } = new();

    public CmeProjectDetails Details { get; private set; } = null!;
    public bool MayReview => MayHere(Permissions.ReviewCredits);
    public bool MayDescribe => Details.Project?.Status is null or CmeProjectStatus.Draft or CmeProjectStatus.Rejected or CmeProjectStatus.Approved;

    /// <summary>What may come next.</summary>
    public IReadOnlyList<ProjectStep> Steps => Details.Project?.Status switch
    {
        CmeProjectStatus.Draft => [ProjectStep.Apply, ProjectStep.File],
        CmeProjectStatus.Rejected => [ProjectStep.Apply],
        CmeProjectStatus.Applied => [ProjectStep.Approve, ProjectStep.Reject],
        CmeProjectStatus.Approved => [ProjectStep.File],
        CmeProjectStatus.Filed => [ProjectStep.AcceptFiling, ProjectStep.ReturnFiling],
        CmeProjectStatus.FilingAccepted => [ProjectStep.Report],
        CmeProjectStatus.Reported => [ProjectStep.Close],
        _ => [],
    };

    public string TextLabel => Details.Project?.Status switch
    {
        CmeProjectStatus.Applied => "project.number-or-reason",
        CmeProjectStatus.Filed => "certificates.reason",
        CmeProjectStatus.FilingAccepted => "project.summary",
        _ => "project.note",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (Details.Project is { } p) Input = new() { Track = p.Track, NationalSociety = p.NationalSociety, Leader = p.Leader, LeaderPhone = p.LeaderPhone, PlannedHeadcount = p.PlannedHeadcount };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoneAsync(nameof(Input), new SetCmeProject(Id, Input.Track, Input.NationalSociety, Input.Leader ?? "", Input.LeaderPhone, Input.PlannedHeadcount), cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(ProjectStep step, CancellationToken cancellationToken) => DoneAsync(nameof(Move), new MoveCmeProject(Id, step, Move.Text), cancellationToken);

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancellationToken) =>
        await DoneAsync(nameof(Paper), new AttachCmeDocument(Id, Paper.Kind, await Uploads.ReadAsync(Paper.File, EvidenceFile.MaxBytes + 1, cancellationToken)), cancellationToken);

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) => DoneAsync(nameof(Ask), new AskProjectChange(Id, Ask.What ?? "", Ask.Reason ?? ""), cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(Id<CmeChange> change, bool granted, CancellationToken cancellationToken) => DoneAsync(nameof(Ask), new DecideProjectChange(Id, change, granted), cancellationToken);

    public async Task<IActionResult> OnGetDocumentAsync(Id<CmeDocument> document, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadCmeDocument(Id, document), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    /// <summary>Several forms stand on the page: only what was sent is judged.</summary>
    private async Task<IActionResult> DoneAsync(string form, ICommand<Result> command, CancellationToken cancellationToken)
    {
        foreach (var key in ModelState.Keys.Where(k => k.Contains('.', StringComparison.Ordinal) && !k.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), form)) return Saved(Address("project"), "project.saved");
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetCmeProject(Id), cancellationToken) is not { } details) return false;
        Details = details;
        return true;
    }

    internal sealed class TermsForm
    {
        public CmeTrack Track { get; set; }
        public bool NationalSociety { get; set; }
        public string? Leader { get; set; }
        public string? LeaderPhone { get; set; }
        public int? PlannedHeadcount { get; set; }
    }

    internal sealed class MoveForm
    {
        public string? Text { get; set; }
    }

    internal sealed class PaperForm
    {
        public CmeDocumentKind Kind { get; set; }
        public IFormFile? File { get; set; }
    }

    internal sealed class AskForm
    {
        public string? What { get; set; }
        public string? Reason { get; set; }
    }
}
