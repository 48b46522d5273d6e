using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Bodies;

public static class AppointmentLetterErrors
{
    public static readonly Error NotFound = Error.NotFound("letter");
    public static readonly Error NotHeld = Error.Conflict("letter.not-held", "Letters are made out for offices that were given.");
    public static readonly Error Revoked = Error.Conflict("letter.revoked", "This letter was revoked already.");
}

/// <summary>
/// Letter of appointment (聘书): a copy of the facts, a file and its hash, under a number that anybody can check. Once issued it
/// never changes: it is revoked, and another one is issued. Source: domain.md R2.42.
/// </summary>
public sealed class AppointmentLetter : AggregateRoot<AppointmentLetter>
{
    public const int MaxNumberLength = 24;
    public const int MaxReasonLength = 500;
    public const int MaxHashLength = 64;

    private AppointmentLetter() { }

    public AppointmentLetter(string number, Appointment appointment, Person holder, Body body, BodyTerm term, Bilingual issuer, DateTimeOffset now)
    {
        Refuse.If(appointment.Status is AppointmentStatus.Nominated or AppointmentStatus.Elected, AppointmentLetterErrors.NotHeld);
        (Number, Appointment, Person, HolderName, IssuedAt) = (number, appointment.Id, holder.Id, holder.Name, now);
        (BodyName, TermName, Position, From, To, Issuer) = (body.Name, term.Name, appointment.Position, appointment.From, appointment.To ?? term.To, issuer);
    }

    /// <summary>Unique, never reused, with a check character.</summary>
    public string Number { get; private set; } = "";
    public Id<Appointment> Appointment { get; private set; }
    public Id<Person> Person { get; private set; }
    public string HolderName { get; private set; } = "";
    public Bilingual BodyName { get; private set; } = null!;
    public string TermName { get; private set; } = "";
    public BodyPosition Position { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public Bilingual Issuer { get; private set; } = null!;
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevocationReason { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public string FileSha256 { get; private set; } = "";

    /// <summary>Follows its appointment when two records became one, or two again; what it says stays as it is.</summary>
    public void BelongsTo(Id<Person> person) => Person = person;

    /// <summary>Of the same office on another record of the same person.</summary>
    public void Follows(Appointment appointment) => Appointment = appointment.Id;

    public void KeptAs(StoredFile file) => (File, FileSha256) = (file.Id, file.Sha256);

    public void Revoke(string reason, DateTimeOffset now)
    {
        Refuse.If(RevokedAt is not null, AppointmentLetterErrors.Revoked);
        (RevokedAt, RevocationReason) = (now, reason);
    }
}
