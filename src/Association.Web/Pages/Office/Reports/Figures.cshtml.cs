using System.Globalization;
using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>All figures of a year, up to any day of it.</summary>
internal sealed class FiguresModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ReportPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public YearFigures Answer { get; private set; } = null!;

    public string Standing => Answer.Snapshot is { } number ? Say("reports.from-snapshot", number) : Say("reports.standing-open", Show.Date(Answer.AsOf));

    public string Rows(YearFigure figure) => At(figure) + (AsOf is { } day ? $"?asOf={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Answer = await Mediator.Send(new GetYearFigures(Year, AsOf), cancellationToken);
        Year = Answer.Year;
    }
}
