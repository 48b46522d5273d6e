using Association.Domain.Common;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.SelfService;
using Association.Domain.Finance;
using Association.Domain.Members;

namespace Association.Domain.Events;

/// <summary>
/// AwaitingPayment → Confirmed | Expired | Cancelled; Confirmed → Cancelled. What costs nothing starts confirmed, what needs a
/// decision starts Pending → AwaitingPayment | Confirmed | Refused | Cancelled. AwaitingPayment and Confirmed hold a seat,
/// Pending only where its category says so. Source: domain.md 5.2.
/// </summary>
public enum RegistrationStatus { AwaitingPayment, Confirmed, Cancelled, Expired, Pending, Refused }

public sealed record RegistrationConfirmed(Id<Registration> Registration) : IDomainEvent;
/// <param name="Kept">What the association keeps of what was paid; null: nothing.</param>
public sealed record RegistrationCancelled(Id<Registration> Registration, DateTimeOffset At, SelfServiceTerms? Kept = null) : IDomainEvent;

/// <summary>Nobody paid in time.</summary>
public sealed record RegistrationExpired(Id<Registration> Registration) : IDomainEvent;

/// <summary>Somebody who waited for a decision takes the registration back.</summary>
public sealed record ApplicationWithdrawn(Id<Registration> Registration) : IDomainEvent;

/// <summary>A seat that was held until the decision is free again.</summary>
public sealed record ReservedSeatFreed(Id<Event> Event, Id<TicketCategory> Category) : IDomainEvent;

/// <summary>The place has another participant; who it was taken from is told.</summary>
public sealed record RegistrationHandedOver(Id<Registration> Registration, string FormerName, string? FormerEmail, string FormerLanguage, DateTimeOffset At) : IDomainEvent;

public static class RegistrationErrors
{
    public static readonly Error NotFound = Error.NotFound("registration");
    public static readonly Error Closed = Error.Conflict("registration.closed", "Registration is not open.");
    public static readonly Error Duplicate = Error.Conflict("registration.duplicate", "This person is registered already.");
    public static readonly Error NotActive = Error.Conflict("registration.not-active", "The registration is no longer active.");
    public static readonly Error NotAwaiting = Error.Conflict("registration.not-awaiting", "The registration does not wait for a payment.");
    public static readonly Error HoldRuns = Error.Conflict("registration.hold-runs", "The seat is still held.");
    public static readonly Error Attended = Error.Conflict("registration.attended", "Somebody who has come in cannot cancel.");
    public static readonly Error NotForOthers = Error.Invalid("registration.not-for-others", "You are signed in as yourself and register yourself; colleagues are registered by a group order.", "Guest");
    public static readonly Error ConsentMissing = Error.Invalid("registration.consent", "Please agree to the use of your data.", "Consent");
}

/// <summary>Somebody's place at an event: what was asked, at which price, and whether the person came.</summary>
public sealed class Registration : AggregateRoot<Registration>
{
    public const int MaxAnswersLength = 4_000;
    public const int AttendeeKeyLength = 64;
    public const int MaxReasonLength = 300;

    private Registration() { }

    public Registration(Id<Event> @event, Attendee attendee, Id<TicketCategory> category, Quote quote, DateTimeOffset now, DateTimeOffset heldUntil, Money extras = default, bool needsApproval = false)
    {
        (Event, Category, Extras) = (@event, category, extras);
        Take(quote);
        Take(attendee);
        (Number, TicketCode, RegisteredAt) = (RandomCode.Reference(), RandomCode.Secret(), now);
        if (needsApproval) Status = RegistrationStatus.Pending;
        else if (Total > Money.Zero) HeldUntil = heldUntil;
        else Confirm();
    }

