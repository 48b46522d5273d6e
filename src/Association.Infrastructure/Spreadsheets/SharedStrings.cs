using System.Buffers.Binary;
using System.Text;
using System.Xml;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>
/// The strings that cells point to. They must be at hand in any order, so they are kept as UTF-8 in blocks: half the size
/// of strings, without an object for each.
/// </summary>
internal sealed class SharedStrings
{
    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;
    private const int Prefix = sizeof(int);

    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _positions = [];
    private int _used = BlockSize;
    private long _total;

    public static SharedStrings Read(XlsxPackage package, string? part)
    {
        var strings = new SharedStrings();
        if (part is null) return strings;

        var text = new XlsxText();
        using var reader = package.Open(part);
        while (reader.Read())
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "si") strings.Add(text.Read(reader));
        return strings;
    }

    public string? this[int index]
    {
        get
        {
            Refuse.If(index < 0 || index >= _positions.Count, WorkbookErrors.Damaged);
            var entry = _blocks[_positions[index] >> BlockBits].AsSpan(_positions[index] & (BlockSize - 1));
            var length = BinaryPrimitives.ReadInt32LittleEndian(entry);
            return length == 0 ? null : Encoding.UTF8.GetString(entry.Slice(Prefix, length));
        }
    }

    private void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        // The place in the index counts too, or millions of empty strings would cost nothing.
        _total += length + Prefix + sizeof(int);
        Refuse.If(_total > WorkbookLimits.MaxSharedText, WorkbookErrors.TooLarge);
        if (_used + Prefix + length > BlockSize)
        {
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }

        var entry = _blocks[^1].AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(entry, length);
        Encoding.UTF8.GetBytes(text, entry[Prefix..]);
        _positions.Add((_blocks.Count - 1) << BlockBits | _used);
        _used += Prefix + length;
    }
}
