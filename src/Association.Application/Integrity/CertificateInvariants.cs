using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Credits;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>A certificate, once issued, is unique, is for somebody who came, and never changes. Source: product.md invariant 4.</summary>
internal static class CertificateInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) =>
        [Unique(db), new("certificates.check-character", token => MalformedAsync(db, token)), Attended(db), OneValid(db), Revoked(db), Kept(db), Credits(db)];

    private static Invariant Unique(IAssociationDb db) => Invariant.Of("certificates.number",
        db.Certificates.GroupBy(c => c.Number).Where(g => g.Count() > 1).Select(g => new { Number = g.Key, Times = g.Count() }),
        g => $"number {g.Number}: {g.Times} certificates");

    /// <summary>The check character is arithmetic that a database cannot do: the numbers are read through once.</summary>
    private static async Task<IReadOnlyList<string>> MalformedAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var malformed = new List<string>();
        await foreach (var number in db.Certificates.Select(c => c.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (malformed.Count <= Invariant.MaxShown && !CertificateNumber.IsWellFormed(number)) malformed.Add($"number {number}");
        return Invariant.Shown(malformed);
    }

    private static Invariant Attended(IAssociationDb db) => Invariant.Of("certificates.attended",
        db.Certificates.Where(c => c.Status == CertificateStatus.Valid && c.Registration != null
            && !db.Registrations.Any(r => r.Id == c.Registration && r.Event == c.Event && r.Person == c.Person && (r.CheckedInAt != null
                || c.Kind == CertificateKind.Credit && db.AttendanceCorrections.Any(x => x.Registration == r.Id && x.From != null && x.WithdrawnAt == null)))),
        c => $"certificate {c.Number}: its holder has not attended");

    private static Invariant OneValid(IAssociationDb db) => Invariant.Of("certificates.one-valid",
        db.Certificates.Where(c => c.Status == CertificateStatus.Valid && c.Registration != null).GroupBy(c => new { c.Registration, c.Kind })
            .Where(g => g.Count() > 1).Select(g => new { g.Key.Registration, Times = g.Count() }),
        g => $"registration {g.Registration}: {g.Times} valid certificates");

    private static Invariant Revoked(IAssociationDb db) => Invariant.Of("certificates.revoked",
        db.Certificates.Where(c => (c.Status != CertificateStatus.Valid) != (c.RevokedAt != null)
            || c.Status != CertificateStatus.Valid && c.RevocationReason == null || (c.Status == CertificateStatus.Reissued) != (c.ReissuedAs != null)),
        c => $"certificate {c.Number}: {c.Status}, against its revocation record");

    private static Invariant Credits(IAssociationDb db) => Invariant.Of("certificates.credits",
        db.Certificates.Where(c => c.Status == CertificateStatus.Valid && c.Kind == CertificateKind.Credit
            && !db.CreditAwards.Any(a => a.Event == c.Event && a.Person == c.Person && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released)),
        c => $"certificate {c.Number}: its credits are not released");

    private static Invariant Kept(IAssociationDb db) => Invariant.Of("certificates.file",
        db.Certificates.Where(c => !db.Files.Any(f => f.Id == c.File && f.Sha256 == c.FileSha256)),
        c => $"certificate {c.Number}: its hash is not that of its file");
}
