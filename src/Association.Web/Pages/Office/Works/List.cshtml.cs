using Association.Application.Access;
using Association.Application.Works;
using Association.Domain.Works;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Works;

/// <summary>The records of one kind.</summary>
internal sealed class ListModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public WorkKind Kind { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public WorkForm? Form { get; set; }
    [BindProperty(SupportsGet = true)] public Department? Department { get; set; }
    [BindProperty(SupportsGet = true)] public bool Open { get; set; }
    [BindProperty(SupportsGet = true)] public bool Closed { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    public int Number => int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;
    public WorkList List { get; private set; } = null!;
    public bool MayWrite => Reader.MayWrite(Kind);
    public bool Filtered => Year is not null || Form is not null || Department is not null || Open || Closed || !string.IsNullOrWhiteSpace(Search);
    public IEnumerable<SelectListItem> Forms => Kind.Rule().Forms.Select(f => new SelectListItem(Show.Choice(f), $"{f}"));
    public string ExcelAddress => Addresses.With(Request, ("handler", "Excel"), ("page", null));

    /// <summary>What the rows add up to, where the kind has numbers.</summary>
    public string Sums
    {
        get
        {
            var (rule, sums) = (Kind.Rule(), List.Sums);
            List<string> parts = [];
            if (rule.Has(WorkField.Passed)) parts.Add($"{Say("works.field-Passed")} {WorkLooks.Rate(sums.Passed, sums.Total)}");
            Add(WorkField.People, sums.People);
            Add(WorkField.Institutions, sums.Institutions);
            Add(WorkField.Experts, sums.Experts);
            Add(WorkField.Suggestions, sums.Suggestions);
            if (rule.Has(WorkField.Amount)) parts.Add($"{Say("works.field-Amount")} {Show.Money(sums.Amount)}");
            return parts.Count == 0 ? "" : " · " + string.Join(" · ", parts);

            void Add(WorkField counted, int sum)
            {
                if (rule.Has(counted)) parts.Add($"{Say("works.field-" + counted)} {Show.Number(sum)}");
            }
        }
    }

    private ListWorks Query => new(Kind, Year, Form, Department, Search, Open, Closed, null,
        string.Equals(Sort?.TrimStart('-'), "title", StringComparison.OrdinalIgnoreCase) ? WorkSort.Title : WorkSort.Day, Sort is null || Sort.StartsWith('-'), Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        List = await Mediator.Send(Query, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken)
    {
        var file = await Mediator.Send(new ExportWorks(Query), cancellationToken);
        return File(file.Content, file.ContentType, file.Name);
    }
}
