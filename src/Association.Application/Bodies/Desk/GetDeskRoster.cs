using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>The roster of a body for those who act for it.</summary>
[Requires(Permissions.Self)]
public sealed record GetDeskRoster(Id<Body> Body, RosterTab Tab = RosterTab.Active) : IQuery<DeskRoster>, IForMyBody;

/// <param name="Mine">Positions that the reader can give and end; the others are the office's.</param>
public sealed record DeskRoster(RosterList List, IReadOnlyList<BodyTermLine> Terms, IReadOnlyList<BodyPosition> Mine);

internal sealed class GetDeskRosterHandler(IAssociationDb db, RosterReader rosters, BodyScope scope) : IRequestHandler<GetDeskRoster, DeskRoster>
{
    public async Task<DeskRoster> Handle(GetDeskRoster query, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.AsNoTracking().Include(b => b.Seats).Include(b => b.Terms).SingleAsync(b => b.Id == query.Body, cancellationToken);
        return new(await rosters.ReadAsync(query.Body, query.Tab, cancellationToken),
            [.. body.Terms.OrderByDescending(t => t.From).Select(t => new BodyTermLine(t.Id.Value, t.Name, t.From, t.To, 0, null, null))],
            [.. Enum.GetValues<BodyPosition>().Where(p => scope.IsOffice || DeskPositions.MayGive(body, p))]);
    }
}

/// <summary>
/// What a desk may do by itself: give and end positions below vice chair that open no desk. Who leads, and who acts for the
/// body, is the office's and the election's: nobody hands rights on. Source: anchors.md D4.
/// </summary>
internal static class DeskPositions
{
    public static bool MayGive(Body body, BodyPosition position) =>
        position is BodyPosition.StandingMember or BodyPosition.Member or BodyPosition.Secretary && !body.SeatOf(position).MayAct;

    public static void Require(this BodyScope scope, Body body, BodyPosition position) =>
        Refuse.Unless(scope.IsOffice || MayGive(body, position), RosterErrors.OfficeOnly);
}

/// <summary>A part of a roster as a workbook.</summary>
[Requires(Permissions.Self)]
public sealed record ExportRoster(Id<Body> Body, RosterTab Tab, string Culture) : IQuery<FileContent>, IForMyBody;

internal sealed class ExportRosterHandler(IAssociationDb db, RosterReader rosters, IWorkbookWriter writer, TimeProvider clock) : IRequestHandler<ExportRoster, FileContent>
{
    private static readonly string[] Chinese = ["职务", "姓名", "单位", "职称", "届次", "开始", "结束", "聘书编号"];
    private static readonly string[] English = ["Position", "Name", "Unit", "Title", "Term", "From", "To", "Letter"];

    public async Task<FileContent> Handle(ExportRoster query, CancellationToken cancellationToken)
    {
        var english = query.Culture.StartsWith("en", StringComparison.Ordinal);
        var name = await db.Bodies.Where(b => b.Id == query.Body).Select(b => b.Name).SingleAsync(cancellationToken);
        var list = await rosters.ReadAsync(query.Body, query.Tab, cancellationToken);
        IReadOnlyList<string?>[] rows = [.. list.Rows.Select(r => (string?[])[Word(r.Position, english), r.Name, r.Unit, r.Title, r.Term, Day(r.From), Day(r.To), r.Letter])];
        var content = new MemoryStream();
        await writer.WriteAsync(content, english ? English : Chinese, rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return new($"{name.In(query.Culture)}-{clock.Today():yyyyMMdd}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
    }

    private static string? Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : null;

    private static string Word(BodyPosition position, bool english) => Positions.In(position, english ? "en" : "zh-CN");
}
