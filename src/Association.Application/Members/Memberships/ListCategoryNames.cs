using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>The names that the office gave to categories; a category that is called as everywhere is not among them.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListCategoryNames : IQuery<IReadOnlyDictionary<MembershipCategory, Bilingual>>;

internal sealed class ListCategoryNamesHandler(IAssociationDb db) : IRequestHandler<ListCategoryNames, IReadOnlyDictionary<MembershipCategory, Bilingual>>
{
    public async Task<IReadOnlyDictionary<MembershipCategory, Bilingual>> Handle(ListCategoryNames query, CancellationToken cancellationToken) =>
        await db.MembershipPolicies.AsNoTracking().SelectMany(p => p.Categories).Where(c => c.Name != null)
            .ToDictionaryAsync(c => c.Category, c => c.Name!, cancellationToken);
}
