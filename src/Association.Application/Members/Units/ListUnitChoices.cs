using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>Every unit on record by name, members or not, to choose an employer from.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record ListUnitChoices : IQuery<IReadOnlyList<UnitChoice>>;

public sealed record UnitChoice(Guid Id, string Name);

internal sealed class ListUnitChoicesHandler(IAssociationDb db) : IRequestHandler<ListUnitChoices, IReadOnlyList<UnitChoice>>
{
    public async Task<IReadOnlyList<UnitChoice>> Handle(ListUnitChoices query, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new UnitChoice(u.Id.Value, u.Name)).ToListAsync(cancellationToken);
}
