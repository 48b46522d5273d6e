using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>These two are two people. Remembered, whoever is named first, until a name, number, address or birth date of one changes.</summary>
[Requires(Permissions.MergeMembers)]
public sealed record DismissDuplicate(Id<Person> One, Id<Person> Other) : ICommand<Result>;

internal sealed class DismissDuplicateHandler(IAssociationDb db, DuplicateFinder finder, ICurrentUser user, TimeProvider clock) : IRequestHandler<DismissDuplicate, Result>
{
    public async Task<Result> Handle(DismissDuplicate command, CancellationToken cancellationToken)
    {
        if (command.One == command.Other) return DuplicateErrors.SamePerson;
        if (await finder.CompareAsync(command.One, command.Other, cancellationToken) is not { } compared) return DuplicateErrors.NotFound;

        var (first, second) = DuplicatePair.Ordered(command.One, command.Other);
        var now = clock.GetUtcNow();
        if (await db.DuplicatePairs.FirstOrDefaultAsync(p => p.First == first && p.Second == second, cancellationToken) is not { } pair)
            db.DuplicatePairs.Add(pair = new DuplicatePair(first, second, compared.Likeness, compared.Evidence, now));
        pair.SeenAgain(compared.Likeness, compared.Evidence, now);
        pair.Dismiss(user.Id, now);
        return Result.Done;
    }
}

/// <summary>Puts a pair that was set aside back into the queue.</summary>
[Requires(Permissions.MergeMembers)]
public sealed record ReopenDuplicate(Id<Person> One, Id<Person> Other) : ICommand<Result>;

internal sealed class ReopenDuplicateHandler(IAssociationDb db) : IRequestHandler<ReopenDuplicate, Result>
{
    public async Task<Result> Handle(ReopenDuplicate command, CancellationToken cancellationToken)
    {
        var (first, second) = DuplicatePair.Ordered(command.One, command.Other);
        if (await db.DuplicatePairs.FirstOrDefaultAsync(p => p.First == first && p.Second == second, cancellationToken) is not { } pair) return DuplicateErrors.NotFound;
        pair.Reopen();
        return Result.Done;
    }
}
