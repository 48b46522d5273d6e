using System.Collections.Frozen;

namespace Association.Domain.Messages;

/// <summary>Which dates, conditions and recipients what a rule looks at has.</summary>
public sealed record ReminderFit(IReadOnlyList<ReminderDate> Dates, IReadOnlyList<ReminderCondition> Conditions, IReadOnlyList<ReminderTo> To)
{
    private static readonly FrozenDictionary<ReminderEntity, ReminderFit> All = new Dictionary<ReminderEntity, ReminderFit>
    {
        [ReminderEntity.MembershipTerm] = new([ReminderDate.TermStart, ReminderDate.TermEnd, ReminderDate.GraceEnd], [ReminderCondition.CanRenew, ReminderCondition.Always], [ReminderTo.Person, ReminderTo.Liaison, ReminderTo.Office]),
        [ReminderEntity.Registration] = new([ReminderDate.EventStart, ReminderDate.EventEnd], [ReminderCondition.Confirmed, ReminderCondition.Attended, ReminderCondition.AwaitsPayment], [ReminderTo.Person, ReminderTo.Liaison, ReminderTo.Office]),
        [ReminderEntity.UnpaidOrder] = new([ReminderDate.PaymentDue], [ReminderCondition.Unpaid], [ReminderTo.Person, ReminderTo.Office]),
        [ReminderEntity.Event] = new([ReminderDate.EventStart, ReminderDate.EventEnd, ReminderDate.RegistrationCloses], [ReminderCondition.Always, ReminderCondition.Draft, ReminderCondition.NotConcluded], [ReminderTo.Head, ReminderTo.Office]),
        [ReminderEntity.SalonAnswer] = new([ReminderDate.EventStart], [ReminderCondition.Unanswered, ReminderCondition.SaidYes], [ReminderTo.Person, ReminderTo.Head]),
        [ReminderEntity.BodyTerm] = new([ReminderDate.TermEnd], [ReminderCondition.NoSuccessor, ReminderCondition.Always], [ReminderTo.Head, ReminderTo.Office]),
        [ReminderEntity.PlanLine] = new([ReminderDate.PlanDue], [ReminderCondition.Behind, ReminderCondition.Always], [ReminderTo.Person, ReminderTo.Head, ReminderTo.Office]),
        [ReminderEntity.CmeDeadline] = new([ReminderDate.EventStart, ReminderDate.EventEnd], [ReminderCondition.NotFiled, ReminderCondition.Always], [ReminderTo.Head, ReminderTo.Office]),
        [ReminderEntity.CreditShortfall] = new([ReminderDate.YearEnd], [ReminderCondition.CreditsMissing], [ReminderTo.Person, ReminderTo.Liaison]),
        [ReminderEntity.Certificate] = new([ReminderDate.Issued], [ReminderCondition.Always], [ReminderTo.Person]),
        [ReminderEntity.Document] = new([ReminderDate.Expires], [ReminderCondition.Always], [ReminderTo.Liaison, ReminderTo.Office]),
    }.ToFrozenDictionary();

    public static ReminderFit Of(ReminderEntity entity) => All[entity];
}
