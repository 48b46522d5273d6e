using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>The applicant takes the application back before it is decided.</summary>
[Requires(Permissions.Anyone)]
public sealed record WithdrawApplication(Id<MembershipApplication> Application, string? LinkKey = null) : ICommand<Result>;

internal sealed class WithdrawApplicationAccess(ApplicationAccess access) : IAccessRule<WithdrawApplication>
{
    public Task<bool> AllowsAsync(WithdrawApplication request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Application, request.LinkKey, cancellationToken);
}

internal sealed class WithdrawApplicationHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawApplication, Result>
{
    public async Task<Result> Handle(WithdrawApplication command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.Include(a => a.Steps).SingleAsync(a => a.Id == command.Application, cancellationToken);
        application.Withdraw(user.IsSignedIn ? user.Id : null, clock.GetUtcNow());
        return Result.Done;
    }
}
