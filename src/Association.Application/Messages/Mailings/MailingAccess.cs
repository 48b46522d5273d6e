using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>A request about one mailing, for those who may read the list of its audience.</summary>
public interface IForMailing
{
    Id<Mailing> Mailing { get; }
}

internal sealed class MailingAccess<TRequest>(IAssociationDb db, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IForMailing
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Mailing, cancellationToken) is { } mailing && user.Has(MailingRights.PermissionFor(mailing.Audience));
}

/// <summary>A request that asks for an audience.</summary>
public interface IForAudience
{
    MailingAudience Audience { get; }
}

internal sealed class AudienceAccess<TRequest>(ICurrentUser user) : IAccessRule<TRequest> where TRequest : IForAudience
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) => Task.FromResult(user.Has(MailingRights.PermissionFor(request.Audience.Kind)));
}
