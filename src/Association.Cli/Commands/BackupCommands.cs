using System.CommandLine;
using Association.Application.Messages;
using Association.Infrastructure.Backup;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE [--force]</c></summary>
internal static class BackupCommands
{
    public static Command Backup(Session session)
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("backup.file") };
        var command = new Command("backup", Texts.Get("backup")) { file };
        command.SetAction((parsed, cancellationToken) => BackupAsync(session, parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    public static Command Restore(Session session)
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("restore.file") };
        var force = new Option<bool>("--force") { Description = Texts.Get("restore.force") };
        var command = new Command("restore", Texts.Get("restore")) { file, force };
        command.SetAction((parsed, cancellationToken) => RestoreAsync(session, parsed.GetRequiredValue(file), parsed.GetValue(force), cancellationToken));
        return command;
    }

    private static async Task<int> BackupAsync(Session session, FileInfo file, CancellationToken cancellationToken)
    {
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("backup");
        var manifest = await scope.ServiceProvider.GetRequiredService<BackupWriter>().WriteAsync(file.FullName, cancellationToken);
        if (!manifest.HasDatabase) session.Output.WriteLine(Texts.Get("backup.own-database", manifest.Provider));
        file.Refresh();
        session.Output.WriteLine(Texts.Get("backup.done", file.Name, manifest.Rows.Values.Sum(), manifest.Entries.Count, file.Length / 1024));
        return CommandLine.Done;
    }

    private static async Task<int> RestoreAsync(Session session, FileInfo file, bool force, CancellationToken cancellationToken)
    {
        if (!file.Exists) return session.Fail(Texts.Get("file.missing", file.Name));
        await using var services = Installation.Open(session.Configuration);
        await using var scope = services.ActAs("restore");
        var manifest = await scope.ServiceProvider.GetRequiredService<BackupReader>().RestoreAsync(file.FullName, force, cancellationToken);
        if (!manifest.HasDatabase) session.Output.WriteLine(Texts.Get("restore.own-database", manifest.Provider));
        session.Output.WriteLine(Texts.Get("restore.done", file.Name, manifest.Rows.Values.Sum(), manifest.Entries.Count, manifest.CreatedAt.ToLocalTime()));

        var waiting = await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Outbox.CountAsync(m => m.State == OutboxState.Pending, cancellationToken);
        if (waiting > 0) session.Output.WriteLine(Texts.Get("restore.mails", waiting));
        return CommandLine.Done;
    }
}
