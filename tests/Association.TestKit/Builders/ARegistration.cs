using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.TestKit;

/// <summary>Somebody's place at an event. One that costs nothing is confirmed at once; what has a price waits for money.</summary>
public sealed record ARegistration(BuiltEvent At, Person Of, bool AsMember = true, UserId? Account = null, DateTimeOffset? Now = null)
{
    private DateTimeOffset Moment => Now ?? Sample.Now;

    public Registration Active()
    {
        var attendee = new Attendee(Of.Id, Of.Id.ToString(), Of.Name, Of.Email, null, Account);
        var registration = new Registration(At.Id, attendee, At.Category.Id, At.Category.QuoteFor(AsMember, Moment), Moment, Moment.AddDays(At.Event.PaymentDays));
        registration.Agree("zh-CN", null, Moment);
        // What a use case would tell the world stays unsaid in an arrangement.
        registration.TakeEvents();
        return registration;
    }

    public Registration Cancelled()
    {
        var registration = Active();
        registration.Cancel(Moment);
        registration.TakeEvents();
        return registration;
    }

    /// <summary>Let in at the door, with the scan that did it.</summary>
    public BuiltAttendance Attended(DateTimeOffset? at = null)
    {
        var registration = Active();
        var scan = Scan.Of(registration, At.Id, ScanMethod.Camera, Sample.User(), at ?? Moment, $"nonce-{Sample.Next()}");
        return new(registration, scan);
    }
}

public sealed record BuiltAttendance(Registration Registration, Scan Scan) : IRecords
{
    public IEnumerable<object> Records => [Registration, Scan];
}
