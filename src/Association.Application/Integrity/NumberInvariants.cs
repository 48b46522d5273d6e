namespace Association.Application.Integrity;

/// <summary>Looks at the sealed numbers as they are stored.</summary>
public interface ISealedNumbers
{
    /// <summary>Numbers whose key is missing or whose cipher was altered: table and id, never a number.</summary>
    Task<IReadOnlyList<string>> FindUnopenableAsync(int most, CancellationToken cancellationToken);
}

/// <summary>Every sealed number can be opened with the keys at hand. Source: security.md 11.3.2.</summary>
internal static class NumberInvariants
{
    public static IEnumerable<Invariant> Of(ISealedNumbers numbers) =>
        [new("numbers.openable", async token => Invariant.Shown(await numbers.FindUnopenableAsync(Invariant.MaxShown + 1, token)))];
}
