using Association.Domain.Common;

namespace Association.Domain.Events.SelfService;

public static class SelfServiceErrors
{
    public static readonly Error NotAllowed = Error.Conflict("self-service.not-allowed", "This is not possible for your category; please ask the office.");
    public static readonly Error TooLate = Error.Conflict("self-service.too-late", "The last day for this is over; please ask the office.");
    public static readonly Error SameCategory = Error.Conflict("self-service.same-category", "That is the category already.");
    public static readonly Error SlipWaits = Error.Conflict("self-service.slip-waits", "A proof of payment waits for its decision; please try again afterwards.");
    public static readonly Error Waits = Error.Conflict("self-service.waits", "This registration waits for a decision; after that it can be changed.");
    public static readonly Error GroupPays = Error.Conflict("self-service.group-pays", "A group pays for this place; please ask whoever ordered it.");
    public static readonly Error ReasonMissing = Error.Invalid("self-service.reason-missing", "Please say why.", "Reason");
    public static readonly Error Share = Error.Invalid("self-service.share", "A share lies between 0 and 100 percent.", "RefundShare");
    public static readonly Error NegativeFee = Error.Invalid("self-service.fee", "A fee cannot be negative.", "CancelFee");
}

/// <summary>What a participant can do alone.</summary>
public enum OwnAct { Answers, Category, Transfer, Cancel }

/// <summary>
/// What participants of a category may change themselves, until when, and what it costs. Without such terms everything is
/// possible until the last day of the event and all that was paid is given back. Source: domain.md 4.5.
/// </summary>
public sealed class SelfServiceTerms : AggregateRoot<SelfServiceTerms>
{
    private SelfServiceTerms() { }

    public SelfServiceTerms(Id<Event> @event, Id<TicketCategory> category) => (Event, Category) = (@event, category);

    public Id<Event> Event { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
    public bool MayAnswer { get; private set; } = true;
    public DateOnly? AnswerUntil { get; private set; }
    public bool MayMove { get; private set; } = true;
    public DateOnly? MoveUntil { get; private set; }
    public bool MayTransfer { get; private set; } = true;
    public DateOnly? TransferUntil { get; private set; }
    public bool MayCancel { get; private set; } = true;
    public DateOnly? CancelUntil { get; private set; }
    /// <summary>Kept of what was paid when a place is given back, before the share is taken of the rest.</summary>
    public Money CancelFee { get; private set; }
    /// <summary>Percent of what was paid that is given back, of a place or of a difference.</summary>
    public int RefundShare { get; private set; } = 100;

    public void Set(OwnActTerms answer, OwnActTerms move, OwnActTerms transfer, OwnActTerms cancel, Money cancelFee, int refundShare)
    {
        Refuse.If(refundShare is < 0 or > 100, SelfServiceErrors.Share);
        Refuse.If(cancelFee < Money.Zero, SelfServiceErrors.NegativeFee);
        (MayAnswer, AnswerUntil) = (answer.Allowed, answer.Until);
        (MayMove, MoveUntil) = (move.Allowed, move.Until);
        (MayTransfer, TransferUntil) = (transfer.Allowed, transfer.Until);
        (MayCancel, CancelUntil, CancelFee, RefundShare) = (cancel.Allowed, cancel.Until, cancelFee, refundShare);
    }

    public OwnActTerms Of(OwnAct act) => act switch
    {
        OwnAct.Answers => new(MayAnswer, AnswerUntil),
        OwnAct.Category => new(MayMove, MoveUntil),
        OwnAct.Transfer => new(MayTransfer, TransferUntil),
        _ => new(MayCancel, CancelUntil),
    };

    /// <summary>Why a participant may not do it today; null when they may.</summary>
    /// <param name="lastDay">Of the event.</param>
    public Error? Obstacle(OwnAct act, DateOnly today, DateOnly lastDay)
    {
        var terms = Of(act);
        if (!terms.Allowed) return SelfServiceErrors.NotAllowed;
        return today > (terms.Until ?? lastDay) ? SelfServiceErrors.TooLate : null;
    }

    /// <summary>What is given back of an amount that was paid, when the place itself is given back; to the fen, in favour of the association.</summary>
    public Money RefundOf(Money paid) => Share(paid > CancelFee ? paid - CancelFee : Money.Zero);

    /// <summary>What is given back of a difference, when a place becomes cheaper.</summary>
    public Money Share(Money amount) => new(Math.Floor(amount.Amount * RefundShare) / 100m);
}

/// <param name="Until">The last day, included; null: the last day of the event.</param>
public sealed record OwnActTerms(bool Allowed, DateOnly? Until);
