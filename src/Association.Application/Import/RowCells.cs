using System.Globalization;
using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>
/// Reads the cells of one row, one after the other, and keeps the first fault: a row is refused for one reason, the first in
/// the order in which its cells are read.
/// </summary>
internal sealed class RowCells(SheetRow row, HeaderMap map)
{
    private readonly List<RowError> _warnings = [];
    private RowError? _refusal;

    public delegate bool TryParse<T>(string? text, out T? value, out Error? fault) where T : class;

    public int Number => row.Number;

    public ParsedRow<T> Close<T>(Func<T> read) where T : class => new(row.Number, _refusal is null ? read() : null, _refusal, _warnings);

    /// <summary>One line of text; <c>field.required</c> where it is blank and must not be.</summary>
    public string? Text(string field, int maxLength, string? required = null)
    {
        var text = TextNormalization.Line(Read(field));
        if (text.Length == 0 && required is not null) Refuse(field, required, null);
        if (text.Any(char.IsControl)) Refuse(field, "text.invalid", null);
        if (text.Length > maxLength) Refuse(field, "text.too-long", text);
        return text.Length == 0 ? null : text;
    }

    public T? Value<T>(string field, TryParse<T> parse, string? required = null) where T : class
    {
        var text = Read(field);
        if (IsBlank(field, text, required)) return null;
        if (!parse(text, out var value, out var fault)) Refuse(field, fault!.Code, text);
        return value;
    }

    /// <summary>A number from outside whose structure is known from hearsay: left out with a warning, no reason to refuse the row.</summary>
    public T? Doubtful<T>(string field, TryParse<T> parse) where T : class
    {
        var text = Read(field);
        if (IsBlank(field, text, required: null)) return null;
        if (!parse(text, out var value, out var fault)) Warn(field, fault!.Code, text);
        return value;
    }

    public T? Word<T>(string field, Vocabulary<T> words, string unknown, string? required = null) where T : struct
    {
        var text = Read(field);
        if (IsBlank(field, text, required)) return null;
        if (words.TryRead(text!, out var value)) return value;
        Refuse(field, unknown, text);
        return null;
    }

    public DateOnly? Date(string field, string? required = null, DateOnly? latest = null)
    {
        var text = Read(field);
        if (IsBlank(field, text, required)) return null;
        if (!ChineseDate.TryParse(text, out var date, out var fault)) Refuse(field, fault.Code, text);
        else if (date > latest) Refuse(field, "date.future", text);
        else return date;
        return null;
    }

    /// <summary>Not negative; thousands separators and a unit behind it (学时, 人次) are forgiven.</summary>
    public decimal? Amount(string field, decimal max, int decimals, string? required = null)
    {
        var text = Read(field);
        if (IsBlank(field, text, required)) return null;
        var digits = TextNormalization.Compact(text).TrimEnd('个', '学', '小', '时', '人', '次', '名', 'h').Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= max && decimal.Round(amount, decimals) == amount) return amount;
        Refuse(field, "number.invalid", text);
        return null;
    }

    public void Warn(string field, string code, string? value) => _warnings.Add(new(row.Number, field, code, CellMask.Of(field, value)));

    public void Refuse(string field, string code, string? value) => _refusal ??= new(row.Number, field, code, CellMask.Of(field, value));

    /// <summary>A formula says what it likes when the workbook is opened elsewhere: values only.</summary>
    private string? Read(string field)
    {
        if (map.IsFormula(row, field)) Refuse(field, "cell.formula", map.Cell(row, field));
        return map.Cell(row, field);
    }

    private bool IsBlank(string field, string? text, string? required)
    {
        if (TextNormalization.Line(text).Length > 0) return false;
        if (required is not null) Refuse(field, required, null);
        return true;
    }
}
