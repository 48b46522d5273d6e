using Association.Application.Access;
using Association.Application.Jobs;
using Association.Application.Tasks;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Jobs;

/// <summary>What the product does by itself, when it did and will, and what somebody started.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<JobLine> Jobs { get; private set; } = [];
    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Jobs = await Mediator.Send(new ListJobs(), cancellationToken);
        Tasks = await Mediator.Send(new ListTasks(), cancellationToken);
    }

    public async Task<IActionResult> OnPostRunAsync(string? job, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new RunJob(job ?? ""), cancellationToken))) this.Done(Say("jobs.started"));
        return this.Go("/office/jobs");
    }
}
