using System.Globalization;
using Association.Domain.Common;

namespace Association.Application.Reports.Annual;

/// <summary>How figures are written. English separates thousands by commas, Chinese counts in 万 where that is whole. Source: anchors.md 3B, printing rules.</summary>
public static class Printing
{
    /// <summary>What an English sentence says of more than one.</summary>
    public const string Plural = "(s)";

    private const int TenThousand = 10_000;

    /// <summary>The figure as the report prints it, as in <c>more than 10,000</c>.</summary>
    public static Bilingual Print(this Metric metric, Figure figure) => new(Print(metric, figure, english: false), Print(metric, figure, english: true));

    /// <summary>The whole sentence.</summary>
    public static Bilingual Say(this Metric metric, Figure figure)
    {
        if (figure.Value < 0 && metric.Below is not null) return (metric with { Zh = metric.BelowZh!, En = metric.BelowEn!, BelowZh = null }).Say(figure with { Value = -figure.Value });
        var sentence = figure.First && metric.First is { } first ? first : metric.Sentence;
        var printed = metric.Print(figure);
        return new(Fill(sentence.Zh, printed.Zh), Fill(sentence.En ?? sentence.Zh, printed.En ?? printed.Zh).Replace(Plural, figure.Value == 1 ? "" : "s", StringComparison.Ordinal));
    }

    private static string Fill(string sentence, string printed) => sentence.Replace("{0}", printed, StringComparison.Ordinal);

    private static string Print(Metric metric, Figure figure, bool english)
    {
        if (metric.Unit is MetricUnit.Text) return (english ? figure.WordsEn : figure.Words) ?? "";
        if (metric.Unit is MetricUnit.Percent) return Percent(figure, english);
        if (figure.Value is not { } value) return english ? "none" : "0";
        if (metric.MoreThan is not { } unit || value <= unit || value % unit == 0) return Number(value, english);
        var floor = Math.Floor(value / unit) * unit;
        return english ? $"more than {Number(floor, true)}" : floor % TenThousand == 0 ? $"{Number(floor / TenThousand, false)}万余" : $"{Number(floor, false)}余";
    }

    private static string Percent(Figure figure, bool english)
    {
        if (figure.Value is not { } percent) return english ? "not known" : "未知";
        if (figure.Whole is null) return $"{Number(percent, english)}{(english ? " %" : "%")}";
        var counts = $"{Number(figure.Part ?? 0, english)}/{Number(figure.Whole ?? 0, english)}";
        return english ? $"{counts} ({Number(percent, true)} %)" : $"{counts}（{Number(percent, false)}%）";
    }

    private static string Number(decimal value, bool english) => value.ToString(english ? "#,0.##" : "0.##", CultureInfo.InvariantCulture);
}
