using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Signs out: the session is over for every copy of its cookie.</summary>
[Requires(Permissions.Self)]
public sealed record EndSession(string Session) : ICommand<Result>;

internal sealed class EndSessionHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndSession, Result>
{
    public async Task<Result> Handle(EndSession command, CancellationToken cancellationToken)
    {
        await accounts.EndSessionAsync(user.Id, command.Session, cancellationToken);
        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.SignedOut, user.Id, proved: true, user.Name, user.From, null, clock.GetUtcNow()));
        return Result.Done;
    }
}
