using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>Somebody's place at an event. One that costs nothing is confirmed at once; what has a price is billed and waits for money.</summary>
public sealed record ARegistration(BuiltEvent At, Person Of, bool AsMember = true, UserId? Account = null, DateTimeOffset? Now = null)
{
    private DateTimeOffset Moment => Now ?? Sample.Now;

    public BuiltRegistration Active()
    {
        var attendee = new Attendee(Of.Id, Of.Id.ToString(), Of.Name, Of.Email, null, Account);
        var due = At.Event.PaymentDeadline(Moment);
        var registration = new Registration(At.Id, attendee, At.Category.Id, At.Category.QuoteFor(AsMember, Moment), Moment, due);
        registration.Agree("zh-CN", null, Moment);
        var bill = registration.HeldUntil is null ? null : Bill(registration, due);
        return new(Quiet(registration), bill, bill is null ? null : Charge(bill), null);
    }

    /// <summary>Given back; free places only.</summary>
    public BuiltRegistration Cancelled()
    {
        var built = Active();
        if (built.Order is not null) throw new InvalidOperationException("Cancel a billed place by its use case: it books the reversal.");
        built.Registration.Cancel(Moment);
        Quiet(built.Registration);
        return built;
    }

    /// <summary>Let in at the door, with the scan that did it; free places only.</summary>
    public BuiltRegistration Attended(DateTimeOffset? at = null)
    {
        var built = Active();
        var passage = new Passage(CheckInList.Main(At.Id), built.Registration, null, []);
        var scan = passage.Pass(ScanMethod.Camera, ScanDirection.In, Sample.User(), ScanTime.Ago(TimeSpan.Zero, at ?? Moment), $"nonce-{Sample.Next()}");
        return built with { Scan = scan, Admission = passage.Admission };
    }

    private Order Bill(Registration registration, DateTimeOffset due)
    {
        var order = new Order(At.Id, Of.Name, Account, due, Moment);
        order.Add(registration.Id, $"{At.Event.Name.Zh} · {Of.Name}", registration.Price);
        registration.BilledBy(order.Id);
        return order;
    }

    private LedgerTransaction Charge(Order order) =>
        LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.EventIncome, order.Total, Moment);

    /// <summary>What a use case would tell the world stays unsaid in an arrangement.</summary>
    private static Registration Quiet(Registration registration)
    {
        registration.TakeEvents();
        return registration;
    }
}

public sealed record BuiltRegistration(Registration Registration, Order? Order, LedgerTransaction? Charge, Scan? Scan, Admission? Admission = null) : IRecords
{
    public Id<Registration> Id => Registration.Id;
    public IEnumerable<object> Records => ((object?[])[Order, Charge, Registration, Scan, Admission]).OfType<object>();
}
