using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>Open → Accepted | Declined | Withdrawn.</summary>
public enum TransferStatus { Open, Accepted, Declined, Withdrawn }

public static class TransferErrors
{
    public static readonly Error NotFound = Error.NotFound("transfer");
    public static readonly Error Decided = Error.Conflict("transfer.decided", "This transfer has been decided already.");
    public static readonly Error SameUnit = Error.Invalid("transfer.same-unit", "Choose another unit.", "To");
    public static readonly Error Running = Error.Conflict("transfer.running", "A transfer of this person is waiting already.");
    public static readonly Error Left = Error.Conflict("transfer.left", "The person no longer works at the unit that asked.");
}

/// <summary>A unit asks that one of its staff goes over to another; that unit or the office accepts. Until then nothing changes.</summary>
public sealed class StaffTransfer : AggregateRoot<StaffTransfer>
{
    public const int MaxReasonLength = 200;

    private StaffTransfer() { }

    public StaffTransfer(Id<Person> person, Id<MemberUnit> from, Id<MemberUnit> to, DateOnly on, string? note, UserId askedBy, DateTimeOffset now)
    {
        Refuse.If(from == to, TransferErrors.SameUnit);
        (Person, From, To, On, Note, AskedBy, AskedAt) = (person, from, to, on, note, askedBy, now);
    }

    public Id<Person> Person { get; private set; }
    public Id<MemberUnit> From { get; private set; }
    public Id<MemberUnit> To { get; private set; }
    /// <summary>The first day at the other unit, as asked for.</summary>
    public DateOnly On { get; private set; }
    public string? Note { get; private set; }
    public UserId AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public TransferStatus Status { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }

    public void Accept(UserId by, DateTimeOffset now) => Decide(TransferStatus.Accepted, null, by, now);

    public void Decline(string reason, UserId by, DateTimeOffset now) => Decide(TransferStatus.Declined, reason, by, now);

    public void Withdraw(UserId by, DateTimeOffset now) => Decide(TransferStatus.Withdrawn, null, by, now);

    private void Decide(TransferStatus decision, string? reason, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Status is TransferStatus.Open, TransferErrors.Decided);
        (Status, Reason, DecidedBy, DecidedAt) = (decision, reason, by, now);
    }
}
