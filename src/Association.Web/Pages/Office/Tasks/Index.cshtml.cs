using Association.Application.Access;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Tasks;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Tasks;

/// <summary>One long task: how far it is, and what became of each row. Can be left and found again.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public Id<LongTask> Id { get; set; }

    // "page" is a word of Razor's own routes: only the address says what is meant here.
    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;

    public TaskDetails Task { get; private set; } = null!;

    /// <summary>What failed comes first: that is what somebody must look at.</summary>
    public IEnumerable<LongTaskRow> Shown => Task.Rows.OrderBy(row => row.Succeeded).Skip((Number - 1) * PageSize).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetTask(Id), cancellationToken) is not { } task) return NotFound();
        Task = task;
        return Page();
    }

    /// <summary>The bar alone, for the page that asks every second; when the work has ended it asks for the whole page once.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetTask(Id), cancellationToken) is not { } task) return NotFound();
        if (task.Finished) Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", task);
    }

    /// <summary>The words of an error's code; what has no words is said as it is.</summary>
    public static string Explain(string error) => Texts.Find($"error.{error}") ?? error;

    public static Tone ToneOf(LongTaskState state) => state switch
    {
        LongTaskState.Done => Tone.Success,
        LongTaskState.Failed => Tone.Danger,
        LongTaskState.Running => Tone.Info,
        _ => Tone.Neutral,
    };
}
