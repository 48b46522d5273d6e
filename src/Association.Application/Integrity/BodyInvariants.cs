using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Terms and chairs follow each other, the box holds what was voted, letters stay what they were. Source: product.md invariants 3 and 4.</summary>
internal static class BodyInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) =>
        [Terms(db), Chairs(db), Papers(db), Numbers(db), new("letters.check-character", token => MalformedAsync(db, token)), Kept(db)];

    private static Invariant Terms(IAssociationDb db) => Invariant.Of("bodies.term-overlap",
        db.BodyTerms.Where(a => db.BodyTerms.Any(b => b.Body == a.Body && b.Id != a.Id && a.From <= b.From && (a.To == null || a.To >= b.From))),
        t => $"body {t.Body}: the term from {t.From:O} runs into another");

    private static Invariant Chairs(IAssociationDb db) => Invariant.Of("bodies.one-chair",
        db.Appointments.Where(a => a.Position == BodyPosition.Chair).Join(db.BodyTerms, a => a.Term, t => t.Id, (a, t) => new { t.Body, a.Id, a.Person, a.From, a.To })
            .Where(a => db.Appointments.Any(b => b.Position == BodyPosition.Chair && b.Id != a.Id && b.Person != a.Person && a.From <= b.From && (a.To == null || a.To >= b.From)
                && db.BodyTerms.Any(t => t.Id == b.Term && t.Body == a.Body))),
        a => $"body {a.Body}: the chair from {a.From:O} is not the only one");

    /// <summary>As many papers as voters are marked; how anybody voted is nowhere to be compared.</summary>
    private static Invariant Papers(IAssociationDb db) => Invariant.Of("elections.papers",
        db.Elections.Select(e => new { e.Id, Voted = e.Voters.Count(v => v.Voted), Papers = db.BallotPapers.Count(p => p.Election == e.Id) }).Where(e => e.Voted != e.Papers),
        e => $"election {e.Id}: {e.Voted} have voted, {e.Papers} papers");

    private static Invariant Numbers(IAssociationDb db) => Invariant.Of("letters.number",
        db.AppointmentLetters.GroupBy(l => l.Number).Where(g => g.Count() > 1).Select(g => new { Number = g.Key, Times = g.Count() }), g => $"number {g.Number}: {g.Times} letters");

    private static async Task<IReadOnlyList<string>> MalformedAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var malformed = new List<string>();
        await foreach (var number in db.AppointmentLetters.Select(l => l.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (malformed.Count <= Invariant.MaxShown && !CertificateNumber.IsWellFormed(number)) malformed.Add($"number {number}");
        return Invariant.Shown(malformed);
    }

    private static Invariant Kept(IAssociationDb db) => Invariant.Of("letters.file",
        db.AppointmentLetters.Where(l => !db.Files.Any(f => f.Id == l.File && f.Sha256 == l.FileSha256)), l => $"letter {l.Number}: its hash is not that of its file");
}
