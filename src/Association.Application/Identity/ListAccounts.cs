using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>The accounts with their roles, by address.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record ListAccounts(string? Text, bool OnlyStaff, int Page = 1) : IQuery<AccountList>
{
    public const int PageSize = 50;
}

public sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Total);

public sealed record AccountRow(AccountRecord Account, IReadOnlyList<GrantRow> Grants);

public sealed record GrantRow(Id<RoleGrant> Id, Role Role, Id<Event>? Event, string? EventName, DateTimeOffset GrantedAt);

internal sealed class ListAccountsHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user) : IRequestHandler<ListAccounts, AccountList>
{
    public async Task<AccountList> Handle(ListAccounts query, CancellationToken cancellationToken)
    {
        var (found, total) = await accounts.SearchAsync(query.Text, query.OnlyStaff, (Math.Max(query.Page, 1) - 1) * ListAccounts.PageSize, ListAccounts.PageSize, cancellationToken);
        var grants = await db.GrantsOfAsync(user.Culture, [.. found.Select(a => a.Id)], cancellationToken);
        return new([.. found.Select(account => new AccountRow(account, [.. grants[account.Id]]))], total);
    }
}

internal static class Grants
{
    public static async Task<ILookup<UserId, GrantRow>> GrantsOfAsync(this IAssociationDb db, string culture, IReadOnlyList<UserId> accounts, CancellationToken cancellationToken)
    {
        var grants = await db.RoleGrants.AsNoTracking().Where(g => accounts.Contains(g.User)).OrderBy(g => g.GrantedAt).ToListAsync(cancellationToken);
        var ids = grants.Where(g => g.Event is not null).Select(g => g.Event!.Value).Distinct().ToList();
        var names = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, cancellationToken);
        return grants.ToLookup(g => g.User, g => new GrantRow(g.Id, g.Role, g.Event, g.Event is { } e && names.TryGetValue(e, out var name) ? name.In(culture) : null, g.GrantedAt));
    }
}
