using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Association.Infrastructure.Documents;

/// <summary>The looks of our Word documents, by names that the reader's Word knows: headings fill its navigation.</summary>
internal static class WordStyles
{
    private const string LatinFont = "Calibri";
    private const string ChineseFont = "宋体";

    public static void AddTo(MainDocumentPart main, string culture, string accent)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = ChineseFont }, new FontSize { Val = "21" },
                    new Languages { Val = culture == "en" ? "en-GB" : "zh-CN", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
            Style("Normal", "Normal", null, [], isDefault: true),
            Style("Title", "Title", JustificationValues.Center, [new Bold(), new Color { Val = accent }, new FontSize { Val = "52" }]),
            Style("Subtitle", "Subtitle", JustificationValues.Center, [new FontSize { Val = "36" }]),
            Style("CoverLine", "Cover line", JustificationValues.Center, [new FontSize { Val = "24" }]),
            Heading(accent),
            Style("TableHead", "Table head", null, [new Bold(), new FontSize { Val = "19" }], tight: true),
            Style("TableText", "Table text", null, [new FontSize { Val = "19" }], tight: true),
            Grid());
    }

    private static Style Style(string id, string name, JustificationValues? side, OpenXmlElement[] run, bool isDefault = false, bool tight = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        var paragraph = new StyleParagraphProperties();
        if (tight) paragraph.Append(new SpacingBetweenLines { Before = "40", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto });
        if (side is { } known) paragraph.Append(new Justification { Val = known });
        style.Append(paragraph, new StyleRunProperties(run));
        return style;
    }

    private static Style Heading(string accent)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = "Heading1" };
        style.Append(new StyleName { Val = "heading 1" }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" },
            new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "360", After = "120" }, new OutlineLevel { Val = 0 }),
            new StyleRunProperties(new Bold(), new Color { Val = accent }, new FontSize { Val = "30" }));
        return style;
    }

    private static Style Grid()
    {
        var style = new Style { Type = StyleValues.Table, StyleId = "Grid" };
        style.Append(new StyleName { Val = "Table Grid" }, new StyleTableProperties(new TableBorders(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())));
        return style;
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "B8C4C3" };
}
