using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Certificates;

/// <summary>Valid → Revoked | Reissued. A certificate never changes in any other way (product.md invariant 4).</summary>
public enum CertificateStatus { Valid, Revoked, Reissued }

public static class CertificateErrors
{
    public static readonly Error NotFound = Error.NotFound("certificate");
    public static readonly Error NotAttended = Error.Conflict("certificate.not-attended", "Certificates are for those who came.");
    public static readonly Error EventNotHeld = Error.Conflict("certificate.event-not-held", "The event has not been concluded.");
    public static readonly Error Revoked = Error.Conflict("certificate.revoked", "The certificate was revoked already.");
    public static readonly Error Replaced = Error.Conflict("certificate.replaced", "The certificate was reissued already; the new one is {0}.");
    public static readonly Error ReasonMissing = Error.Invalid("certificate.reason-missing", "A revocation needs a reason.", "Reason");
    public static readonly Error NoCredits = Error.Conflict("certificate.no-credits", "The credits were taken back; a certificate of them cannot be issued anew.");
    public static readonly Error Kind = Error.Invalid("certificate.kind", "Letters of appointment are made out on the page of the body.", "Kind");
}

/// <summary>What a certificate says, as it was when it was issued.</summary>
/// <param name="Credits">Of a credit certificate.</param>
/// <param name="Detail">What else the paper says: the project's number, the topics of a lecturer.</param>
public sealed record CertificateFacts(Id<Person> Person, Id<Registration>? Registration, string Name, string LatinName, Event Event, decimal Hours, decimal? Credits, string? ProjectNumber, string? Detail);

/// <summary>Proof that somebody attended, earned credits or taught: a copy of the facts, a file and its hash, under a number anybody can check.</summary>
public sealed class Certificate : AggregateRoot<Certificate>
{
    public const int MaxNumberLength = 24;
    public const int MaxReasonLength = 500;
    public const int MaxIssuerLength = 100;
    public const int MaxDetailLength = 1_000;

    private Certificate() { }

    public Certificate(string number, Registration registration, Event @event, Bilingual issuer, string latinName, DateTimeOffset now)
        : this(number, CertificateKind.Attendance, new(registration.Person, registration.Id, registration.Name, latinName, @event, @event.Hours, null, null, null), issuer, now) =>
        Refuse.Unless(registration.Attended, CertificateErrors.NotAttended);

    public Certificate(string number, CertificateKind kind, CertificateFacts facts, Bilingual issuer, DateTimeOffset now)
    {
        Refuse.Unless(facts.Event.Status is EventStatus.Held, CertificateErrors.EventNotHeld);
        Refuse.If(kind is CertificateKind.Appointment, CertificateErrors.Kind);
        (Number, Kind, Registration, Event, Person, IssuedAt) = (number, kind, facts.Registration, facts.Event.Id, facts.Person, now);
        (HolderName, HolderLatinName, EventName, Issuer) = (facts.Name, facts.LatinName, facts.Event.Name, issuer);
        (From, To, Hours, Credits, ProjectNumber) = (facts.Event.StartsOn, facts.Event.EndsOn, facts.Hours, facts.Credits, facts.ProjectNumber);
        Detail = facts.Detail is { Length: > MaxDetailLength } text ? text[..MaxDetailLength] : facts.Detail;
    }

    /// <summary>Unique, never reused, with a check character. Source: domain.md R1.45.</summary>
    public string Number { get; private set; } = "";
    public CertificateKind Kind { get; private set; }
    /// <summary>Null for a lecturer who was not registered.</summary>
    public Id<Registration>? Registration { get; private set; }
    public Id<Event> Event { get; private set; }
    public Id<Person> Person { get; private set; }
    public string HolderName { get; private set; } = "";
    public string HolderLatinName { get; private set; } = "";
    public Bilingual EventName { get; private set; } = null!;
    public Bilingual Issuer { get; private set; } = null!;
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public decimal Hours { get; private set; }
    public decimal? Credits { get; private set; }
    public string? ProjectNumber { get; private set; }
    public string? Detail { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public CertificateStatus Status { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevocationReason { get; private set; }
    /// <summary>The number of the one that took its place.</summary>
    public string? ReissuedAs { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public string FileSha256 { get; private set; } = "";

    /// <summary>Follows its registration when two records became one, or two again; what the certificate says stays as it is.</summary>
    public void BelongsTo(Id<Person> person) => Person = person;

    public void KeptAs(StoredFile file) => (File, FileSha256) = (file.Id, file.Sha256);

    public void Revoke(string reason, DateTimeOffset now)
    {
        End(reason, now);
        Status = CertificateStatus.Revoked;
    }

    /// <summary>Another takes its place, with what is right; whoever checks this one is told the new number.</summary>
    public Certificate Reissue(CertificateFacts facts, Bilingual issuer, string reason, DateTimeOffset now)
    {
        End(reason, now);
        var next = new Certificate(CertificateNumber.Next(Number), Kind, facts, issuer, now);
        (Status, ReissuedAs) = (CertificateStatus.Reissued, next.Number);
        return next;
    }

    private void End(string reason, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), CertificateErrors.ReasonMissing);
        Refuse.If(Status is CertificateStatus.Reissued, CertificateErrors.Replaced.With(ReissuedAs ?? ""));
        Refuse.Unless(Status is CertificateStatus.Valid, CertificateErrors.Revoked);
        (RevokedAt, RevocationReason) = (now, reason.Trim());
    }
}
