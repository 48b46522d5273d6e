using System.Globalization;
using Association.Application.Access;
using Association.Application.Reports;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office;

/// <summary>The association on any day; each figure leads to its rows as of that day.</summary>
internal sealed class FiguresModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }

    public Figures Figures { get; private set; } = null!;

    public IReadOnlyList<ChartGroup> Months => [.. Figures.Months.Select(m => new ChartGroup(Show.MonthName(m.First), [m.Joined, m.Left]))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Figures = await Mediator.Send(new GetFigures(Day), cancellationToken);
        Day = Figures.Day;
    }

    public string Units(UnitTier? tier = null) => With("/office/units", ("tier", tier?.ToString()), ("asOf", Iso(Figures.Day)));

    public string Members(params (string Key, string? Value)[] parts) => With("/office/members", [.. parts, ("asOf", Iso(Figures.Day))]);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string With(string path, params (string Key, string? Value)[] parts) =>
        path + "?" + string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
}
