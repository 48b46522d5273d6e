using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Door;

/// <summary>
/// One door. A scan is one post with a nonce of its own, from the form without script, by fetch with it; both get the
/// same answer in the same words.
/// </summary>
internal sealed class ScanModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty] public Form Input { get; set; } = Form.Fresh;

    public DoorView Door { get; private set; } = null!;
    public IReadOnlyList<DoorMatch> Matches { get; private set; } = [];
    public DoorAnswer? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Search)) Matches = await mediator.Send(new FindAtDoor(Id, Search), cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ScanAsync(new ScanTicket(Id, Input.Code, null, Input.Method ?? ScanMethod.Scanner, Input.Nonce ?? ""), cancellationToken);

    /// <summary>Somebody picked from the list by name.</summary>
    public Task<IActionResult> OnPostAdmitAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        ScanAsync(new ScanTicket(Id, null, registration, ScanMethod.Name, Input.Nonce ?? ""), cancellationToken);

    private async Task<IActionResult> ScanAsync(ScanTicket scan, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(scan, cancellationToken);
        if (ModelState.Accepted(result)) Answer = DoorAnswer.Of(result.Value, texts);
        if (IsFetch) return Answer is null ? BadRequest() : new JsonResult(Answer);

        Clear();
        return await ShowAsync(cancellationToken);
    }

    private bool IsFetch => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>The next scan starts with an empty field and a nonce of its own; what was refused keeps its words.</summary>
    private void Clear()
    {
        foreach (var field in new[] { nameof(Form.Nonce), nameof(Form.Code) })
            if (ModelState.TryGetValue($"Input.{field}", out var entry) && entry.Errors.Count == 0) ModelState.Remove($"Input.{field}");
        Input = Form.Fresh;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetDoor(Id), cancellationToken) is not { } door) return NotFound();
        Door = door;
        return Page();
    }

    public sealed record Form(string? Code, string? Nonce, ScanMethod? Method)
    {
        public static Form Fresh => new(null, NewNonce(), null);

        public static string NewNonce() => Guid.NewGuid().ToString();
    }
}

/// <summary>The full-screen answer in finished words, for the page and for its script.</summary>
internal sealed record DoorAnswer(string Tone, string Title, string? Who, string? Where, string? Detail, int Present, int Expected)
{
    public static DoorAnswer Of(ScanAnswer answer, IStringLocalizer<Texts> texts) => new(
        ToneOf(answer.Verdict), texts[$"door.verdict-{answer.Verdict}"], answer.Name,
        string.Join(" · ", new[] { answer.Unit, answer.CategoryZh is { } zh ? Office.Words.Of(zh, answer.CategoryEn) : null }.Where(part => !string.IsNullOrEmpty(part))),
        answer is { Verdict: ScanVerdict.AlreadyIn, FirstAt: { } first } ? texts["door.first-at", Show.DateTime(first)] : texts[$"door.detail-{answer.Verdict}"],
        answer.Present, answer.Expected);

    private static string ToneOf(ScanVerdict verdict) => verdict switch
    {
        ScanVerdict.Admitted => "admitted",
        ScanVerdict.AlreadyIn or ScanVerdict.Unpaid => "again",
        _ => "refused",
    };
}
