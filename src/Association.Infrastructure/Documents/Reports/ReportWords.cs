using System.Globalization;
using Association.Application.Reports.Annual;
using Association.Domain.Common;
using Association.Infrastructure.Messages;

namespace Association.Infrastructure.Documents.Reports;

/// <summary>The words of a printed report in its language.</summary>
internal sealed record ReportWords(string Culture)
{
    public string Of(string name, params object[] arguments) => MailTexts.Get(Culture, $"document.annual.{name}", arguments);

    public string Title(PrintedReport report) => Of("title", report.Association.In(Culture), report.Content.Year.ToString(CultureInfo.InvariantCulture));

    public string Day(DateOnly day) => day.ToString(Culture == ReportCultures.English ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.GetCultureInfo(Culture == ReportCultures.English ? "en-GB" : "zh-CN"));

    public string Number(decimal? number) => number is { } value ? value.ToString(Culture == ReportCultures.English ? "#,0.##" : "0.##", CultureInfo.InvariantCulture) : "—";

    /// <summary>What the state of the text is: a draft, or frozen with its seal.</summary>
    public string State(PrintedReport report) => report.FrozenAt is { } at
        ? Of("frozen", report.Content.Number, Day(AssociationCalendar.DayOf(at)), report.Hash![..16])
        : Of("draft", Day(report.MadeOn), Day(report.Content.Figures.AsOf));

    public IReadOnlyList<string> TableHead => [Of("figure-id"), Of("figure"), Of("exact"), Of("last-year"), Of("plan")];

    /// <summary>The figures of the report one by one, the exact number beside the printed one.</summary>
    public IEnumerable<IReadOnlyList<string>> TableRows(ReportContent content) => content.Figures.Figures.Where(f => Metrics.Find(f.Id) is { Apart: false })
        .Select(f => (IReadOnlyList<string>)[f.Id, f.Text.In(Culture), f.Whole is { } whole ? $"{Number(f.Part)}/{Number(whole)}" : f.Unit is MetricUnit.Text ? f.Printed.In(Culture) : Number(f.Value), Number(f.LastYear), Number(f.Target)]);
}
