using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>Takes a file back from an application that is still being written; its content goes with it.</summary>
[Requires(Permissions.Anyone)]
public sealed record RemoveEvidence(Id<MembershipApplication> Application, Id<ApplicationEvidence> Evidence, string? LinkKey = null) : ICommand<Result>;

internal sealed class RemoveEvidenceAccess(ApplicationAccess access) : IAccessRule<RemoveEvidence>
{
    public Task<bool> AllowsAsync(RemoveEvidence request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Application, request.LinkKey, cancellationToken);
}

internal sealed class RemoveEvidenceHandler(IAssociationDb db) : IRequestHandler<RemoveEvidence, Result>
{
    public async Task<Result> Handle(RemoveEvidence command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.Include(a => a.Evidence).SingleAsync(a => a.Id == command.Application, cancellationToken);
        if (application.Detach(command.Evidence) is not { } evidence) return Result.Done;
        var file = await db.Files.SingleAsync(f => f.Id == evidence.File, cancellationToken);
        // The row that speaks of the file first: nothing may speak of a file that is gone.
        db.ApplicationEvidence.Remove(evidence);
        db.Files.Remove(file);
        return Result.Done;
    }
}
