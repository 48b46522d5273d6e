using Association.Application.Access;
using Association.Application.Members.Applications;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Applications;

/// <summary>One application beside its evidence: approve, send back, turn down.</summary>
internal sealed class ReviewModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<MembershipApplication> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null);

    public ApplicationReview Review { get; private set; } = null!;
    public ApplicationDetails Details => Review.Application;
    public bool MayDecide => May(Permissions.DecideApplications) && Details.Status is ApplicationStatus.Submitted;
    public bool MaySeeEvidence => May(Permissions.DecideApplications);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new ApproveApplication(Id, Input.Resolution), cancellationToken);
        return await AnswerAsync(result.Succeeded ? Result.Done : Result.Refused(result.Errors), () => Say("applications.approved", result.Value), cancellationToken);
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new ReturnApplication(Id, Input.Reason ?? ""), cancellationToken), () => Say("applications.did-Return"), cancellationToken);

    public async Task<IActionResult> OnPostRejectAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await Mediator.Send(new RejectApplication(Id, Input.Reason ?? ""), cancellationToken), () => Say("applications.did-Reject"), cancellationToken);

    /// <summary>An image is looked at in the page; anything else is saved, never run.</summary>
    public async Task<IActionResult> OnGetEvidenceAsync(Id<ApplicationEvidence> evidence, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadEvidence(Id, evidence), cancellationToken) is not { } file ? NotFound()
            : IsImage(file.ContentType) ? File(file.Content, file.ContentType) : File(file.Content, file.ContentType, file.Name);

    public static bool IsImage(string contentType) => contentType is "image/png" or "image/jpeg";

    private async Task<IActionResult> AnswerAsync(Result result, Func<string> done, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(result))
        {
            this.Done(done());
            return this.Go("/office/applications");
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new ReviewApplication(Id), cancellationToken) is not { } review) return false;
        Review = review;
        return true;
    }

    public sealed record Form(string? Resolution, string? Reason);
}
