using System.Globalization;
using Association.Web.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;ring have="18" of="25" label="credits.of-year" /&gt;</c>: how much of a goal is there, with the figures in the middle.</summary>
[HtmlTargetElement("ring", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RingTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    private const int Radius = 52;
    private const double Around = 2 * Math.PI * Radius;

    public decimal Have { get; set; }
    public decimal Of { get; set; }

    /// <summary>Reached by more than the figures say, as by an exemption.</summary>
    public bool Reached { get; set; }

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var share = Reached || Of <= 0 ? 1 : Math.Min(1, Have / Of);
        var figures = Of > 0 ? $"{Show.Number(Have)} / {Show.Number(Of)}" : Show.Number(Have);
        Become(output, "svg", Reached ? "ring reached" : "ring");
        output.Attributes.SetAttribute("viewBox", "0 0 120 120");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"{Say(Label)} {figures}".Trim());
        output.Content.Add(Markup.El("circle", "room").With("cx", 60).With("cy", 60).With("r", Radius));
        if (share > 0)
            output.Content.Add(Markup.El("circle", "part").With("cx", 60).With("cy", 60).With("r", Radius).With("transform", "rotate(-90 60 60)")
                .With("stroke-dasharray", string.Create(CultureInfo.InvariantCulture, $"{(double)share * Around:0.##} {Around:0.##}")));
        output.Content.Add(Markup.El("text", "ring-figures", Show.Number(Have)).With("x", 60).With("y", 60));
        output.Content.Add(Markup.El("text", "ring-of", Of > 0 ? $"/ {Show.Number(Of)}" : "").With("x", 60).With("y", 82));
    }
}
