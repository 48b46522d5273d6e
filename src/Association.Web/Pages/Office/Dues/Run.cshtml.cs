using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Dues;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Dues;

/// <summary>One run: how far it is, whom it charged, and what of it came in.</summary>
internal sealed class RunModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<DuesRun> Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Withdraw { get; set; }

    public DuesRunLine Run { get; private set; } = null!;
    public TaskDetails? Task { get; private set; }
    public Page<ChargeLine> Charges { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await Mediator.Send(new ListDuesRuns(), cancellationToken)).FirstOrDefault(r => r.Id == Id.Value) is not { } run) return NotFound();
        Run = run;
        Charges = await Mediator.Send(new ListCharges(Id, Search, After, Before: Before), cancellationToken);
        Task = await WorkAsync(run, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCopyAsync(int year, CancellationToken cancellationToken)
    {
        var copied = await Mediator.Send(new CopyDuesRun(Id, year), cancellationToken);
        return ModelState.Accepted(copied, "") ? this.Go($"/office/dues/{copied.Value.Run}") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid charge, string? reason, CancellationToken cancellationToken)
    {
        var note = await Mediator.Send(new WithdrawCharge(new(charge), reason ?? ""), cancellationToken);
        if (!ModelState.Accepted(note, "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("dues.withdrawn", note.Value));
        return this.Go($"/office/dues/{Id}");
    }

    /// <summary>Who did not start it may look at the run, and not at the task.</summary>
    private async Task<TaskDetails?> WorkAsync(DuesRunLine run, CancellationToken cancellationToken)
    {
        if (run.Task is not { } task || run.EndedAt is not null) return null;
        try { return await Mediator.Send(new GetTask(new(task)), cancellationToken); }
        catch (RefusedException) { return null; }
    }
}
