using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Association.Application.Files;
using Association.Application.Finance.Bank;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Association.Cli.Commands;

/// <summary>
/// <c>reconcile FILE [--dry-run] [--commit] [--report FILE.json]</c>: reads a bank's statement and matches it; books what is certain
/// only when asked to.
/// </summary>
internal static class ReconcileCommand
{
    private const int MaxShown = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(Session session)
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("reconcile.file") };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("reconcile.dry-run") };
        var commit = new Option<bool>("--commit") { Description = Texts.Get("reconcile.commit") };
        var report = new Option<FileInfo?>("--report") { Description = Texts.Get("import.report"), HelpName = "FILE.json" };
        var command = new Command("reconcile", Texts.Get("reconcile")) { file, dryRun, commit, report };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(session, parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(commit), parsed.GetValue(report), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Session session, FileInfo file, bool dryRun, bool commit, FileInfo? reportFile, CancellationToken cancellationToken)
    {
        if (!file.Exists) return session.Fail(Texts.Get("file.missing", file.Name));
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("reconcile");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var content = new UploadedFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        var report = await mediator.Send(new PreviewStatement(content), cancellationToken);
        if (reportFile is not null) await File.WriteAllTextAsync(reportFile.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        Show(session, report, dryRun);
        if (dryRun) return CommandLine.Done;

        var kept = await mediator.Send(new UploadStatement(content), cancellationToken);
        if (kept.Errors is [var error, ..]) return session.Fail(Texts.Of(error));
        if (!commit)
        {
            session.Output.WriteLine(Texts.Get("reconcile.waits"));
            return CommandLine.Done;
        }

        return await CommitAsync(session, scope, mediator, new(kept.Value), cancellationToken);
    }

    private static async Task<int> CommitAsync(Session session, AsyncServiceScope scope, IMediator mediator, Id<BankStatement> statement, CancellationToken cancellationToken)
    {
        var begun = await mediator.Send(new CommitStatement(statement, Queued: false), cancellationToken);
        if (begun.Errors is [var error, ..]) return session.Fail(Texts.Of(error));
        var refused = new List<(string Line, string Code)>();
        var booked = await session.ProgressAsync(Texts.Get("reconcile.running"), progress =>
        {
            var (total, done) = (0, 0);
            return scope.ServiceProvider.GetRequiredService<StatementRunner>().RunAsync(statement, undo: false,
                count => { total = count; return Task.CompletedTask; },
                row =>
                {
                    progress?.Report(new(++done, total));
                    if (!row.Succeeded) refused.Add((row.Label, row.Code!));
                    return Task.CompletedTask;
                }, cancellationToken);
        });
        session.Output.WriteLine(Texts.Get("reconcile.booked", booked));
        foreach (var (line, code) in refused) session.Output.WriteLine($"  {line}: {Texts.Of(Error.Invalid(code, code))}");
        return refused.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static void Show(Session session, StatementReport report, bool dryRun)
    {
        session.Output.WriteLine(Texts.Get(dryRun ? "reconcile.would" : "reconcile.read", report.File, report.Lines, report.Credits, report.Debits, report.Repeated));
        session.Output.WriteLine(Texts.Get("reconcile.found", report.Matched, report.Underpaid, report.Overpaid, report.Check, report.Unknown));
        var open = report.Matches.Where(m => m.Bucket is not LineBucket.Matched).ToList();
        if (open.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns(Texts.Get("row"), Texts.Get("reconcile.amount"), Texts.Get("reconcile.payer"), Texts.Get("problem"), Texts.Get("reconcile.order"), Texts.Get("reconcile.owed"));
        foreach (var line in open.Take(MaxShown))
            table.AddRow(new Text($"{line.Line}"), new Text($"{line.Amount:N2}"), new Text(line.Payer ?? ""), new Text(Texts.Get($"reconcile.finding.{line.Finding}")), new Text($"{line.Owes} {line.Document ?? line.Reference}"), new Text($"{line.Owed:N2}"));
        session.Screen.Write(table);
    }
}
