namespace Association.Domain.Common;

/// <summary>Business days in Asia/Shanghai, both ends included; an open end lasts until further notice.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } end || day <= end);

    public bool Overlaps(DateRange other) =>
        From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
}
