using System.Globalization;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;bar value="12" of="176" /&gt;</c>: a length beside its figure, for the eye alone; the figure stands in the table.</summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public decimal Value { get; set; }

    /// <summary>What fills the whole width.</summary>
    public decimal Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg", "bar");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.Add(Markup.El("rect", "room").With("width", "100%").With("height", "100%").With("rx", 3));
        if (Of > 0 && Value > 0)
            output.Content.Add(Markup.El("rect", "part").With("width", Math.Min(100, Value * 100 / Of).ToString("0.##", CultureInfo.InvariantCulture) + "%").With("height", "100%").With("rx", 3));
    }
}

/// <param name="Label">Short, under the columns.</param>
/// <param name="Values">One column each, in the order of the chart's classes.</param>
public sealed record ChartGroup(string Label, IReadOnlyList<int> Values);

/// <summary><c>&lt;column-chart groups="Model.Groups" classes="joined,left" label="…" /&gt;</c>: columns side by side; its table belongs beside it.</summary>
[HtmlTargetElement("column-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ColumnChartTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    private const int Height = 220;
    private const int Base = 190;
    private const int Top = 20;
    private const int GroupWidth = 60;
    private const int ColumnWidth = 20;

    public IReadOnlyList<ChartGroup> Groups { get; set; } = [];
    public string Classes { get; set; } = "";
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg", "columns");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Groups.Count * GroupWidth} {Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Say(Label));
        var highest = Math.Max(1, Groups.SelectMany(g => g.Values).DefaultIfEmpty().Max());
        for (var i = 0; i < Groups.Count; i++) Draw(output, Groups[i], i * GroupWidth, highest);
        output.Content.Add(Markup.El("line").With("x1", 0).With("x2", Groups.Count * GroupWidth).With("y1", Base).With("y2", Base));
    }

    private void Draw(TagHelperOutput output, ChartGroup group, int left, int highest)
    {
        var classes = Classes.Split(',');
        var start = left + (GroupWidth - group.Values.Count * ColumnWidth) / 2;
        for (var i = 0; i < group.Values.Count; i++)
        {
            if (group.Values[i] == 0) continue;
            var height = Math.Max(1, (Base - Top) * group.Values[i] / highest);
            output.Content.Add(Column(classes[i], start + i * ColumnWidth, height));
            output.Content.Add(Words(Show.Number(group.Values[i]), start + i * ColumnWidth + ColumnWidth / 2, Base - height - 5));
        }

        output.Content.Add(Words(group.Label, left + GroupWidth / 2, Height - 10));
    }

    private static TagBuilder Column(string css, int x, int height) =>
        Markup.El("rect", css).With("x", x + 1).With("y", Base - height).With("width", ColumnWidth - 2).With("height", height).With("rx", 2);

    private static TagBuilder Words(string words, int x, int y) => Markup.El("text", null, words).With("x", x).With("y", y);
}
