using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Elections;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Elections;

/// <summary>A request about an election, for those who act for its body, and for the office.</summary>
public interface IForMyElection
{
    Id<Election> Election { get; }
}

internal sealed class MyElectionAccess<TRequest>(IAssociationDb db, BodyScope scope) : IAccessRule<TRequest> where TRequest : IForMyElection
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        await db.Elections.AsNoTracking().FirstOrDefaultAsync(e => e.Id == request.Election, cancellationToken) is { } election
        && await scope.ActsForAsync(election.Body, cancellationToken);
}

/// <summary>Makes whoever votes or changes an election wait for the end of the change before: so two ballots of one voter become one.</summary>
public interface IElectionGuard
{
    Task HoldAsync(IAssociationDb db, Id<Election> election, CancellationToken cancellationToken);
}

internal sealed class ElectionGuard : IElectionGuard
{
    public Task HoldAsync(IAssociationDb db, Id<Election> election, CancellationToken cancellationToken) =>
        db.Elections.Where(e => e.Id == election).ExecuteUpdateAsync(row => row.SetProperty(e => e.Version, e => e.Version + 1), cancellationToken);
}

/// <summary>Loads elections for a change, and counts their papers.</summary>
internal sealed class ElectionDesk(IAssociationDb db, IElectionGuard guard)
{
    /// <summary>Whoever else changes or votes waits for the end of this change.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<Election> ForChangeAsync(Id<Election> id, CancellationToken cancellationToken)
    {
        await guard.HoldAsync(db, id, cancellationToken);
        return await db.Elections.Include(e => e.Candidates).Include(e => e.Seats).Include(e => e.Voters).FirstOrDefaultAsync(e => e.Id == id, cancellationToken)
            ?? throw new RefusedException(ElectionErrors.NotFound);
    }

    public async Task<ElectionCount> CountAsync(Election election, CancellationToken cancellationToken) =>
        ElectionCount.Of(election, await db.BallotPapers.AsNoTracking().Where(p => p.Election == election.Id).ToListAsync(cancellationToken));
}
