namespace Association.Domain.Rooms;

/// <summary>What a head reads in a cell of the grid. <see cref="NeedsApproval"/> does not stand in the way; the others do.</summary>
public enum FitTag { Free, NeedsApproval, Clash, OverCapacity, EquipmentMissing, Closed }

/// <summary>What is wished of a room.</summary>
public sealed record RoomWish(int People, Equipment Equipment);

/// <summary>Whether a room fits a wish at a time, and why not. Source: anchors.md pattern 13.</summary>
public static class RoomFit
{
    public static FitTag Of(Room room, RoomWish wish, MeetingTime time, Func<QuarterHour, bool> isTaken) =>
        wish.People > room.Capacity ? FitTag.OverCapacity
        : (room.Equipment & wish.Equipment) != wish.Equipment ? FitTag.EquipmentMissing
        : !room.IsOpen(time) ? FitTag.Closed
        : time.Quarters.Any(isTaken) ? FitTag.Clash
        : room.NeedsApproval ? FitTag.NeedsApproval : FitTag.Free;

    public static bool CanBeTaken(this FitTag tag) => tag is FitTag.Free or FitTag.NeedsApproval;
}
