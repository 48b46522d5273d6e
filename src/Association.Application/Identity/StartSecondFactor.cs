using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Identity;

/// <summary>The key to put into an authenticator. It guards nothing until a code proves that it is there.</summary>
[Requires(Permissions.Self)]
public sealed record StartSecondFactor : ICommand<Result<string>>;

internal sealed class StartSecondFactorHandler(ISecondFactors factors, ICurrentUser user) : IRequestHandler<StartSecondFactor, Result<string>>
{
    public async Task<Result<string>> Handle(StartSecondFactor command, CancellationToken cancellationToken) =>
        await factors.PendingKeyAsync(user.Id, cancellationToken);
}
