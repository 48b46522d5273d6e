using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>People to put on the roster: by name, pinyin, initials, member number, or a whole mobile number. Numbers stay masked.</summary>
[Requires(Permissions.Self)]
public sealed record FindForRoster(Id<Body> Body, string? Text) : IQuery<IReadOnlyList<FoundPerson>>, IForMyBody;

internal sealed class FindForRosterHandler(IAssociationDb db, IPersonalNumbers numbers, TimeProvider clock) : IRequestHandler<FindForRoster, IReadOnlyList<FoundPerson>>
{
    private const int MaxFound = 10;

    /// <summary>One letter finds half of the association: nobody leafs through it here.</summary>
    private const int MinLength = 2;

    public async Task<IReadOnlyList<FoundPerson>> Handle(FindForRoster query, CancellationToken cancellationToken)
    {
        if (query.Text.Said() is not { Length: >= MinLength and <= 100 } text) return [];
        return await db.People.AsNoTracking().Where(p => p.ErasedAt == null).Called(text, db, numbers, clock.Today()).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Take(MaxFound)
            .Select(p => new FoundPerson(p.Id.Value, p.Name, db.Memberships.Where(m => m.Person == p.Id).Select(m => m.Number).FirstOrDefault(),
                db.Units.Where(u => p.Employments.Any(e => e.Unit == u.Id && e.To == null)).Select(u => u.Name).FirstOrDefault(),
                p.Employments.Where(e => e.To == null).Select(e => e.Department).FirstOrDefault(), p.Mobile!.Masked))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>The names of units on record, to choose from while typing.</summary>
[Requires(Permissions.Self)]
public sealed record ListUnitNames(Id<Body> Body) : IQuery<IReadOnlyList<string>>, IForMyBody;

internal sealed class ListUnitNamesHandler(IAssociationDb db) : IRequestHandler<ListUnitNames, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(ListUnitNames query, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancellationToken);
}
