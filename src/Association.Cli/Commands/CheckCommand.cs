using System.CommandLine;
using Association.Application.Integrity;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>check</c>: a line per invariant of the product; exit code 1 when one does not hold.</summary>
internal static class CheckCommand
{
    public static Command Create(Session session)
    {
        var command = new Command("check", Texts.Get("check"));
        command.SetAction((_, cancellationToken) => RunAsync(session, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("check");
        var results = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckIntegrity(), cancellationToken);
        foreach (var result in results)
            session.Output.WriteLine(result.Holds ? Texts.Get("check.holds", result.Invariant) : Texts.Get("check.broken", result.Invariant, string.Join("; ", result.Found)));
        return results.All(r => r.Holds) ? CommandLine.Done : CommandLine.Failed;
    }
}
