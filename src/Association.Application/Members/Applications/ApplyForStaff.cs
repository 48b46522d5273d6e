using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>The office hands in what came on paper.</summary>
[Requires(Permissions.EditMembers)]
public sealed record EnterApplication(
    MembershipCategory Category, ApplicantForm Form, bool Consent, IReadOnlyList<UploadedEvidence> Evidence, string? IdempotencyKey = null)
    : ICommand<Result<ApplicationReceipt>>, IIdempotent;

internal sealed class EnterApplicationValidator : AbstractValidator<EnterApplication>
{
    public EnterApplicationValidator() => RuleFor(c => c.Category).IsInEnum();
}

internal sealed class EnterApplicationHandler(ApplicationDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<EnterApplication, Result<ApplicationReceipt>>
{
    public Task<Result<ApplicationReceipt>> Handle(EnterApplication command, CancellationToken cancellationToken) => desk.TakeAsync(
        new MembershipApplication(command.Category, ApplicationChannel.Office, user.Id, user.Culture, clock.GetUtcNow()),
        new(command.Category, command.Form, command.Consent, false, true, command.Evidence), isNew: true, cancellationToken);
}

/// <summary>Deletes the evidence row of an application that is still being written; the file goes with the sweep.</summary>
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
        application.Detach(command.Evidence);
        return Result.Done;
    }
}

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
