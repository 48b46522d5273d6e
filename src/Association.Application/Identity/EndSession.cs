using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>Signs out: the session is over for every copy of its cookie.</summary>
[Requires(Permissions.Self)]
public sealed record EndSession(string Session) : ICommand<Result>;

internal sealed class EndSessionHandler(IAccounts accounts, ICurrentUser user) : IRequestHandler<EndSession, Result>
{
    public async Task<Result> Handle(EndSession command, CancellationToken cancellationToken)
    {
        await accounts.EndSessionAsync(user.Id, command.Session, cancellationToken);
        return Result.Done;
    }
}
