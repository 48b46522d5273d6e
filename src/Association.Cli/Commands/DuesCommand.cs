using System.CommandLine;
using Association.Application.Finance.Dues;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Association.Cli.Commands;

/// <summary><c>dues run --year YYYY [--audience units|members|everybody] [--as-of DATE] [--dry-run]</c>: charges whoever is not charged for the year yet.</summary>
internal static class DuesCommand
{
    public static Command Create(Session session) => new("dues", Texts.Get("dues")) { Run(session) };

    private static Command Run(Session session)
    {
        var year = new Option<int>("--year") { Description = Texts.Get("dues.year"), Required = true };
        var audience = new Option<string>("--audience") { Description = Texts.Get("dues.audience"), DefaultValueFactory = _ => "everybody", HelpName = "units|members|everybody" };
        audience.AcceptOnlyFromAmong([.. Enum.GetNames<DuesAudience>().Select(name => name.ToLowerInvariant())]);
        var day = new Option<DateOnly?>("--as-of") { Description = Texts.Get("dues.as-of"), HelpName = "YYYY-MM-DD" };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("dues.dry-run") };
        var command = new Command("run", Texts.Get("dues.run")) { year, audience, day, dryRun };
        command.SetAction((parsed, cancellationToken) =>
        {
            var start = new StartDuesRun(parsed.GetValue(year), Enum.Parse<DuesAudience>(parsed.GetValue(audience)!, ignoreCase: true), parsed.GetValue(day), Queued: false);
            return RunAsync(session, start, parsed.GetValue(dryRun), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Session session, StartDuesRun start, bool dryRun, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("dues run");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (await mediator.Send(new PreviewDues(start.Year, start.Audience, start.AsOf, Rows: 0), cancellationToken) is not { } preview)
            return session.Fail(Texts.Of(DuesErrors.NoSchedule.With($"{start.Year}")));
        Show(session, preview);
        if (dryRun) return CommandLine.Done;

        var started = await mediator.Send(start, cancellationToken);
        if (started.Errors is [var error, ..]) return session.Fail(Texts.Of(error));
        var result = await session.ProgressAsync(Texts.Get("dues.running", start.Year), progress => scope.ServiceProvider.GetRequiredService<DuesRunner>().RunAsync(
            new Id<DuesRun>(started.Value.Run), sum => { progress?.Report(new(sum.Looked, preview.Groups.Sum(g => g.Count))); return Task.CompletedTask; }, cancellationToken));
        if (result.Errors is [var refusal, ..]) return session.Fail(Texts.Of(refusal));
        session.Output.WriteLine(Texts.Get("dues.done", result.Value.Charged, result.Value.Sum, result.Value.Looked));
        return CommandLine.Done;
    }

    private static void Show(Session session, DuesPreview preview)
    {
        session.Output.WriteLine(Texts.Get("dues.preview", preview.Year, preview.Schedule, preview.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), preview.Payers, preview.Sum));
        var table = new Table().Border(TableBorder.Simple).AddColumns(Texts.Get("dues.payers"), Texts.Get("dues.outcome"), Texts.Get("dues.count"), Texts.Get("dues.sum"));
        foreach (var group in preview.Groups)
            table.AddRow(new Text(group.Tier is { } tier ? Texts.Get($"tier.{tier}") : group.Category!.Value.Key), new Text(Texts.Get($"dues.outcome.{group.Outcome}")), new Text($"{group.Count:N0}"), new Text($"{group.Sum:N2}"));
        session.Screen.Write(table);
    }
}
