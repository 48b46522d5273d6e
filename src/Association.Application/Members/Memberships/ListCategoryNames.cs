using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Application.Members.Memberships;

/// <summary>All categories in their order, with the names that the office gave them.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListCategoryNames : IQuery<IReadOnlyList<CategoryName>>;

/// <param name="Name">Null: it is called as everywhere.</param>
public sealed record CategoryName(MembershipCategory Category, Bilingual? Name, bool Retired);

internal sealed class ListCategoryNamesHandler(IAssociationDb db) : IRequestHandler<ListCategoryNames, IReadOnlyList<CategoryName>>
{
    public async Task<IReadOnlyList<CategoryName>> Handle(ListCategoryNames query, CancellationToken cancellationToken) =>
        [.. (await db.PolicyAsync(cancellationToken)).Ordered.Select(c => new CategoryName(c.Category, c.Name, c.Retired))];
}
