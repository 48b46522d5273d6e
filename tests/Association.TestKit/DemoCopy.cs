namespace Association.TestKit;

/// <summary>The storage of an installation whose demo has been loaded: made once per test run by starting the product, then copied for each server that wants the demo.</summary>
internal static class DemoCopy
{
    /// <summary>The folder to copy; deleted with the process.</summary>
    public static Lazy<Task<string>> Once { get; } = new(MakeAsync);

    /// <summary>Gives an installation that was not started yet the demo's storage.</summary>
    public static void Into(string root, string copied)
    {
        foreach (var folder in Directory.EnumerateDirectories(copied, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(root, Path.GetRelativePath(copied, folder)));
        foreach (var file in Directory.EnumerateFiles(copied, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(root, Path.GetRelativePath(copied, file)), overwrite: true);
    }

    private static async Task<string> MakeAsync()
    {
        var first = WebServer.New();
        await first.RunAsync();
        await first.KillAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(first.Root, recursive: true);
        return first.Root;
    }
}
