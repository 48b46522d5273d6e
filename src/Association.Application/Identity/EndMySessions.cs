using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Signs out everywhere.</summary>
[Requires(Permissions.Self)]
public sealed record EndMySessions : ICommand<Result>;

internal sealed class EndMySessionsHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndMySessions, Result>
{
    public async Task<Result> Handle(EndMySessions command, CancellationToken cancellationToken)
    {
        await accounts.EndSessionsAsync(user.Id, cancellationToken);
        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.SignedOutEverywhere, user.Id, proved: true, user.Name, user.From, null, clock.GetUtcNow()));
        return Result.Done;
    }
}
