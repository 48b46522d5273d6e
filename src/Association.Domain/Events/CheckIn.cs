using Association.Domain.Common;

namespace Association.Domain.Events;

public enum ScanMethod { Camera, Scanner, Name }

/// <summary>Admitted is green, AlreadyIn and Unpaid are yellow, the others red.</summary>
public enum ScanVerdict { Admitted, AlreadyIn, Unpaid, Cancelled, WrongEvent, Unknown }

/// <summary>One look at one ticket, kept whatever came of it. A guessed code leaves a row without a registration.</summary>
public sealed class Scan : AggregateRoot<Scan>
{
    public const int MaxNonceLength = 40;

    private Scan() { }

    private Scan(Id<Event> @event, Id<Registration>? registration, ScanVerdict verdict, ScanMethod method, UserId steward, DateTimeOffset at, string nonce) =>
        (Event, Registration, Verdict, Method, Steward, At, Nonce) = (@event, registration, verdict, method, steward, at, nonce);

    public Id<Event> Event { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public ScanVerdict Verdict { get; private set; }
    public ScanMethod Method { get; private set; }
    public UserId Steward { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Made by the door for each scan: a repeated upload adds nothing.</summary>
    public string Nonce { get; private set; } = "";

    /// <summary>Decides at the door and lets the person in when nothing speaks against it.</summary>
    public static Scan Of(Registration? ticket, Id<Event> door, ScanMethod method, UserId steward, DateTimeOffset now, string nonce)
    {
        var verdict = Judge(ticket, door);
        if (verdict is ScanVerdict.Admitted) ticket!.Admit(now);
        return new Scan(door, ticket?.Id, verdict, method, steward, now, nonce);
    }

    private static ScanVerdict Judge(Registration? ticket, Id<Event> door) => ticket switch
    {
        null => ScanVerdict.Unknown,
        _ when ticket.Event != door => ScanVerdict.WrongEvent,
        { IsActive: false } => ScanVerdict.Cancelled,
        { Status: RegistrationStatus.AwaitingPayment } => ScanVerdict.Unpaid,
        { Attended: true } => ScanVerdict.AlreadyIn,
        _ => ScanVerdict.Admitted,
    };
}
