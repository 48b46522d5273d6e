using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Events;

/// <summary>Waiting → Offered → Accepted | Lapsed; Waiting | Offered → Left | Removed. Only Offered holds a seat.</summary>
public enum WaitingStatus { Waiting, Offered, Accepted, Lapsed, Left, Removed }

public enum WaitingStepKind { Joined, MovedUp, Offered, Accepted, Lapsed, Left, Removed }

public static class WaitingErrors
{
    public static readonly Error NotFound = Error.NotFound("waiting-list entry");
    public static readonly Error NoList = Error.Conflict("waiting.no-list", "This event has no waiting list.");
    public static readonly Error SeatsLeft = Error.Conflict("waiting.seats-left", "There are seats left: register instead of waiting.");
    public static readonly Error Queue = Error.Conflict("waiting.queue", "Others wait for a seat of this category: you can join the waiting list.");
    public static readonly Error TakeOffer = Error.Conflict("waiting.take-offer", "A seat is held for you: take the offer of your waiting-list entry.");
    public static readonly Error NotWaiting = Error.Conflict("waiting.not-waiting", "This entry does not wait any more.");
    public static readonly Error NoOffer = Error.Conflict("waiting.no-offer", "There is no offer to take.");
    public static readonly Error OfferOver = Error.Conflict("waiting.offer-over", "The offer has ended; the seat went on to the next.");
    public static readonly Error OfferRuns = Error.Conflict("waiting.offer-runs", "The offer still runs.");
    public static readonly Error ReasonMissing = Error.Invalid("waiting.reason", "Please give the reason.", "Reason");
}

/// <summary>A seat is held for somebody who waited.</summary>
public sealed record SeatOffered(Id<WaitingListEntry> Entry) : IDomainEvent;

/// <summary>An offered seat was not taken: it goes to the next.</summary>
public sealed record OfferEnded(Id<WaitingListEntry> Entry, DateTimeOffset At) : IDomainEvent;

/// <summary>
/// Somebody waits for a seat of a category: the higher priority first, then whoever came first. A freed seat becomes an offer that
/// holds it for some hours. Source: product.md invariant 1, anchors.md 2.
/// </summary>
public sealed class WaitingListEntry : AggregateRoot<WaitingListEntry>
{
    public const int MaxReasonLength = 300;

    private readonly List<WaitingStep> _steps = [];

    private WaitingListEntry() { }

    /// <param name="verified">The person was signed in: membership may count when the offer is taken.</param>
    public WaitingListEntry(Id<Event> @event, Id<TicketCategory> category, Attendee attendee, bool verified, string language, string? remark, DateTimeOffset now)
    {
        (Event, Category, IsVerified, Language, Remark, JoinedAt) = (@event, category, verified, language, remark, now);
        (Person, AttendeeKey, Name, Email, Unit, Account) = (attendee.Person, attendee.Key, attendee.Name, attendee.Email, attendee.Unit, attendee.Account);
        Number = RandomCode.Reference();
        Note(WaitingStepKind.Joined, now);
    }

    public Id<Event> Event { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
    public Id<Person> Person { get; private set; }
    public string AttendeeKey { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Unit { get; private set; }
    public UserId? Account { get; private set; }
    public bool IsVerified { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    public string? Remark { get; private set; }
    /// <summary>Eight characters for people; no secret.</summary>
    public string Number { get; private set; } = "";
    public DateTimeOffset JoinedAt { get; private set; }
    /// <summary>0 unless somebody was moved up; the higher stands before the lower.</summary>
    public int Priority { get; private set; }
    public WaitingStatus Status { get; private set; }
    public DateTimeOffset? OfferedAt { get; private set; }
    public DateTimeOffset? OfferEndsAt { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public IReadOnlyCollection<WaitingStep> Steps => _steps;

    public bool IsOpen => Status is WaitingStatus.Waiting or WaitingStatus.Offered;
    public Attendee Attendee => new(Person, AttendeeKey, Name, Email, Unit, Account);

    /// <param name="priority">Above whoever is to stand behind.</param>
    public void MoveUp(int priority, string reason, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Status is WaitingStatus.Waiting, WaitingErrors.NotWaiting);
        Refuse.If(string.IsNullOrWhiteSpace(reason), WaitingErrors.ReasonMissing);
        Priority = priority;
        Note(WaitingStepKind.MovedUp, now, reason.Trim(), by);
    }

    public void Offer(DateTimeOffset until, DateTimeOffset now)
    {
        Refuse.Unless(Status is WaitingStatus.Waiting, WaitingErrors.NotWaiting);
        (Status, OfferedAt, OfferEndsAt) = (WaitingStatus.Offered, now, until);
        Note(WaitingStepKind.Offered, now);
        Raise(new SeatOffered(Id));
    }

    /// <summary>The held seat is now that of the registration.</summary>
    public void Accept(Id<Registration> registration, DateTimeOffset now)
    {
        MustBeOffered(now);
        (Status, Registration) = (WaitingStatus.Accepted, registration);
        Note(WaitingStepKind.Accepted, now);
    }

    /// <exception cref="RefusedException">No seat is held now, or no more.</exception>
    public void MustBeOffered(DateTimeOffset now)
    {
        Refuse.If(Status is WaitingStatus.Lapsed || now >= OfferEndsAt, WaitingErrors.OfferOver);
        Refuse.Unless(Status is WaitingStatus.Offered, WaitingErrors.NoOffer);
    }

    public void Lapse(DateTimeOffset now)
    {
        Refuse.Unless(Status is WaitingStatus.Offered, WaitingErrors.NoOffer);
        Refuse.If(now < OfferEndsAt, WaitingErrors.OfferRuns);
        End(WaitingStatus.Lapsed, WaitingStepKind.Lapsed, now);
    }

    public void Leave(DateTimeOffset now)
    {
        Refuse.Unless(IsOpen, WaitingErrors.NotWaiting);
        End(WaitingStatus.Left, WaitingStepKind.Left, now);
    }

    public void Remove(string reason, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(IsOpen, WaitingErrors.NotWaiting);
        Refuse.If(string.IsNullOrWhiteSpace(reason), WaitingErrors.ReasonMissing);
        End(WaitingStatus.Removed, WaitingStepKind.Removed, now, reason.Trim(), by);
    }

    /// <summary>The history stays; whose it was is forgotten.</summary>
    public void Forget(string name) => (Name, Email, Unit, Account, Remark, AttendeeKey) = (name, null, null, null, null, $"{Guid.NewGuid():N}{Guid.NewGuid():N}");

    private void End(WaitingStatus status, WaitingStepKind kind, DateTimeOffset now, string? reason = null, UserId? by = null)
    {
        if (Status is WaitingStatus.Offered) Raise(new OfferEnded(Id, now));
        Status = status;
        Note(kind, now, reason, by);
    }

    private void Note(WaitingStepKind kind, DateTimeOffset now, string? reason = null, UserId? by = null) => _steps.Add(new WaitingStep(Id, kind, now, reason, by));
}

/// <summary>What happened to an entry; kept as its history.</summary>
public sealed class WaitingStep : Entity<WaitingStep>
{
    private WaitingStep() { }

    internal WaitingStep(Id<WaitingListEntry> entry, WaitingStepKind kind, DateTimeOffset at, string? reason, UserId? by) =>
        (Entry, Kind, At, Reason, By) = (entry, kind, at, reason, by);

    public Id<WaitingListEntry> Entry { get; private set; }
    public WaitingStepKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? Reason { get; private set; }
    public UserId? By { get; private set; }
}
