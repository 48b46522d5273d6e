using System.Globalization;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Abstracts;

/// <summary>One abstract with the form of its reviewer.</summary>
[EnableRateLimiting(Security.RateLimits.Come)]
internal sealed class SheetModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Id<AbstractReview> Review { get; set; }
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }
    [BindProperty] public Dictionary<string, string?> Scores { get; set; } = [];
    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public ReviewSheet Sheet { get; private set; } = null!;
    public string Back => $"/review/{Number}{(LinkKey is null ? "" : $"?k={Uri.EscapeDataString(LinkKey)}")}";

    public string? ValueOf(SheetCriterion criterion) => HttpMethods.IsPost(Request.Method) ? Scores.GetValueOrDefault($"{criterion.Id}") : criterion.Value?.ToString("0.#", CultureInfo.InvariantCulture);

    public string? ErrorAt(SheetCriterion criterion) => ModelState.TryGetValue($"Input.Scores.{criterion.Id}", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(Sheet.Recommends, Sheet.Advice, Sheet.State is ReviewState.Declined ? null : Sheet.Remark);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var scores = new Dictionary<Id<ReviewCriterion>, decimal>();
        foreach (var criterion in Sheet.Criteria)
            if (decimal.TryParse(Scores.GetValueOrDefault($"{criterion.Id}"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) scores[new(criterion.Id)] = value;
        var result = await mediator.Send(new JudgeAbstract(Number, Review, new(scores, Input.Recommends, Input.Remark, Input.Advice), LinkKey), cancellationToken);
        if (!ModelState.IsValid || !ModelState.Accepted(result)) return Page();
        this.Done(texts["abstract.judged", Show.Number(result.Value)]);
        return this.Go(Back);
    }

    public async Task<IActionResult> OnPostDeclineAsync(string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        ModelState.Clear();
        if (!ModelState.Accepted(await mediator.Send(new DeclineReview(Number, Review, reason ?? "", LinkKey), cancellationToken), "")) return Page();
        this.Done(texts["abstract.declined"]);
        return this.Go(Back);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowReview(Number, Review, LinkKey), cancellationToken) is not { } sheet) return false;
        Sheet = sheet;
        return true;
    }

    public sealed record Form(AbstractDecision? Recommends, string? Advice, string? Remark);
}
