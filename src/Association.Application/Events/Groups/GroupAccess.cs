using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <summary>The address of a group order for its contact, who needs no account: <c>/g/{number}?k=…</c>.</summary>
public static class GroupLinks
{
    public const string Purpose = "group-order";

    public static Uri For(this SiteOptions site, ILinkSecrets secrets, GroupOrder group) => new(site.BaseUrl, secrets.GroupPathOf(group.Number));

    public static string GroupPathOf(this ILinkSecrets secrets, string number) => $"/g/{number}?k={secrets.For(Purpose, number)}";
}

/// <summary>A request about one group order, for its payer: the liaison of the unit that pays, the holder of its link, the office.</summary>
public interface IForGroup
{
    Id<GroupOrder> Group { get; }
    string? LinkKey { get; }
}

/// <summary>Only looks.</summary>
public interface IReadsGroup : IForGroup;

internal sealed class GroupAccess(IAssociationDb db, ICurrentUser user, UnitScope units, ILinkSecrets secrets)
{
    public async Task<bool> MayActAsync(IForGroup request, CancellationToken cancellationToken)
    {
        var owner = await db.GroupOrders.AsNoTracking().Where(g => g.Id == request.Group)
            .Select(g => new { g.Number, g.Event, g.PayerUnit }).FirstOrDefaultAsync(cancellationToken);
        if (owner is null) return false;
        if (secrets.Matches(GroupLinks.Purpose, owner.Number, request.LinkKey)) return true;
        if (user.Has(request is IReadsGroup ? Permissions.ReadRegistrations : Permissions.EditRegistrations, owner.Event)) return true;
        return owner.PayerUnit is { } unit && await units.ServesAsync(unit, LiaisonDuty.Staff, cancellationToken);
    }
}

internal sealed class ForGroupAccess<TRequest>(GroupAccess access) : IAccessRule<TRequest> where TRequest : IForGroup
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => access.MayActAsync(request, cancellationToken);
}
