using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>
/// Makes two records of one again: everything is as it was, but for what somebody changed since; that is told and left. What
/// came to the survivor after the merge stays with the survivor.
/// </summary>
[Requires(Permissions.MergeMembers)]
public sealed record UndoMerge(Id<PersonMerge> Merge) : ICommand<Result<UndoneMerge>>;

/// <param name="Restored">The person who is back.</param>
/// <param name="Left">What was not put back, and why.</param>
public sealed record UndoneMerge(Guid Restored, IReadOnlyList<NotPutBack> Left);

internal sealed class UndoMergeHandler(IAssociationDb db, IPersonReferences references, ICurrentUser user, TimeProvider clock) : IRequestHandler<UndoMerge, Result<UndoneMerge>>
{
    public async Task<Result<UndoneMerge>> Handle(UndoMerge command, CancellationToken cancellationToken)
    {
        if (await db.PersonMerges.FirstOrDefaultAsync(m => m.Id == command.Merge, cancellationToken) is not { } merge) return MergeErrors.NotFound;
        var journal = merge.Journal;
        merge.Undo(user.Id, clock.GetUtcNow());

        var back = await references.PutBackAsync(journal!, cancellationToken);
        await RefuseTakenNumberAsync(merge, cancellationToken);
        await FollowAsync(merge, back, cancellationToken);
        return new UndoneMerge(merge.Gone, back.Left);
    }

    /// <summary>Somebody may have been recorded with the number since: two people cannot hold it.</summary>
    private async Task RefuseTakenNumberAsync(PersonMerge merge, CancellationToken cancellationToken)
    {
        var (one, other) = (new Id<Person>(merge.Gone), merge.Survivor);
        List<string> numbers = [.. db.People.Local.Where(p => p.Id == one || p.Id == other).Select(p => p.ResidentId?.Index).OfType<string>()];
        var holder = await db.People.AsNoTracking().Where(p => p.Id != one && p.Id != other && numbers.Contains(p.ResidentId!.Index)).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        if (holder is not null) throw new RefusedException(MergeErrors.NumberTaken.With(holder));
    }

    /// <summary>A certificate issued since for a registration that goes back is for the same person as the registration.</summary>
    private async Task FollowAsync(PersonMerge merge, PutBack back, CancellationToken cancellationToken)
    {
        var places = back.Restored.Where(r => r.Record == nameof(Registration)).Select(r => new Id<Registration>(r.Id)).ToList();
        if (places.Count == 0) return;
        var issued = back.Restored.Where(r => r.Record == nameof(Certificate)).Select(r => r.Id).ToHashSet();
        var survivor = merge.Survivor;
        var since = await db.Certificates.Where(c => c.Registration != null && places.Contains(c.Registration.Value) && c.Person == survivor).ToListAsync(cancellationToken);
        foreach (var certificate in since.Where(c => !issued.Contains(c.Id.Value))) certificate.BelongsTo(new Id<Person>(merge.Gone));
    }
}
