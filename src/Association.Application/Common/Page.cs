using System.Text;
using System.Text.Json.Serialization;

namespace Association.Application.Common;

/// <summary>A part of a list. <see cref="Next"/> is the cursor of the part after it, null at the end.</summary>
/// <param name="Previous">Where the part before it ends; null at the beginning, and for lists that are read forward only. Machines read forward.</param>
/// <param name="Total">Rows of the whole selection; null where counting them would cost more than the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, [property: JsonIgnore] string? Previous = null, int? Total = null)
{
    public const int DefaultSize = 50;
    public const int MaxSize = 200;
}

/// <summary>Where a list goes on: the sort key and id of the last row seen, so that page 1,000 costs what page 1 costs.</summary>
public sealed record Cursor(string Key, Guid Id)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id:N}{Key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Null for what is no cursor of ours: the list then starts at its beginning.</summary>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 2_000) return null;
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length)) return null;
        var plain = Encoding.UTF8.GetString(bytes, 0, length);
        return plain.Length >= 32 && Guid.TryParseExact(plain[..32], "N", out var id) ? new(plain[32..], id) : null;
    }

    /// <summary>The key as the moment by whose ticks a list is sorted; null when it is none.</summary>
    public DateTimeOffset? Moment => long.TryParse(Key, out var ticks) && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public static int Size(int? asked) => Math.Clamp(asked ?? Page<object>.DefaultSize, 1, Page<object>.MaxSize);
}