    public Id<Event> Event { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
    public Id<PricePhase> Phase { get; private set; }
    public bool AsMember { get; private set; }
    /// <summary>Of the category, in the phase and membership of that day.</summary>
    public Money Price { get; private set; }
    /// <summary>What the chosen options of the form add.</summary>
    public Money Extras { get; private set; }
    public Money Total => Price + Extras;
    /// <summary>The code that lowered the price by <see cref="Discount"/>.</summary>
    public Id<CouponCode>? Coupon { get; private set; }
    public Money Discount { get; private set; }
    /// <summary>The group order whose payer pays for this place.</summary>
    public Id<GroupOrder>? Group { get; private set; }
    public Id<Person> Person { get; private set; }
    /// <summary>Who this is for the rule "nobody twice": unique among the active registrations of an event.</summary>
    public string AttendeeKey { get; private set; } = "";
    /// <summary>As it was when registering: for badge and certificate.</summary>
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Unit { get; private set; }
    public UserId? Account { get; private set; }
    /// <summary>Eight characters for people; no secret.</summary>
    public string Number { get; private set; } = "";
    /// <summary>What the QR code at the door holds; 130 bits.</summary>
    public string TicketCode { get; private set; } = "";
    public RegistrationStatus Status { get; private set; }
    /// <summary>A seat is held while the registration waits for its decision.</summary>
    public bool SeatReserved { get; private set; }
    public DateTimeOffset RegisteredAt { get; private set; }
    public DateTimeOffset? HeldUntil { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }
    public Id<Order>? Order { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    public string? Remark { get; private set; }
    public DateTimeOffset? ConsentedAt { get; private set; }

    public bool IsActive => Status is RegistrationStatus.AwaitingPayment or RegistrationStatus.Confirmed;
    public bool Attended => CheckedInAt is not null;

    public void Agree(string language, string? remark, DateTimeOffset now) => (Language, Remark, ConsentedAt) = (language, remark, now);

    /// <summary>The place stays counted; whose it was is forgotten.</summary>
    public void Forget(string name) =>
        (Name, Email, Unit, Account, Remark, AttendeeKey) = (name, null, null, null, null, $"{Guid.NewGuid():N}{Guid.NewGuid():N}");

    /// <summary>What the office said when it did not accept the registration; the applicant reads it.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>Lets somebody in who waited for a decision; what costs something is held until it is paid.</summary>
    public void Approve(DateTimeOffset heldUntil)
    {
        Refuse.Unless(Status is RegistrationStatus.Pending, AdmissionErrors.NotPending);
        SeatReserved = false;
        if (Total > Money.Zero) (Status, HeldUntil) = (RegistrationStatus.AwaitingPayment, heldUntil);
        else Confirm();
    }

    public void Decline(string reason)
    {
        Refuse.Unless(Status is RegistrationStatus.Pending, AdmissionErrors.NotPending);
        Refuse.If(string.IsNullOrWhiteSpace(reason), AdmissionErrors.ReasonMissing);
        (Status, RefusalReason) = (RegistrationStatus.Refused, reason);
        GiveUpReserved();
    }

    /// <summary>A seat is taken for it already, by whoever asks.</summary>
    public void Reserve()
    {
        Refuse.Unless(Status is RegistrationStatus.Pending, AdmissionErrors.NotPending);
        SeatReserved = true;
    }

    private void GiveUpReserved()
    {
        if (!SeatReserved) return;
        SeatReserved = false;
        Raise(new ReservedSeatFreed(Event, Category));
    }

    public void MoveTo(Id<TicketCategory> category) => Category = category;

    /// <summary>What the place costs from now on; what follows is booked by whoever asks.</summary>
    /// <param name="quote">Null: the place as before.</param>
    public void Costs(Quote? quote, Money extras)
    {
        if (quote is not null) Take(quote);
        Extras = extras;
    }

    /// <summary>What cost nothing costs something now.</summary>
    public void AwaitPayment(Id<Order> order, DateTimeOffset heldUntil) => (Status, Order, HeldUntil) = (RegistrationStatus.AwaitingPayment, order, heldUntil);

    /// <summary>What was to be paid costs nothing any more.</summary>
    public void CostsNothing()
    {
        Order = null;
        Settle();
    }

    public void BilledBy(Id<Order> order) => Order = order;

    /// <summary>A seat of a group order: who comes agrees later, by the link of the own mail.</summary>
    public void PaidForBy(Id<GroupOrder> group, string language) => (Group, Language) = (group, language);

    /// <summary>Somebody else comes in this place: with a number and a ticket of their own; the old link and the old ticket open nothing.</summary>
    public void HandOver(Attendee attendee, string language, DateTimeOffset now)
    {
        Refuse.Unless(IsActive || Status is RegistrationStatus.Pending, RegistrationErrors.NotActive);
        Refuse.If(Attended, RegistrationErrors.Attended);
        Raise(new RegistrationHandedOver(Id, Name, Email, Language, now));
        Take(attendee);
        (Number, TicketCode, Language, ConsentedAt) = (RandomCode.Reference(), RandomCode.Secret(), language, null);
    }

    /// <summary>Nobody paid in time: the place is kept once more, at the price of today.</summary>
    public void Reprice(Quote quote, DateTimeOffset heldUntil, DateTimeOffset now)
    {
        Refuse.Unless(Status is RegistrationStatus.AwaitingPayment, RegistrationErrors.NotAwaiting);
        Refuse.If(now < HeldUntil, RegistrationErrors.HoldRuns);
        Take(quote);
        HeldUntil = heldUntil;
    }

    public void Settle()
    {
        Refuse.Unless(Status is RegistrationStatus.AwaitingPayment, RegistrationErrors.NotAwaiting);
        Confirm();
    }

    /// <summary>The payment that confirmed it was booked by mistake: the place waits for the money again.</summary>
    public void Unsettle(DateTimeOffset heldUntil)
    {
        Refuse.If(Attended, RegistrationErrors.Attended);
        if (Status is RegistrationStatus.Confirmed) (Status, HeldUntil) = (RegistrationStatus.AwaitingPayment, heldUntil);
    }

    /// <param name="kept">By which terms a part of what was paid is kept; null: all of it is given back.</param>
    public void Cancel(DateTimeOffset now, SelfServiceTerms? kept = null)
    {
        var wasPending = Status is RegistrationStatus.Pending;
        Refuse.Unless(IsActive || wasPending, RegistrationErrors.NotActive);
        Refuse.If(Attended, RegistrationErrors.Attended);
        Status = RegistrationStatus.Cancelled;
        GiveUpReserved();
        if (wasPending) Raise(new ApplicationWithdrawn(Id));
        else Raise(new RegistrationCancelled(Id, now, kept));
    }

    /// <summary>Ends an unpaid hold whose time is over.</summary>
    public void Expire(DateTimeOffset now)
    {
        Refuse.Unless(Status is RegistrationStatus.AwaitingPayment, RegistrationErrors.NotAwaiting);
        Refuse.If(now < HeldUntil, RegistrationErrors.HoldRuns);
        Refuse.If(Attended, RegistrationErrors.Attended);
        Status = RegistrationStatus.Expired;
        Raise(new RegistrationExpired(Id));
    }

    /// <summary>Came in; the earliest moment that is known counts.</summary>
    internal void Admit(DateTimeOffset at) => CheckedInAt = CheckedInAt < at ? CheckedInAt : at;

    /// <summary>An admission was undone: what is left of the others.</summary>
    public void CameAt(DateTimeOffset? first) => CheckedInAt = first;

    private void Take(Quote quote) =>
        (Phase, AsMember, Price, Coupon, Discount) = (quote.Phase, quote.AsMember, quote.Price, quote.Coupon, quote.Discount);

    private void Take(Attendee attendee) =>
        (Person, AttendeeKey, Name, Email, Unit, Account) =
            (attendee.Person, attendee.Key, attendee.Name, attendee.Email, attendee.Unit, attendee.Account);

    private void Confirm()
    {
        (Status, HeldUntil) = (RegistrationStatus.Confirmed, null);
        Raise(new RegistrationConfirmed(Id));
    }
}

/// <param name="Key">Equal for the same mobile and the same reading of the name, or the person's id where no mobile is known.</param>
public sealed record Attendee(Id<Person> Person, string Key, string Name, string? Email, string? Unit, UserId? Account);
