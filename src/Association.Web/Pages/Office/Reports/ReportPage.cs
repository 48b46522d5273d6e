using System.Globalization;
using System.Text.RegularExpressions;
using Association.Application.Access;
using Association.Application.Reports.Annual;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Reports;

/// <summary>What the pages about one year share.</summary>
internal abstract class ReportPage(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public int Year { get; set; }

    public string Path => $"/office/reports/{Year.ToString(CultureInfo.InvariantCulture)}";
    public static string Culture => ReportCultures.Of(CultureInfo.CurrentUICulture.Name);

    /// <summary>The rows of a figure.</summary>
    public string At(YearFigure figure) => $"{Path}/figures/{figure.Id}";
}

/// <summary>A part of the report with its figures as chips.</summary>
/// <param name="Path">Of the report.</param>
internal sealed record PartView(IReadOnlyList<ReportPiece> Pieces, string Path);

/// <param name="May">Whether the reader may settle it.</param>
/// <param name="Path">Of the report.</param>
internal sealed record RemarkView(ReportRemark Remark, bool May, string Path);

internal static partial class ReportLooks
{
    /// <summary>What a chip tells when it is pointed at: id, definition, the exact number.</summary>
    public static string Hint(YearFigure figure)
    {
        var definition = Metrics.Find(figure.Id)!.Definition.Here();
        var exact = figure.Exact || figure.Value is null ? "" : $" = {Show.Number(figure.Value)}";
        return $"{figure.Id}{exact}: {definition}";
    }

    /// <summary>The sentence without its number and what it counts by, as in 理事单位 of 理事单位26家.</summary>
    public static string Short(string metric) => Numbered().Replace(Metrics.Find(metric)?.Sentence.Here() ?? "", "").Replace(Printing.Plural, "s", StringComparison.Ordinal).Trim();

    public static Tone ToneOf(FigureWarning warning) => warning switch
    {
        FigureWarning.Unbalanced => Tone.Danger,
        FigureWarning.Missing => Tone.Neutral,
        _ => Tone.Warning,
    };

    public static string Value(YearFigure figure) => figure switch
    {
        { Unit: MetricUnit.Text } => figure.Printed.Here(),
        { Whole: { } whole } => $"{Show.Number(figure.Part)}/{Show.Number(whole)}",
        _ => Show.Number(figure.Value),
    };

    public static string Change(YearFigure figure) => figure is { Value: { } now, LastYear: { } last } && last != 0
        ? ((now - last) / last).ToString("+0%;-0%;0%", CultureInfo.InvariantCulture) : Show.None;

    [GeneratedRegex(@"\{0\}(?:场次|人次|家次|项|家|人|名|个|场|期|次|部|条|地)?")]
    private static partial Regex Numbered();
}
