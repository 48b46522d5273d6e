using Association.Application.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Online;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Nobody judges an abstract of the own unit, and only an accepted abstract has a talk, of its own event.</summary>
internal static class AbstractInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [new("abstracts.conflict", token => ConflictsAsync(db, token)), Talks(db)];

    private static async Task<IReadOnlyList<string>> ConflictsAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var pairs = await db.AbstractReviews.AsNoTracking().Select(r => new { r.Id, r.Submission, r.Reviewer }).ToListAsync(cancellationToken);
        if (pairs.Count == 0) return [];
        var reviewers = await db.AbstractReviewers.AsNoTracking().ToDictionaryAsync(r => r.Id, cancellationToken);
        var submissions = await db.Submissions.AsNoTracking().Include(s => s.Authors).ToDictionaryAsync(s => s.Id, cancellationToken);
        return Invariant.Shown(pairs.Where(p => UnitConflict.Between(reviewers[p.Reviewer], submissions[p.Submission]) is not null)
            .Select(p => $"review {p.Id}: reviewer {p.Reviewer} is of the unit of an author of {p.Submission}, or an author"));
    }

    private static Invariant Talks(IAssociationDb db) => Invariant.Of("abstracts.talk",
        db.Submissions.Where(s => s.Session != null && (s.Status != SubmissionStatus.Oral && s.Status != SubmissionStatus.Poster || !db.Sessions.Any(t => t.Id == s.Session && t.Event == s.Event))),
        s => $"abstract {s.Id}: {s.Status}, and yet session {s.Session} is its talk");
}

/// <summary>Online attendance lies within the session, and a code counts once for everybody. Source: domain.md R5.11.</summary>
internal static class OnlineInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [new("online.evidence", token => OutsideAsync(db, token)), Codes(db)];

    private static async Task<IReadOnlyList<string>> OutsideAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        var outside = new List<string>();
        foreach (var room in await db.OnlineRooms.AsNoTracking().ToListAsync(cancellationToken))
        {
            var (from, to) = OnlineTime.Of(await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == room.Event, cancellationToken), room.Session);
            var scans = await db.Scans.AsNoTracking().Where(s => s.List == room.List && s.UndoneAt == null && (s.Verdict == ScanVerdict.Admitted || s.Verdict == ScanVerdict.Left) && (s.At < from || s.At > to))
                .Take(Invariant.MaxShown + 1).Select(s => s.Id).ToListAsync(cancellationToken);
            outside.AddRange(scans.Select(id => $"scan {id}: outside the time of online room {room.Id}"));
        }

        return Invariant.Shown(outside);
    }

    private static Invariant Codes(IAssociationDb db) => Invariant.Of("online.codes",
        db.CodeAnswers.Where(a => a.Verdict == CodeVerdict.Right && !db.PresenceCodes.Any(c => c.Id == a.Code && c.Event == a.Event && a.At >= c.DueAt && a.At < c.ValidUntil)),
        a => $"code answer {a.Id}: taken at {a.At:O}, when its code was not");
}
