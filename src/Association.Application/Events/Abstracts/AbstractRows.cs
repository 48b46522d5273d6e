using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

public static class AbstractRows
{
    public static Task<AbstractCall?> CallAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken) =>
        db.AbstractCalls.Include(c => c.Fields).Include(c => c.Criteria).Include(c => c.Letters).FirstOrDefaultAsync(c => c.Event == @event, cancellationToken);

    public static IQueryable<Submission> Whole(this IQueryable<Submission> submissions) => submissions.Include(s => s.Authors).Include(s => s.Texts);

    public static Task<Submission?> SubmissionAsync(this IAssociationDb db, Id<Event> @event, Id<Submission> submission, CancellationToken cancellationToken) =>
        db.Submissions.Whole().FirstOrDefaultAsync(s => s.Id == submission && s.Event == @event, cancellationToken);

    /// <summary>What the programme offers of the tracks that the call names, in its order.</summary>
    public static async Task<IReadOnlyList<CallTrack>> TracksAsync(this IAssociationDb db, Id<Event> @event, CancellationToken cancellationToken) =>
        await db.ProgrammeTracks.AsNoTracking().Where(t => t.Event == @event).OrderBy(t => t.Order).ThenBy(t => t.Id).Select(t => new CallTrack(t.Id.Value, t.Name)).ToListAsync(cancellationToken);
}

public sealed record CallTrack(Guid Id, Bilingual Name);
