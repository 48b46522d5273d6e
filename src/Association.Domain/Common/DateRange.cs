namespace Association.Domain.Common;

/// <summary>Business days in Asia/Shanghai, both ends included; an open end lasts until further notice.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } end || day <= end);

    public bool Overlaps(DateRange other) =>
        From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);

    /// <summary>The days of this range that none of the others covers, in order.</summary>
    public IReadOnlyList<DateRange> Without(IEnumerable<DateRange> others)
    {
        List<DateRange> left = [this];
        foreach (var other in others) left = [.. left.SelectMany(part => part.Without(other))];
        return left;
    }

    private IEnumerable<DateRange> Without(DateRange other)
    {
        if (!Overlaps(other))
        {
            yield return this;
            yield break;
        }

        if (From < other.From) yield return new(From, other.From.AddDays(-1));
        if (other.To is { } end && end < (To ?? DateOnly.MaxValue)) yield return new(end.AddDays(1), To);
    }
}
