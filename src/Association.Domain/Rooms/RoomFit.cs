namespace Association.Domain.Rooms;

/// <summary>What a head reads in a cell of the grid. <see cref="NeedsApproval"/> does not stand in the way; the others do.</summary>
public enum FitTag { Free, NeedsApproval, Clash, OverCapacity, EquipmentMissing, Closed }

/// <summary>What is wished of a room.</summary>
public sealed record RoomWish(int People, Equipment Equipment);

/// <summary>Whether a room fits a wish, and why not. Source: anchors.md pattern 13.</summary>
public static class RoomFit
{
    /// <summary>The room by itself, at whatever time.</summary>
    public static FitTag Of(Room room, RoomWish wish) =>
        wish.People > room.Capacity ? FitTag.OverCapacity
        : (room.Equipment & wish.Equipment) != wish.Equipment ? FitTag.EquipmentMissing
        : room.NeedsApproval ? FitTag.NeedsApproval : FitTag.Free;

    /// <summary>The room at a time.</summary>
    public static FitTag Of(Room room, RoomWish wish, MeetingTime time, bool isTaken) =>
        Of(room, wish) is var fit && !fit.CanBeTaken() ? fit
        : !room.IsOpen(time) ? FitTag.Closed
        : isTaken ? FitTag.Clash : fit;

    public static bool CanBeTaken(this FitTag tag) => tag is FitTag.Free or FitTag.NeedsApproval;
}
