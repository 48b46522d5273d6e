using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>Why a whole workbook is refused; what is wrong with single rows is a <c>RowError</c>.</summary>
public static class WorkbookErrors
{
    public static readonly Error Damaged = Error.Invalid("workbook.damaged", "The workbook is damaged and cannot be read to its end.", "file");
    public static readonly Error TooLarge = Error.Invalid("workbook.too-large", "The workbook is too large, or grows beyond all measure when it is unpacked.", "file");
    public static readonly Error TooManyRows = Error.Invalid("workbook.too-many-rows", "A workbook may have at most 200,000 rows: split it.", "file");
    public static readonly Error Empty = Error.Invalid("workbook.empty", "The workbook has no rows.", "file");

    public static Error UnknownKind(string fileName) =>
        Error.Invalid("workbook.unknown-kind", $"'{fileName}' is neither an xlsx workbook nor a csv file.", "file").With(fileName);

    public static Error ColumnMissing(string columns) =>
        Error.Invalid("workbook.column-missing", $"The workbook lacks the column {columns}; it may be of another kind.", "file").With(columns);

    public static Error ColumnRepeated(string column) =>
        Error.Invalid("workbook.column-repeated", $"The workbook has the column {column} more than once.", "file").With(column);
}
