using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Members.Memberships;

/// <summary>How long drafts and applications that were not approved are kept.</summary>
/// <param name="Months">1 to 120.</param>
[Requires(Permissions.SetMembership)]
public sealed record SetRetention(int Months) : ICommand<Result>;

internal sealed class SetRetentionHandler(IAssociationDb db) : IRequestHandler<SetRetention, Result>
{
    public async Task<Result> Handle(SetRetention command, CancellationToken cancellationToken)
    {
        (await db.EditPolicyAsync(cancellationToken)).KeepApplicationsFor(command.Months);
        return Result.Done;
    }
}
