using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Credits;

/// <summary>The review desk: each person's minutes and credits, what capped them, what is missing; released one by one or all at once.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public CreditView View { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;
    [BindProperty] public Form Input { get; set; } = new(null);

    public EventCredits Desk { get; private set; } = null!;
    public bool MayReview => MayHere(Permissions.ReviewCredits);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostComputeAsync(CancellationToken cancellationToken)
    {
        var run = await Mediator.Send(new ComputeEventCredits(Id), cancellationToken);
        if (!ModelState.Accepted(run)) return await ListAsync(cancellationToken);
        this.Done(Say("credits.computed", run.Value.People, run.Value.Proposed, run.Value.Changed));
        if (run.Value.Differ > 0) this.Warn(Say("credits.differ", run.Value.Differ));
        return this.Go(Back());
    }

    public async Task<IActionResult> OnPostReleaseAsync(Id<CreditAward> award, CancellationToken cancellationToken)
    {
        var released = await Mediator.Send(new ReleaseCredits(Id, award), cancellationToken);
        return ModelState.Accepted(released) ? Saved(Back(), "credits.released-one") : await ListAsync(cancellationToken);
    }

    /// <summary>Starts the task that releases all; its page shows how far it is.</summary>
    public async Task<IActionResult> OnPostReleaseAllAsync(CancellationToken cancellationToken)
    {
        var task = await Mediator.Send(new StartCreditRelease(Id, IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(task) ? this.Go($"/office/tasks/{task.Value}") : await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostReverseAsync(Id<CreditAward> award, CancellationToken cancellationToken) =>
        await AcceptedAsync(new ReverseCredits(Id, award, Input.Reason ?? ""), cancellationToken) ? Saved(Back(), "credits.reversed-one") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostEvaluateAsync(Id<CreditAward> award, decimal? credits, CancellationToken cancellationToken) =>
        await AcceptedAsync(new EvaluateCredits(Id, award, credits ?? 0), cancellationToken) ? Saved(Back(), "credits.evaluated") : await ListAsync(cancellationToken);

    private string Back() => Addresses.With(Request, ("handler", null));

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new ListEventCredits(Id, View, Search, Number), cancellationToken) is not { } desk) return NotFound();
        Desk = desk;
        return Page();
    }

    public sealed record Form(string? Reason);
}
