using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Rooms;

/// <summary>Requested → Confirmed | Declined; Requested | Confirmed → Cancelled. Only the first two hold the room.</summary>
public enum BookingStatus { Requested, Confirmed, Declined, Cancelled }

public static class BookingErrors
{
    public static readonly Error NotFound = Error.NotFound("booking");
    public static readonly Error Taken = Error.Conflict("booking.taken", "Somebody else has this room at that time.");
    public static readonly Error OverCapacity = Error.Invalid("booking.over-capacity", "More people are expected than the room holds.", "People");
    public static readonly Error RoomClosed = Error.Invalid("booking.room-closed", "The room is not given out at that time.", "StartsAt");
    public static readonly Error People = Error.Invalid("booking.people", "At least one person comes.", "People");
    public static readonly Error NotWaiting = Error.Conflict("booking.not-waiting", "This booking does not wait for a decision.");
    public static readonly Error Over = Error.Conflict("booking.over", "This booking holds no room any more.");
}

/// <summary>A room held for a meeting. The quarters of an hour it holds are rows that no other booking of the room can hold.</summary>
public sealed class RoomBooking : AggregateRoot<RoomBooking>
{
    public const int MaxPurposeLength = 200;
    public const int MaxReasonLength = 500;

    private readonly List<BookedQuarter> _quarters = [];

    private RoomBooking() { }

    /// <exception cref="RefusedException">The room is too small or not given out then.</exception>
    public RoomBooking(Room room, MeetingTime time, string purpose, int people, Id<Body>? body, UserId bookedBy)
    {
        (Purpose, Body, BookedBy) = (purpose, body, bookedBy);
        Move(room, time, people);
    }

    public Id<Room> Room { get; private set; }
    public Id<Body>? Body { get; private set; }
    public Id<Event>? Event { get; private set; }
    public string Purpose { get; private set; } = "";
    public int People { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public BookingStatus Status { get; private set; }
    public string? Reason { get; private set; }
    public UserId BookedBy { get; private set; }
    public IReadOnlyCollection<BookedQuarter> Quarters => _quarters;

    public bool HoldsRoom => Status is BookingStatus.Requested or BookingStatus.Confirmed;

    public MeetingTime Time => MeetingTime.Between(StartsAt, EndsAt);

    public void For(Id<Event> @event) => Event = @event;

    /// <summary>Another time or room; where the new room asks for approval, the booking waits again.</summary>
    public void Move(Room room, MeetingTime time, int people)
    {
        Refuse.Unless(HoldsRoom, BookingErrors.Over);
        Refuse.If(people < 1, BookingErrors.People);
        Refuse.If(people > room.Capacity, BookingErrors.OverCapacity);
        Refuse.Unless(room.IsOpen(time), BookingErrors.RoomClosed);
        (Room, People, StartsAt, EndsAt) = (room.Id, people, time.StartsAt, time.EndsAt);
        Status = room.NeedsApproval ? BookingStatus.Requested : BookingStatus.Confirmed;
        Hold(time);
    }

    public void Confirm()
    {
        Refuse.Unless(Status is BookingStatus.Requested, BookingErrors.NotWaiting);
        Status = BookingStatus.Confirmed;
    }

    public void Decline(string reason)
    {
        Refuse.Unless(Status is BookingStatus.Requested, BookingErrors.NotWaiting);
        Release(BookingStatus.Declined, reason);
    }

    public void Cancel(string? reason = null)
    {
        Refuse.Unless(HoldsRoom, BookingErrors.Over);
        Release(BookingStatus.Cancelled, reason);
    }

    private void Release(BookingStatus status, string? reason)
    {
        (Status, Reason) = (status, reason);
        _quarters.Clear();
    }

    /// <summary>Quarters that are held already stay the same rows: moving by an hour frees and takes only what differs.</summary>
    private void Hold(MeetingTime time)
    {
        var wanted = time.Quarters.Select(q => q.Number).ToHashSet();
        _quarters.RemoveAll(q => q.Room != Room || !wanted.Contains(q.Quarter));
        wanted.ExceptWith(_quarters.Select(q => q.Quarter));
        _quarters.AddRange(wanted.Order().Select(quarter => new BookedQuarter(Id, Room, quarter)));
    }
}

/// <summary>One quarter of an hour of one room; room and quarter together are the key.</summary>
public sealed class BookedQuarter : INotAudited
{
    private BookedQuarter() { }

    internal BookedQuarter(Id<RoomBooking> booking, Id<Room> room, int quarter) => (Booking, Room, Quarter) = (booking, room, quarter);

    public Id<RoomBooking> Booking { get; private set; }
    public Id<Room> Room { get; private set; }
    /// <summary><see cref="QuarterHour.Number"/>.</summary>
    public int Quarter { get; private set; }
}
