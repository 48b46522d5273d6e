using System.CommandLine;
using Association.Application.Common;
using Association.Application.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>demo</c>: the demo association and its accounts, once.</summary>
internal static class DemoCommand
{
    public static Command Create(Session session)
    {
        var command = new Command("demo", Texts.Get("demo"));
        command.SetAction((_, cancellationToken) => RunAsync(session, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        var loaded = await services.GetRequiredService<IDemoData>().LoadAsync(cancellationToken);
        await using var scope = services.ActAs("demo");
        var accounts = scope.ServiceProvider.GetRequiredService<IDemoAccounts>();
        await accounts.CreateAsync(cancellationToken);
        session.Output.WriteLine(Texts.Get(loaded ? "demo.done" : "demo.there"));
        foreach (var account in accounts.All) session.Output.WriteLine($"  {account.Email,-22} {account.Password}  {account.Title}");
        session.Output.WriteLine(Texts.Get("demo.factor", IDemoAccounts.AuthenticatorKey));
        return CommandLine.Done;
    }
}
