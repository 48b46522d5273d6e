using Association.Infrastructure.Documents.Fonts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Association.Infrastructure.Documents;

/// <summary>A Word document on A4 with a cover, headings, paragraphs, tables and page numbers; built from top to bottom.</summary>
internal sealed class WordDocument : IDisposable
{
    private const string Accent = "0D5C56";
    private const string HeadFill = "E6F0EF";
    private const int CoverSpace = 3_600;

    private readonly MemoryStream _content = new();
    private readonly WordprocessingDocument _file;
    private readonly Body _body = new();
    private uint _pictures;

    public WordDocument(string title, string author, string culture)
    {
        _file = WordprocessingDocument.Create(_content, WordprocessingDocumentType.Document);
        _file.PackageProperties.Title = title;
        _file.PackageProperties.Creator = author;
        _file.PackageProperties.Language = culture;
        var main = _file.AddMainDocumentPart();
        main.Document = new Document(_body);
        WordStyles.AddTo(main, culture, Accent);
    }

    /// <summary>The first page: what it is, whose, and since when.</summary>
    public void Cover(string title, string subtitle, IEnumerable<string> lines)
    {
        _body.Append(Text(title, "Title", new SpacingBetweenLines { Before = $"{CoverSpace}" }), Text(subtitle, "Subtitle"));
        foreach (var line in lines) _body.Append(Text(line, "CoverLine"));
        _body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
    }

    public void Heading(string words) => _body.Append(Text(words, "Heading1"));

    /// <summary>A paragraph whose figures stand out.</summary>
    public void Rich(IEnumerable<(string Words, bool Strong)> pieces)
    {
        var paragraph = new Paragraph();
        foreach (var (words, strong) in pieces)
        {
            var run = strong ? new Run(new RunProperties(new Bold(), new Color { Val = Accent })) : new Run();
            run.Append(new Text(Printable.Of(words)) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }

        _body.Append(paragraph);
    }

    /// <summary>A PNG in a paragraph of its own.</summary>
    /// <param name="width">Points.</param>
    /// <param name="alternative">Read out instead of it.</param>
    public void Picture(byte[] png, float width, float height, string alternative)
    {
        var part = _file.MainDocumentPart!.AddImagePart(ImagePartType.Png);
        using (var content = new MemoryStream(png)) part.FeedData(content);
        _body.Append(new Paragraph(new Run(WordPicture.Of(_file.MainDocumentPart!.GetIdOfPart(part), ++_pictures, width, height, alternative))));
    }

    public void Paragraph(string words) => _body.Append(Text(words));

    /// <param name="widths">Of the columns, in parts of their sum.</param>
    public void Table(IReadOnlyList<int> widths, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table(
            new TableProperties(new TableStyle { Val = "Grid" }, new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{9_000 * w / widths.Sum()}" })));
        table.Append(Row(head, isHead: true));
        foreach (var row in rows) table.Append(Row(row, isHead: false));
        _body.Append(table, Text(""));
    }

    public byte[] ToArray()
    {
        _body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer() },
            new PageSize { Width = 11_906, Height = 16_838 }, new PageMargin { Top = 1_304, Bottom = 1_304, Left = 1_304, Right = 1_304, Header = 708, Footer = 708 },
            new TitlePage()));
        _file.Dispose();
        return _content.ToArray();
    }

    public void Dispose()
    {
        _file.Dispose();
        _content.Dispose();
    }

    private string Footer()
    {
        var footer = _file.MainDocumentPart!.AddNewPart<FooterPart>();
        footer.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField { Instruction = "PAGE" }));
        return _file.MainDocumentPart.GetIdOfPart(footer);
    }

    private static TableRow Row(IReadOnlyList<string> cells, bool isHead)
    {
        var row = new TableRow();
        row.Append(isHead ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        foreach (var words in cells)
        {
            var cell = new TableCell();
            if (isHead) cell.Append(new TableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = HeadFill }));
            cell.Append(Text(words, isHead ? "TableHead" : "TableText"));
            row.Append(cell);
        }

        return row;
    }

    private static Paragraph Text(string words, string? style = null, params OpenXmlElement[] properties)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties([new ParagraphStyleId { Val = style }, .. properties]));
        paragraph.Append(new Run(new Text(Printable.Of(words)) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }
}
