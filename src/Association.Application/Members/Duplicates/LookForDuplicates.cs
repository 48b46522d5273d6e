using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>
/// Looks at people who came or changed since somebody looked: by an application, a registration, an invitation, a workbook,
/// whichever door. Run again until it answers 0.
/// </summary>
[Requires(Permissions.System)]
public sealed record CheckNewPeople : ICommand<Result<int>>;

internal sealed class CheckNewPeopleHandler(IAssociationDb db, DuplicateFinder finder) : IRequestHandler<CheckNewPeople, Result<int>>
{
    public async Task<Result<int>> Handle(CheckNewPeople command, CancellationToken cancellationToken)
    {
        var people = await db.People.Where(p => p.UncheckedForDuplicates != null).OrderBy(p => p.Id).Select(p => p.Id).Take(DuplicateFinder.BatchSize).ToListAsync(cancellationToken);
        if (people.Count == 0) return 0;

        await finder.LookAsync(people, cancellationToken);
        // Beside the change tracker: nobody changed the person, and nobody's form must be refused for it.
        await db.People.Where(p => people.Contains(p.Id)).ExecuteUpdateAsync(row => row.SetProperty(p => p.UncheckedForDuplicates, (bool?)null), cancellationToken);
        return people.Count;
    }
}

/// <summary>
/// The nightly look at everybody, a stretch at a time in the order of the keys: finds what an earlier rule or a killed process left.
/// </summary>
/// <param name="After">The last person of the stretch before; null starts at the beginning.</param>
[Requires(Permissions.System)]
public sealed record ScanDuplicates(Guid? After = null) : ICommand<Result<ScannedStretch>>;

/// <param name="Last">Where the next stretch goes on; null at the end.</param>
public sealed record ScannedStretch(int Looked, int Found, Guid? Last);

internal sealed class ScanDuplicatesHandler(IAssociationDb db, DuplicateFinder finder) : IRequestHandler<ScanDuplicates, Result<ScannedStretch>>
{
    public async Task<Result<ScannedStretch>> Handle(ScanDuplicates command, CancellationToken cancellationToken)
    {
        var people = db.People.AsNoTracking();
        if (command.After is null) await ForgetGoneAsync(cancellationToken);
        if (command.After is { } last)
        {
            var after = new Id<Person>(last);
            people = people.Where(p => p.Id > after);
        }

        var ids = await people.OrderBy(p => p.Id).Select(p => p.Id).Take(DuplicateFinder.BatchSize).ToListAsync(cancellationToken);
        var found = ids.Count == 0 ? 0 : await finder.LookAsync(ids, cancellationToken);
        return new ScannedStretch(ids.Count, found, ids.Count < DuplicateFinder.BatchSize ? null : ids[^1].Value);
    }

    /// <summary>Pairs of people who are gone, as after an import that was taken back.</summary>
    private async Task ForgetGoneAsync(CancellationToken cancellationToken) =>
        db.DuplicatePairs.RemoveRange(await db.DuplicatePairs.Where(p => !db.People.Any(x => x.Id == p.First) || !db.People.Any(x => x.Id == p.Second))
            .OrderBy(p => p.Id).Take(DuplicateFinder.BatchSize).ToListAsync(cancellationToken));
}
