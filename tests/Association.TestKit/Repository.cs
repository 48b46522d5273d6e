namespace Association.TestKit;

/// <summary>The source tree that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Of the build that runs: the processes that tests start are of the same.</summary>
#if DEBUG
    public const string Configuration = "debug";
#else
    public const string Configuration = "release";
#endif

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Association.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the source tree."));
}
