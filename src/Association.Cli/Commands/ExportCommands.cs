using System.CommandLine;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Infrastructure.Files;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Cli.Commands;

/// <summary><c>export units|members FILE</c>: xlsx, or csv by the name of the file.</summary>
internal static class ExportCommands
{
    public static Command Create(Session session) => new("export", Texts.Get("export"))
    {
        Create("units", () => new ExportUnits(), session), Create("members", () => new ExportMembers(), session),
    };

    private static Command Create(string name, Func<ICommand<Result<ExportedTable>>> export, Session session)
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Get("export.file") };
        var command = new Command(name, Texts.Get($"export.{name}")) { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(session, name, export(), parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Session session, string name, ICommand<Result<ExportedTable>> export, FileInfo file, CancellationToken cancellationToken)
    {
        var kind = file.Extension.ToLowerInvariant();
        if (kind is not (".xlsx" or ".csv")) return session.Fail(Texts.Get("export.kind", file.Name));
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs($"export {name}");
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(export, cancellationToken);
        if (result.Errors is [var error, ..]) return session.Fail(Texts.Of(error));

        var writer = scope.ServiceProvider.GetRequiredService<IWorkbookWriter>();
        var rows = result.Value.Rows.ToAsyncEnumerable();
        await using var target = PrivateFile.Create(file.FullName);
        if (kind == ".csv") await writer.WriteCsvAsync(target, result.Value.Headers, rows, cancellationToken);
        else await writer.WriteAsync(target, result.Value.Headers, rows, cancellationToken);
        session.Output.WriteLine(Texts.Get("export.done", result.Value.Rows.Count, file.Name));
        return CommandLine.Done;
    }
}
