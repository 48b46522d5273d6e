using System.Globalization;
using Association.Domain.Common;

namespace Association.TestKit;

/// <summary>Values that tests share.</summary>
public static class Sample
{
    /// <summary>A Sunday morning in Chengdu: 1 March 2026, 09:00.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = AssociationCalendar.DayOf(Now);

    private static int _counter;

    /// <summary>A valid number that nobody has, the same for the same person: the county of 510199 does not exist.</summary>
    public static string ResidentId(int person)
    {
        var body = $"510199{new DateOnly(1970, 1, 1).AddDays(person % 9_000).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{person / 9_000 % 1_000:D3}";
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * (body[i] - '0');
        return body + "10X98765432"[sum % 11];
    }

    public static UserId User() => new(Guid.CreateVersion7());

    /// <summary>A number that no other builder of this process got.</summary>
    public static int Next() => Interlocked.Increment(ref _counter);
}
