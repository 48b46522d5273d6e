using System.CommandLine;
using System.Globalization;
using Association.Cli.Commands;
using Association.Domain.Common;
using Association.Hosting;

namespace Association.Cli;

/// <summary>Exit codes: 0 done, 1 refused or failed, 2 the configuration does not work.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misconfigured = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var switches = Switches.Split(args);
        Speak(switches.Command);
        var configuration = Installation.Configuration(switches.Configuration);
        try
        {
            return await Root(new Session(configuration, output, error)).Parse(switches.Command)
                .InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (ConfigurationException wrong) { return Say(error, wrong.Message, Misconfigured); }
        catch (RefusedException refused) { return Say(error, Texts.Of(refused.Error), Failed); }
        catch (OperationCanceledException) { return Say(error, Texts.Get("cancelled"), Failed); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { return Say(error, failure.Message, Failed); }
    }

    private static RootCommand Root(Session session)
    {
        var root = new RootCommand(Texts.Get("about"))
        {
            DemoCommand.Create(session), ImportCommands.Create(session), ExportCommands.Create(session),
            DuesCommand.Create(session), ReconcileCommand.Create(session), CheckCommand.Create(session), CreditsCommand.Create(session), ReportCommands.Create(session), ReminderCommands.Create(session), KeysCommand.Create(session), BackupCommands.Backup(session), BackupCommands.Restore(session),
        };
        root.Options.Add(new Option<string>("--culture") { Description = Texts.Get("culture"), Recursive = true });
        return root;
    }

    /// <summary>The language is wanted before anything is parsed: help speaks it too.</summary>
    private static void Speak(string[] args)
    {
        var at = Array.FindIndex(args, a => a == "--culture" || a.StartsWith("--culture=", StringComparison.Ordinal));
        var asked = at < 0 ? null : args[at] == "--culture" ? args.ElementAtOrDefault(at + 1) : args[at]["--culture=".Length..];
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Texts.Choose(asked));
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture;
    }

    private static int Say(TextWriter error, string sentence, int code)
    {
        error.WriteLine(sentence);
        return code;
    }
}
