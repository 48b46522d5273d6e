using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>Reads the rows of a group order from a workbook; takes nothing. Headers in Chinese or English, in any order.</summary>
[Requires(Permissions.Self)]
public sealed record ReadGroupWorkbook(Id<Event> Event, UploadedFile File) : IQuery<GroupSheet>;

/// <param name="Error">Why the file as a whole cannot be read.</param>
public sealed record GroupSheet(IReadOnlyList<GroupRow> Rows, Error? Error);

/// <summary>The columns of the workbook, for the template as well.</summary>
public static class GroupColumns
{
    public static readonly IReadOnlyList<SheetColumn> All =
    [
        new("category", Required: true, "报名类别", "类别", "category", "registration category"),
        new("name", Required: true, "姓名", "参会人", "name", "full name"),
        new("mobile", Required: true, "手机号", "手机", "联系电话", "mobile", "phone"),
        new("email", Required: false, "邮箱", "电子邮箱", "email", "e-mail"),
    ];
}

internal sealed class ReadGroupWorkbookHandler(IAssociationDb db, IWorkbooks workbooks) : IRequestHandler<ReadGroupWorkbook, GroupSheet>
{
    public async Task<GroupSheet> Handle(ReadGroupWorkbook query, CancellationToken cancellationToken)
    {
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == query.Event).ToListAsync(cancellationToken);
        try
        {
            using var content = new MemoryStream(query.File.Content);
            return await ReadAsync(workbooks.ReadAsync(content, query.File.Name, cancellationToken), categories);
        }
        catch (RefusedException refused) { return new([], refused.Error.At("File")); }
    }

    private static async Task<GroupSheet> ReadAsync(IAsyncEnumerable<SheetRow> rows, List<TicketCategory> categories)
    {
        var (map, read, above) = ((HeaderMap?)null, new List<GroupRow>(), 0);
        await foreach (var row in rows)
        {
            if (map is not null) read.Add(Row(row, map, categories));
            else if (!HeaderMap.TryRead(row, GroupColumns.All, out map) && ++above > SheetDefinition.MaxPreamble) break;
            if (read.Count > GroupOrder.MaxSeats) return new([], GroupErrors.TooMany.At("File"));
        }

        if (map is null) return new([], WorkbookErrors.ColumnMissing(string.Join("、", GroupColumns.All.Where(c => c.Required).Select(c => c.Names[0]))).At("File"));
        return read.Count == 0 ? new([], WorkbookErrors.Empty.At("File")) : new(read, null);
    }

    /// <summary>A formula says what it likes elsewhere: its cell counts as blank, so the row asks for the value.</summary>
    private static GroupRow Row(SheetRow row, HeaderMap map, List<TicketCategory> categories)
    {
        string? Cell(string field) => map.IsFormula(row, field) ? null : map.Cell(row, field);
        var said = TextNormalization.Line(Cell("category"));
        var category = categories.Find(c => c.Name.Zh == said || string.Equals(c.Name.En, said, StringComparison.OrdinalIgnoreCase));
        return new(category?.Id.Value, Cell("name"), Cell("mobile"), Cell("email"));
    }
}
