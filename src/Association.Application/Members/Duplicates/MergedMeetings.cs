using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>One person votes once and is asked to a meeting once, on however many records.</summary>
internal sealed class MergedMeetings(IAssociationDb db)
{
    /// <exception cref="RefusedException">Both records have voted, or stand for one position.</exception>
    public async Task UniteAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var elections = await db.Elections.Include(e => e.Candidates).Include(e => e.Voters)
            .Where(e => e.Voters.Any(v => v.Person == gone) || e.Candidates.Any(c => c.Person == gone)).ToListAsync(cancellationToken);
        foreach (var election in elections) election.Unite(keep, gone);

        var asked = await db.Invitees.Where(i => i.Person == keep || i.Person == gone).ToListAsync(cancellationToken);
        foreach (var same in asked.GroupBy(i => i.Event).Where(g => g.Count() > 1))
        {
            var ends = same.Single(i => i.Person == gone);
            same.Single(i => i.Person == keep).Absorb(ends);
            db.Invitees.Remove(ends);
        }
    }
}
