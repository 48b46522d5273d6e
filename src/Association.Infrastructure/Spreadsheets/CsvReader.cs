using System.Text;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>Reads comma, semicolon or tab separated text with quoted fields, one record at a time. Source: RFC 4180.</summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private const int PeekedCharacters = 64 << 10;
    private const int PeekedLines = 20;
    private static readonly char[] Delimiters = [',', '\t', ';'];

    private readonly StringBuilder _field = new();
    private readonly List<string?> _cells = [];
    private readonly List<int> _formulas = [];

    public static IEnumerable<SheetRow> Read(Stream file)
    {
        var encoding = CsvEncoding.Detect(file);
        var delimiter = Delimiter(file, encoding);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (var row in new CsvReader(text, delimiter).Rows()) yield return row;
    }

    private IEnumerable<SheetRow> Rows()
    {
        for (var number = 1; text.Peek() >= 0; number++)
        {
            Refuse.If(number > WorkbookLimits.MaxRows, WorkbookErrors.TooManyRows);
            _cells.Clear();
            _formulas.Clear();
            ReadRecord();
            var directive = number == 1 && _cells is [{ } only, ..] && only.StartsWith("sep=", StringComparison.Ordinal);   // Excel's own note of the delimiter
            if (!directive && _cells.Exists(cell => cell is not null)) yield return new(number, [.. _cells]) { Formulas = [.. _formulas] };
        }
    }

    private void ReadRecord()
    {
        while (true)
        {
            var next = ReadField();
            if (next == delimiter) continue;
            if (next == '\r' && text.Peek() == '\n') text.Read();
            return;
        }
    }

    /// <returns>What ended the field: the delimiter, a line end, or -1 at the end of the file.</returns>
    private int ReadField()
    {
        _field.Clear();
        var quoted = text.Peek() == '"';
        if (quoted) ReadQuoted();
        int next;
        while ((next = text.Read()) >= 0 && next != delimiter && next is not ('\r' or '\n')) Append((char)next);
        if (_cells.Count < WorkbookLimits.MaxColumns) Add(_field.ToString());
        return next;
    }

    private void Add(string field)
    {
        var value = Unprotected(field);
        if (value is ['=', ..] && value.Length == field.Length) _formulas.Add(_cells.Count);
        _cells.Add(value);
    }

    private void ReadQuoted()
    {
        text.Read();
        int next;
        while ((next = text.Read()) >= 0)
        {
            if (next != '"') Append((char)next);
            else if (text.Peek() == '"') Append((char)text.Read());
            else return;
        }

        throw new RefusedException(WorkbookErrors.Damaged);   // the quote is never closed
    }

    private void Append(char character)
    {
        _field.Append(character);
        // A quote that nobody closed swallows the rest of the file.
        Refuse.If(_field.Length > WorkbookLimits.MaxCell, WorkbookErrors.Damaged);
    }

    /// <summary>Undoes what keeps a spreadsheet from touching a value: <c>="0123"</c>, or an apostrophe in front.</summary>
    private static string? Unprotected(string field)
    {
        if (string.IsNullOrWhiteSpace(field)) return null;
        if (field.Length > 3 && field.StartsWith("=\"", StringComparison.Ordinal) && field[^1] == '"') return field[2..^1];
        return field is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or >= '0' and <= '9', ..] ? field[1..] : field;
    }

    private static char Delimiter(Stream file, Encoding encoding)
    {
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[PeekedCharacters];
        var peeked = buffer.AsSpan(0, text.ReadBlock(buffer));
        // The line with the most columns decides: addresses have commas, but fewer than a table has columns.
        return Delimiters[MostPerLine(peeked).Index().MaxBy(most => most.Item).Index];
    }

    private static int[] MostPerLine(ReadOnlySpan<char> peeked)
    {
        var (most, inLine, lines, quoted) = (new int[Delimiters.Length], new int[Delimiters.Length], 0, false);
        foreach (var character in peeked)
        {
            if (character == '"') quoted = !quoted;
            if (quoted) continue;
            if (Array.IndexOf(Delimiters, character) is >= 0 and var which) most[which] = Math.Max(most[which], ++inLine[which]);
            if (character is not ('\n' or '\r')) continue;
            Array.Clear(inLine);
            if (++lines == PeekedLines) break;
        }

        return most;
    }
}
