using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>
/// An office in a committee, club or group: one person, one position, one term. Checked in the order body, kind, name, resident
/// ID, position, term, its first and its last day; the first fault is the row's code.
/// </summary>
public sealed record BodyRow
{
    public static readonly SheetDefinition<BodyRow> Sheet = new(
    [
        new("body", true, "机构名称", "专委会名称", "专业委员会", "委员会", "组织名称", "body", "body name", "committee", "committee name"),
        new("kind", true, "机构类型", "机构类别", "类型", "kind", "body kind", "body type", "type"),
        new("name", true, "姓名", "委员姓名", "name", "full name"),
        new("residentId", true, "身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "resident id", "resident id number", "id number", "identity number", "id card", "id card number", "national id"),
        new("position", true, "职务", "任职", "担任职务", "position", "office", "role", "post"),
        new("term", true, "届次", "届", "届别", "term", "term name"),
        new("from", true, "任期开始", "任期起", "任期开始日期", "开始日期", "term start", "term from", "from", "start date", "start"),
        new("to", false, "任期结束", "任期止", "任期结束日期", "结束日期", "term end", "term to", "to", "end date", "end"),
    ], Parse);

    public required int Number { get; init; }
    public required string Body { get; init; }
    public required BodyKind Kind { get; init; }
    public required PersonName Name { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required BodyPosition Position { get; init; }
    public required string Term { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null until further notice.</summary>
    public DateOnly? To { get; init; }

    public static ParsedRow<BodyRow> Parse(SheetRow row, HeaderMap map, DateOnly today)
    {
        var cells = new RowCells(row, map);
        var body = cells.Text("body", Domain.Bodies.Body.MaxNameLength, "body.required");
        var kind = cells.Word("kind", Vocabularies.BodyKinds, "body-kind.unknown", "body-kind.required");
        var name = cells.Value<PersonName>("name", PersonName.TryParse, "name.required");
        var residentId = cells.Value("residentId", People.ResidentIdOn(today), "resident-id.required");
        var position = cells.Word("position", Vocabularies.Positions, "position.unknown", "position.required");
        var term = cells.Text("term", BodyTerm.MaxNameLength, "term.required");
        var from = cells.Date("from", "date.required");
        var to = cells.Date("to");
        if (to < from) cells.Refuse("to", BodyErrors.TermEndsBeforeStart.Code, map.Cell(row, "to"));
        return cells.Close(() => new BodyRow
        {
            Number = row.Number, Body = body!, Kind = kind!.Value, Name = name!, ResidentId = residentId!, Position = position!.Value,
            Term = term!, From = from!.Value, To = to,
        });
    }
}
