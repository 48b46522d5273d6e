using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>One abstract with its reviews and the decision about it.</summary>
internal sealed class SubmissionModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : AbstractsPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "submission")] public Id<Submission> SubmissionId { get; set; }
    [BindProperty] public DecisionForm Input { get; set; } = new(AbstractDecision.Oral, null, true);

    public SubmissionView View { get; private set; } = null!;
    public string Here => Address($"abstracts/{SubmissionId}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        Input = new(View.Submission.Decision ?? AbstractDecision.Oral, View.Submission.Note, View.Submission.Email is not null);
        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new DecideSubmission(Id, SubmissionId, Input.Decision, Input.Note, Input.Tell), cancellationToken) ? Saved(Here, "abstract.decided") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAssignAsync(Id<AbstractReviewer> reviewer, CancellationToken cancellationToken) =>
        await DoneAsync(new AssignReviewer(Id, SubmissionId, reviewer), cancellationToken) ? Saved(Here, "abstract.assigned") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostUnassignAsync(Id<AbstractReview> review, CancellationToken cancellationToken) =>
        await DoneAsync(new UnassignReviewer(Id, review), cancellationToken) ? Saved(Here, "abstract.unassigned") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostUnscheduleAsync(CancellationToken cancellationToken) =>
        await DoneAsync(new UnscheduleTalk(Id, SubmissionId), cancellationToken) ? Saved(Here, "abstract.unscheduled") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        await DoneAsync(new WithdrawSubmission(Id, SubmissionId), cancellationToken) ? Saved(Here, "abstract.withdrawn") : await AgainAsync(cancellationToken);

    private async Task<bool> DoneAsync(Application.Common.ICommand<Result> command, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(command, cancellationToken), "");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetSubmission(Id, SubmissionId), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed record DecisionForm(AbstractDecision Decision, string? Note, bool Tell);
}
