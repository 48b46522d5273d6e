using System.CommandLine;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Association.Cli.Commands;

/// <summary><c>import units|members|bodies|activities FILE [--match update|skip|fill] [--dry-run] [--report FILE.json]</c></summary>
internal static class ImportCommands
{
    private const int MaxShown = 20;

    public static Command Create(Session session)
    {
        var import = new Command("import", Texts.Get("import"));
        foreach (var kind in Enum.GetValues<ImportKind>()) import.Subcommands.Add(Create(kind, session));
        return import;
    }

    private static Command Create(ImportKind kind, Session session)
    {
        var name = kind.ToString().ToLowerInvariant();
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("import.file") };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("import.dry-run") };
        var report = new Option<FileInfo?>("--report") { Description = Texts.Get("import.report"), HelpName = "FILE.json" };
        var match = new Option<string>("--match") { Description = Texts.Get("import.match"), DefaultValueFactory = _ => "update", HelpName = "update|skip|fill" };
        match.AcceptOnlyFromAmong([.. Enum.GetNames<MatchRule>().Select(rule => rule.ToLowerInvariant())]);
        var command = new Command(name, Texts.Get($"import.{name}")) { file, match, dryRun, report };
        command.SetAction((parsed, cancellationToken) =>
        {
            var plan = new ImportPlan(kind, parsed.GetRequiredValue(file).Name, parsed.GetValue(dryRun), Enum.Parse<MatchRule>(parsed.GetValue(match)!, ignoreCase: true));
            return RunAsync(session, plan, parsed.GetRequiredValue(file), parsed.GetValue(report), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Session session, ImportPlan plan, FileInfo file, FileInfo? reportFile, CancellationToken cancellationToken)
    {
        if (!file.Exists) return session.Fail(Texts.Get("file.missing", file.Name));
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs($"import {plan.Kind.ToString().ToLowerInvariant()}");
        var kept = file.Length <= BatchImport.MaxKept;
        var result = await session.ProgressAsync(Texts.Get("import.running", file.Name),
            progress => kept ? InBatchAsync(scope, plan, file, progress, cancellationToken) : AloneAsync(scope, plan, file, progress, cancellationToken));
        if (result.Errors is [var error, ..]) return session.Fail(Texts.Of(error));

        if (reportFile is not null) await File.WriteAllTextAsync(reportFile.FullName, result.Value.ToJson(), cancellationToken);
        Show(session, result.Value, plan.DryRun);
        if (!plan.DryRun && result.Value.Created + result.Value.Updated > 0) session.Output.WriteLine(kept ? Texts.Get("import.can-be-undone", ImportBatch.Kept.Days) : Texts.Get("import.too-large-to-undo"));
        return CommandLine.Done;
    }

    private static async Task<Result<ImportReport>> InBatchAsync(
        AsyncServiceScope scope, ImportPlan plan, FileInfo file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        await scope.ServiceProvider.GetRequiredService<BatchImport>().RunAsync(plan, await File.ReadAllBytesAsync(file.FullName, cancellationToken), progress, cancellationToken);

    private static async Task<Result<ImportReport>> AloneAsync(
        AsyncServiceScope scope, ImportPlan plan, FileInfo file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        return await scope.ServiceProvider.GetRequiredService<WorkbookImport>().RunAsync(plan, content, progress, cancellationToken);
    }

    private static void Show(Session session, ImportReport report, bool dryRun)
    {
        session.Output.WriteLine(Texts.Get(dryRun ? "import.would" : "import.done",
            report.Rows, report.Created, report.Updated, report.Unchanged, report.Duplicates.Count, report.Errors.Count));
        var problems = report.Errors.Concat(report.Duplicates.Select(d => new RowError(d.Row, "", d.Code))).OrderBy(p => p.Row).ToList();
        if (problems.Count == 0) return;

        var table = new Table().Border(TableBorder.Simple).AddColumns(Texts.Get("row"), Texts.Get("field"), Texts.Get("value"), Texts.Get("problem"));
        foreach (var (row, field, code, value, near) in problems.Take(MaxShown))
            table.AddRow(new Text($"{row}"), new Text(field), new Text(near is null ? value ?? "" : $"{value} (≈ {near}?)"), new Text(Texts.Of(Error.Invalid(code, code))));
        session.Screen.Write(table);
        if (problems.Count > MaxShown) session.Output.WriteLine(Texts.Get("import.more", problems.Count - MaxShown));
    }
}
