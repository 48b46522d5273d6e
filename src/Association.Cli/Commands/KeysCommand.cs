using System.CommandLine;
using Association.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>keys rotate</c>: a new key for personal numbers, and all of them sealed with it.</summary>
internal static class KeysCommand
{
    public static Command Create(Session session)
    {
        var rotate = new Command("rotate", Texts.Get("keys.rotate"));
        rotate.SetAction((_, cancellationToken) => RotateAsync(session, cancellationToken));
        return new Command("keys", Texts.Get("keys")) { rotate };
    }

    private static async Task<int> RotateAsync(Session session, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("keys rotate");
        var rotation = scope.ServiceProvider.GetRequiredService<KeyRotation>();
        var key = await rotation.BeginAsync(cancellationToken);
        var done = 0;
        // Nodes that have not seen the key yet seal with the old one meanwhile: again until nothing of it is left.
        for (var more = -1; more != 0;)
            done += more = await session.ProgressAsync(Texts.Get("keys.running", key),
                bar => rotation.ResealAsync(bar is null ? null : new Relay(bar), cancellationToken));
        session.Output.WriteLine(Texts.Get("keys.done", done, key));
        return CommandLine.Done;
    }

    private sealed class Relay(IProgress<Application.Import.ImportProgress> bar) : IProgress<KeyProgress>
    {
        public void Report(KeyProgress value) => bar.Report(new(value.Done, value.Total));
    }
}
