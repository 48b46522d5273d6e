using System.Text.Json;
using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Door;

/// <summary>
/// One list at one door. A scan is one post with a nonce of its own, from the form without script, by fetch with it; both get the
/// same answer in the same words.
/// </summary>
internal sealed class ScanModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Id<CheckInList>? List { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public bool Training { get; set; }
    [BindProperty] public Form Input { get; set; } = Form.Fresh;

    public DoorView Door { get; private set; } = null!;
    public IReadOnlyList<DoorMatch> Matches { get; private set; } = [];
    public DoorAnswer? Answer { get; private set; }

    public string Address => List is { } list ? $"/door/{Id}/{list}" : $"/door/{Id}";
    public string Here => Training ? $"{Address}?training=true" : Address;

    /// <summary>Title and detail of every answer: the door says the same when it is without network.</summary>
    public string WordsOfVerdicts => JsonSerializer.Serialize(Enum.GetValues<ScanVerdict>().ToDictionary(v => $"{v}",
        v => new { tone = DoorAnswer.ToneOf(v), title = texts[$"door.verdict-{v}"].Value, detail = texts[$"door.detail-{v}"].Value }));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>What a device keeps for the time without network.</summary>
    public async Task<IActionResult> OnGetListAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new GetOfflineList(Id, List), cancellationToken) is { } list ? new JsonResult(OfflineLines.Of(list)) : NotFound();

    public async Task<IActionResult> OnGetCountsAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new GetDoor(Id, List), cancellationToken) is { } door ? new JsonResult(new { present = door.Present, expected = door.Expected }) : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ScanAsync(Scan(Input.Code, null, Input.Method ?? ScanMethod.Scanner), cancellationToken);

    /// <summary>Somebody picked from the list by name.</summary>
    public Task<IActionResult> OnPostAdmitAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        ScanAsync(Scan(null, registration, ScanMethod.Name), cancellationToken);

    /// <summary>A supervisor answers for somebody.</summary>
    public Task<IActionResult> OnPostOverrideAsync(Id<Registration> registration, string? reason, CancellationToken cancellationToken) =>
        ScanAsync(Scan(null, registration, ScanMethod.Name) with { Reason = reason ?? "" }, cancellationToken);

    /// <summary>Says what would happen, and does nothing.</summary>
    public async Task<IActionResult> OnPostSimulateAsync(Id<Registration>? registration, CancellationToken cancellationToken)
    {
        Training = true;
        var shown = await mediator.Send(new SimulateScan(Id, Input.Code, registration is { Value: var id } && id != Guid.Empty ? registration : null, List, Input.Direction ?? ScanDirection.In), cancellationToken);
        if (shown is null) ModelState.AddModelError("Input.Code", texts["error.NotEmptyValidator"]);
        else Answer = DoorAnswer.Of(shown, texts) with { Overridable = false };
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostUndoAsync(Id<Registration> registration, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await mediator.Send(new UndoAdmission(Id, registration, List), cancellationToken), "")) return await ShowAsync(cancellationToken);
        this.Done(texts["door.undone"]);
        return this.Go(Here);
    }

    private ScanTicket Scan(string? code, Id<Registration>? picked, ScanMethod method) =>
        new(Id, code, picked, method, Input.Nonce ?? "", List, Input.Direction ?? ScanDirection.In, Input.SecondsAgo ?? 0);

    private async Task<IActionResult> ScanAsync(ScanTicket scan, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(scan, cancellationToken);
        if (ModelState.Accepted(result)) Answer = DoorAnswer.Of(result.Value, texts);
        return await AnswerAsync(cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(CancellationToken cancellationToken)
    {
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
        Input = Form.Fresh with { Direction = Input.Direction ?? ScanDirection.In };
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetDoor(Id, List), cancellationToken) is not { } door) return NotFound();
        Door = door;
        if (!string.IsNullOrWhiteSpace(Search)) Matches = await mediator.Send(new FindAtDoor(Id, Search, List), cancellationToken);
        return Page();
    }

    /// <param name="SecondsAgo">How long ago the ticket was shown, where the door had no network.</param>
    public sealed record Form(string? Code, string? Nonce, ScanMethod? Method, ScanDirection? Direction, int? SecondsAgo)
    {
        public static Form Fresh => new(null, NewNonce(), null, ScanDirection.In, null);

        public static string NewNonce() => Guid.NewGuid().ToString();
    }
}
