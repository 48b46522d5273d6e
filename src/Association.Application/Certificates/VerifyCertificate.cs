using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

public enum Verification { Valid, Revoked, Unknown, Reissued }

/// <summary>
/// Whether a certificate is genuine, for anybody: by number and name, or by the key of its QR code. A number alone,
/// a wrong name or a forged key is unknown, so nobody can walk through the numbers. Source: domain.md R1.44.
/// </summary>
[Requires(Permissions.Anyone)]
public sealed record VerifyCertificate(string? Number, string? Name, string? Key = null) : IQuery<VerificationAnswer>;

/// <summary>Nothing but what the paper shows.</summary>
public sealed record VerificationAnswer(Verification Verdict, VerifiedCertificate? Certificate)
{
    public static readonly VerificationAnswer Unknown = new(Verification.Unknown, null);
}

public sealed record VerifiedCertificate(string Number, string Holder, Bilingual Event, DateOnly From, DateOnly To, decimal Hours, Bilingual Issuer, DateTimeOffset IssuedAt, DateTimeOffset? RevokedAt,
    CertificateKind Kind = default, decimal? Credits = null, string? ReissuedAs = null);

internal sealed class VerifyCertificateHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<VerifyCertificate, VerificationAnswer>
{
    public async Task<VerificationAnswer> Handle(VerifyCertificate query, CancellationToken cancellationToken)
    {
        var number = CertificateNumber.Normalize(query.Number ?? "");
        if (number.Length > Certificate.MaxNumberLength || !CertificateNumber.IsWellFormed(number)) return VerificationAnswer.Unknown;

        var found = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (found is null || !(secrets.Matches(CertificateLinks.Purpose, number, query.Key) || IsHolder(found, query.Name))) return VerificationAnswer.Unknown;

        return new(found.Status switch { CertificateStatus.Valid => Verification.Valid, CertificateStatus.Reissued => Verification.Reissued, _ => Verification.Revoked }, new VerifiedCertificate(
            found.Number, found.HolderName, found.EventName, found.From, found.To, found.Hours, found.Issuer, found.IssuedAt, found.RevokedAt,
            found.Kind, found.Credits, found.ReissuedAs));
    }

    private static bool IsHolder(Certificate certificate, string? typed) =>
        PersonName.TryParse(typed, out var name)
        && (name.Value == certificate.HolderName || string.Equals(name.Value, certificate.HolderLatinName, StringComparison.OrdinalIgnoreCase));
}
