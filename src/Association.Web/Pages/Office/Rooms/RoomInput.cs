using Association.Application.Rooms;
using Association.Domain.Rooms;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.Office.Rooms;

/// <summary>What is typed of a room.</summary>
internal sealed class RoomInput
{
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? SiteZh { get; set; }
    public string? SiteEn { get; set; }
    public int? Capacity { get; set; }
    public Equipment[] Equipment { get; set; } = [];
    public bool NeedsApproval { get; set; }
    public bool Retired { get; set; }

    public RoomForm Form => new(NameZh ?? "", NameEn, SiteZh ?? "", SiteEn, Capacity ?? 0, Equipment.Aggregate(Domain.Rooms.Equipment.None, (all, one) => all | one), NeedsApproval);

    public static IEnumerable<SelectListItem> Offered =>
        Enum.GetValues<Equipment>().Where(e => e is not Domain.Rooms.Equipment.None).Select(e => new SelectListItem(Show.Choice(e), $"{e}"));

    public static string Words(Equipment equipment) =>
        string.Join(" · ", Enum.GetValues<Equipment>().Where(e => e is not Domain.Rooms.Equipment.None && equipment.HasFlag(e)).Select(e => Show.Choice(e)));

    public static RoomInput Of(Room room) => new()
    {
        NameZh = room.Name.Zh, NameEn = room.Name.En, SiteZh = room.Site.Zh, SiteEn = room.Site.En, Capacity = room.Capacity, NeedsApproval = room.NeedsApproval, Retired = room.RetiredOn is not null,
        Equipment = [.. Enum.GetValues<Equipment>().Where(e => e is not Domain.Rooms.Equipment.None && room.Equipment.HasFlag(e))],
    };
}

/// <summary>When a room is given out on one weekday, as it is typed; both empty: closed.</summary>
internal sealed class HoursInput
{
    public DayOfWeek Day { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }

    public static List<HoursInput> Of(Room room) =>
        [.. Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7)).Select(day => room.Hours.FirstOrDefault(h => h.Day == day) is { } hours ? new HoursInput { Day = day, From = hours.From, To = hours.To } : new HoursInput { Day = day })];
}
