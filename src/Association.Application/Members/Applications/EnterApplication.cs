using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Application.Members.Applications;

/// <summary>The office hands in what came on paper.</summary>
[Requires(Permissions.EditMembers)]
public sealed record EnterApplication(
    MembershipCategory Category, ApplicantForm Form, bool Consent, IReadOnlyList<UploadedEvidence> Evidence, string? IdempotencyKey = null)
    : ICommand<Result<ApplicationReceipt>>, IIdempotent;

internal sealed class EnterApplicationHandler(ApplicationDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<EnterApplication, Result<ApplicationReceipt>>
{
    public Task<Result<ApplicationReceipt>> Handle(EnterApplication command, CancellationToken cancellationToken) => desk.TakeAsync(
        new MembershipApplication(command.Category, ApplicationChannel.Office, user.Id, user.Culture, clock.GetUtcNow()),
        new(command.Category, command.Form, command.Consent, false, true, command.Evidence), isNew: true, cancellationToken);
}
