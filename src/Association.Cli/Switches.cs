namespace Association.Cli;

/// <summary>
/// Tells the switches of the configuration from those of a command: a configuration key has a colon, as in
/// <c>--Database:Provider=Sqlite</c> or <c>--Storage:Root data</c>.
/// </summary>
internal sealed record Switches(IReadOnlyDictionary<string, string?> Configuration, string[] Command)
{
    public static Switches Split(string[] args)
    {
        var (configuration, command) = (new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (key, value) = Parse(args[i]);
            if (key is null) command.Add(args[i]);
            else configuration[key] = value ?? (i + 1 < args.Length ? args[++i] : null);
        }

        return new(configuration, [.. command]);
    }

    private static (string? Key, string? Value) Parse(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal)) return (null, null);
        var (name, value) = arg.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (arg[2..at], arg[(at + 1)..]) : (arg[2..], null);
        return name.Contains(':', StringComparison.Ordinal) ? (name, value) : (null, null);
    }
}
