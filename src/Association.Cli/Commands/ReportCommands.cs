using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Association.Application.Reports.Annual;
using Association.Domain.Common;
using Association.Infrastructure.Files;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>report annual --year 2019 [--format json|docx|pdf] [--out FILE] [--as-of DAY]</c>; exit code 1 when a sum does not hold.</summary>
internal static class ReportCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create(Session session)
    {
        var year = new Option<int>("--year") { Description = Texts.Get("report.year"), Required = true };
        var format = new Option<string>("--format") { Description = Texts.Get("report.format"), DefaultValueFactory = _ => "json", HelpName = "json|docx|pdf" };
        format.AcceptOnlyFromAmong("json", "docx", "pdf");
        var file = new Option<FileInfo?>("--out") { Description = Texts.Get("report.out"), HelpName = "FILE" };
        var day = new Option<DateOnly?>("--as-of") { Description = Texts.Get("report.as-of"), HelpName = "DAY" };
        var annual = new Command("annual", Texts.Get("report.annual")) { year, format, file, day };
        annual.SetAction((parsed, cancellationToken) =>
        {
            var asked = new Asked(parsed.GetRequiredValue(year), parsed.GetValue(format)!, parsed.GetValue(file), parsed.GetValue(day));
            return asked.Format is "json" ? FiguresAsync(session, asked, cancellationToken) : DocumentAsync(session, asked, cancellationToken);
        });
        return new Command("report", Texts.Get("report")) { annual };
    }

    private static async Task<int> FiguresAsync(Session session, Asked asked, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("report");
        if (!ReportYears.Has(asked.Year, scope.ServiceProvider.GetRequiredService<TimeProvider>().Today())) return session.Fail(Texts.Get("report.no-year", asked.Year));
        var figures = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetYearFigures(asked.Year, asked.AsOf), cancellationToken);
        // A day of another year, or one to come, would be answered for another day.
        if (asked.AsOf is { } day && figures.AsOf != day) return session.Fail(Texts.Get("report.no-day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), asked.Year));
        var culture = CultureInfo.CurrentUICulture.Name;
        var lines = figures.Figures.Where(f => Metrics.Find(f.Id) is { Apart: false }).Select(f => new Line(f.Id, f.Unit is MetricUnit.Text ? f.Printed.In(culture) : f.Value, f.Text.In(culture)));
        var json = JsonSerializer.Serialize(lines, Readable);
        if (asked.Out is null) session.Output.WriteLine(json);
        else await WriteAsync(session, asked.Out, System.Text.Encoding.UTF8.GetBytes(json), cancellationToken);
        foreach (var broken in figures.Unbalanced) session.Fail(Texts.Get("report.unbalanced", broken.Id, broken.Value ?? 0, broken.SumOf ?? 0));
        return figures.Unbalanced.Any() ? CommandLine.Failed : CommandLine.Done;
    }

    private static async Task<int> DocumentAsync(Session session, Asked asked, CancellationToken cancellationToken)
    {
        if (asked.AsOf is not null) return session.Fail(Texts.Get("report.whole-year"));
        if (asked.Out is not { } target) return session.Fail(Texts.Get("report.out-missing"));
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("report");
        var format = asked.Format is "docx" ? ReportFormat.Docx : ReportFormat.Pdf;
        if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WriteReport(asked.Year, format, CultureInfo.CurrentUICulture.Name), cancellationToken) is not { } made)
            return session.Fail(Texts.Get("report.no-year", asked.Year));
        using var content = new MemoryStream();
        await made.Content.CopyToAsync(content, cancellationToken);
        await WriteAsync(session, target, content.ToArray(), cancellationToken);
        return CommandLine.Done;
    }

    private static async Task WriteAsync(Session session, FileInfo target, byte[] content, CancellationToken cancellationToken)
    {
        await using (var file = PrivateFile.Create(target.FullName)) await file.WriteAsync(content, cancellationToken);
        session.Output.WriteLine(Texts.Get("report.done", target.Name, content.Length / 1024));
    }

    private sealed record Asked(int Year, string Format, FileInfo? Out, DateOnly? AsOf);

    /// <param name="Value">The exact number, or the words of a text.</param>
    private sealed record Line(string Id, object? Value, string Text);
}
