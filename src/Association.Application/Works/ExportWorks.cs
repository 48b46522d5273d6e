using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import;
using Association.Application.Lists;
using Association.Domain.Common;
using Association.Domain.Works;
using MediatR;

namespace Association.Application.Works;

/// <summary>A list of the register as a workbook that the import reads back.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ExportWorks(ListWorks Query) : IQuery<MadeFile>, IReadsWorkKind
{
    public WorkKind Kind => Query.Kind;
}

internal sealed class ExportWorksHandler(IWorkbookWriter writer, IRequestHandler<ListWorks, WorkList> lists, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportWorks, MadeFile>
{
    private const int MaxRows = 20_000;

    public async Task<MadeFile> Handle(ExportWorks query, CancellationToken cancellationToken)
    {
        var english = user.Culture.StartsWith("en", StringComparison.Ordinal);
        var rows = new List<IReadOnlyList<string?>>();
        for (var number = 1; rows.Count < MaxRows; number++)
        {
            var page = await lists.Handle(query.Query with { Number = number, Size = Page<object>.MaxSize }, cancellationToken);
            rows.AddRange(page.Rows.Select(Row));
            if (page.Number * page.Size >= page.Total) break;
        }

        using var content = new MemoryStream();
        await writer.WriteAsync(content, ImportKinds.HeadersOf(Domain.Import.ImportKind.Works, english), rows.ToAsyncEnumerable(), cancellationToken);
        return new($"{(english ? "works" : "工作台账")}-{query.Kind.ToString().ToLowerInvariant()}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content.ToArray(), rows.Count);
    }

    /// <summary>In the order of the import's columns, in words that both languages read back.</summary>
    private static string?[] Row(WorkLine l) =>
    [
        l.Kind.ToString(), l.Title.Zh, l.Title.En, Day(l.Day), l.Form?.ToString(), l.Parent?.Zh, l.Department.ToString(), Day(l.Until), l.Number, l.Edition, l.Category, l.Partner, l.Country, l.Place,
        l.Leader, Number(l.Total), Number(l.Passed), Number(l.People), Number(l.Counted ? null : l.Institutions), Number(l.Counted ? null : l.Experts), Number(l.Counted ? null : l.Suggestions),
        l.Amount?.ToString("0.00", CultureInfo.InvariantCulture), Day(l.DueOn), Day(l.ClosedOn), l.Note,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
