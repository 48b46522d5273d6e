using System.Text;
using System.Xml;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>Reads text out of cells and shared strings, piece by piece and bounded.</summary>
internal sealed class XlsxText
{
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];

    /// <summary>
    /// The text of the element the reader stands on: of itself, or of its <c>t</c> elements; readings printed over the
    /// characters (<c>rPh</c>) are not text. The reader ends on the element's end.
    /// </summary>
    public string Read(XmlReader reader)
    {
        _text.Clear();
        if (reader.IsEmptyElement) return "";
        var (depth, own) = (reader.Depth, reader.LocalName is "v" or "t");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "rPh") Pass(reader);
            else if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "t" && !reader.IsEmptyElement) ReadRun(reader);
            else if (own) Append(reader);
        }

        return _text.ToString();
    }

    private void ReadRun(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth) Append(reader);
    }

    private void Append(XmlReader reader)
    {
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;
        int read;
        while ((read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            _text.Append(_chunk, 0, read);
            Refuse.If(_text.Length > WorkbookLimits.MaxCell, WorkbookErrors.TooLarge);
        }
    }

    private static void Pass(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement) return;
        while (reader.Read() && reader.Depth > depth) { }
    }
}
