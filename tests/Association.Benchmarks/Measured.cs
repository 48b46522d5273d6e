using System.Text.Json;

namespace Association.Benchmarks;

/// <summary>One figure with the yardstick that was measured in the same run.</summary>
/// <param name="Yardstick">What it is held against, with its own figure.</param>
/// <param name="Ratio">Value to yardstick; null where there is none.</param>
public sealed record Measured(string Row, string Database, double Value, string Unit, string Yardstick, double? Ratio)
{
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

/// <summary>A row of docs/benchmarks.md.</summary>
public sealed record Row(string Name, string Database, string What, Func<Row, Task<Measured>> Measure)
{
    public Task<Measured> MeasureAsync() => Measure(this);

    public Measured Is(double value, string unit, string yardstick, double? ratio) => new(Name, Database, value, unit, yardstick, ratio);
}
