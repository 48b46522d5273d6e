using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Import;

/// <summary>
/// An activity that was held, with its person-times. Checked in the order number, name, class, kind, level, day, attendance, hours,
/// then the rest; the first fault is the row's code.
/// </summary>
public sealed record ActivityRow
{
    private const decimal MaxHours = 1_000;
    private const decimal MaxAttendance = 1_000_000;

    public static readonly SheetDefinition<ActivityRow> Sheet = new(
    [
        new("code", true, "编号", "活动编号", "项目编号", "code", "activity code", "activity number", "number", "no"),
        new("name", true, "活动名称", "项目名称", "名称", "activity name", "activity", "name", "event name", "event"),
        new("class", true, "活动类别", "类别", "活动类型", "class", "activity class", "category", "activity category", "type"),
        new("kind", false, "活动形式", "形式", "活动种类", "kind", "activity kind", "form"),
        new("level", true, "级别", "活动级别", "level", "activity level"),
        new("organiser", false, "承办机构", "承办单位", "承办", "主办机构", "organiser", "organizer", "organised by", "organized by", "committee"),
        new("heldOn", true, "日期", "活动日期", "举办日期", "开始日期", "时间", "date", "held on", "activity date", "event date"),
        new("hours", false, "学时", "学时数", "课时", "hours", "study hours"),
        new("venue", false, "地点", "活动地点", "举办地点", "venue", "place", "location"),
        new("venueEn", false, "英文地点", "地点英文", "venue in english", "venue english", "english venue"),
        new("attendance", true, "参加人次", "参会人次", "人次", "参加人数", "attendance", "person-times", "attendances", "participants"),
    ], Parse);

    public required int Number { get; init; }

    /// <summary>The office's own number of the activity, as in HD2019-001.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required EventClass Class { get; init; }
    public required EventLevel Level { get; init; }

    /// <summary>What it was: a salon, a video, a contest; null where the sheet does not say and the class decides.</summary>
    public EventType? Kind { get; init; }

    /// <summary>Name of the body that held it.</summary>
    public string? Organiser { get; init; }
    public required DateOnly HeldOn { get; init; }
    public decimal? Hours { get; init; }
    public string? Venue { get; init; }
    public string? VenueEn { get; init; }

    /// <summary>The venue after this row: what the sheet does not say stays, the English of another place does not.</summary>
    public Bilingual? VenueIn(Bilingual? known) =>
        Venue is null ? Bilingual.Of(known?.Zh, VenueEn ?? known?.En) : new(Venue, VenueEn ?? (known?.Zh == Venue ? known.En : null));

    /// <summary>Person-times.</summary>
    public required int Attendance { get; init; }

    public static ParsedRow<ActivityRow> Parse(SheetRow row, HeaderMap map, DateOnly today)
    {
        var cells = new RowCells(row, map);
        var code = cells.Text("code", Event.MaxCodeLength, "code.required");
        var name = cells.Text("name", Event.MaxNameLength, "name.required");
        var @class = cells.Word("class", Vocabularies.Classes, "class.unknown", "class.required");
        var kind = cells.Word("kind", Vocabularies.EventTypes, "kind.unknown");
        var level = cells.Word("level", Vocabularies.EventLevels, "level.unknown", "level.required");
        var heldOn = cells.Date("heldOn", "date.required", latest: today);
        var attendance = cells.Amount("attendance", MaxAttendance, decimals: 0, "attendance.required");
        var hours = cells.Amount("hours", MaxHours, decimals: 2);
        var organiser = cells.Text("organiser", Domain.Bodies.Body.MaxNameLength);
        var venue = cells.Text("venue", Event.MaxVenueLength);
        var venueEn = cells.Text("venueEn", Event.MaxVenueLength);
        return cells.Close(() => new ActivityRow
        {
            Number = row.Number, Code = code!, Name = name!, Class = @class!.Value, Level = level!.Value, Kind = kind, Organiser = organiser,
            HeldOn = heldOn!.Value, Hours = hours, Venue = venue, VenueEn = venueEn, Attendance = (int)attendance!.Value,
        });
    }
}
