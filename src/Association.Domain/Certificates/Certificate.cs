using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Certificates;

/// <summary>Valid → Revoked. A certificate never changes in any other way (product.md invariant 4).</summary>
public enum CertificateStatus { Valid, Revoked }

public static class CertificateErrors
{
    public static readonly Error NotFound = Error.NotFound("certificate");
    public static readonly Error NotAttended = Error.Conflict("certificate.not-attended", "Certificates are for those who came.");
    public static readonly Error EventNotHeld = Error.Conflict("certificate.event-not-held", "The event has not been concluded.");
    public static readonly Error Revoked = Error.Conflict("certificate.revoked", "The certificate was revoked already.");
    public static readonly Error ReasonMissing = Error.Invalid("certificate.reason-missing", "A revocation needs a reason.", "Reason");
}

/// <summary>Proof that somebody attended: a copy of the facts, a file and its hash, under a number anybody can check.</summary>
public sealed class Certificate : AggregateRoot<Certificate>
{
    public const int MaxNumberLength = 24;
    public const int MaxReasonLength = 500;
    public const int MaxIssuerLength = 100;

    private Certificate() { }

    public Certificate(string number, Registration registration, Event @event, Bilingual issuer, string latinName, DateTimeOffset now)
    {
        Refuse.Unless(@event.Status is EventStatus.Held, CertificateErrors.EventNotHeld);
        Refuse.Unless(registration.Attended, CertificateErrors.NotAttended);
        (Number, Registration, Event, Person, IssuedAt) = (number, registration.Id, @event.Id, registration.Person, now);
        (HolderName, HolderLatinName, EventName, Issuer) = (registration.Name, latinName, @event.Name, issuer);
        (From, To, Hours) = (@event.StartsOn, @event.EndsOn, @event.Hours);
    }

    /// <summary>Unique, never reused, with a check character. Source: domain.md R1.45.</summary>
    public string Number { get; private set; } = "";
    public Id<Registration> Registration { get; private set; }
    public Id<Event> Event { get; private set; }
    public Id<Person> Person { get; private set; }
    public string HolderName { get; private set; } = "";
    public string HolderLatinName { get; private set; } = "";
    public Bilingual EventName { get; private set; } = null!;
    public Bilingual Issuer { get; private set; } = null!;
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public decimal Hours { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public CertificateStatus Status { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevocationReason { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public string FileSha256 { get; private set; } = "";

    /// <summary>Follows its registration when two records became one, or two again; what the certificate says stays as it is.</summary>
    public void BelongsTo(Id<Person> person) => Person = person;

    public void KeptAs(StoredFile file) => (File, FileSha256) = (file.Id, file.Sha256);

    public void Revoke(string reason, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), CertificateErrors.ReasonMissing);
        Refuse.Unless(Status is CertificateStatus.Valid, CertificateErrors.Revoked);
        (Status, RevokedAt, RevocationReason) = (CertificateStatus.Revoked, now, reason.Trim());
    }
}
