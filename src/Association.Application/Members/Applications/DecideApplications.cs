using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Applications;

/// <summary>
/// Takes an applicant in: person, employment, member number, first term, and an order where the category has a fee. Of two
/// reviewers who approve at once one does, and one number is given.
/// </summary>
/// <param name="Resolution">What the approval rests on, as in "2026 council, resolution 3"; optional.</param>
/// <returns>The member number.</returns>
[Requires(Permissions.DecideApplications)]
public sealed record ApproveApplication(Id<MembershipApplication> Application, string? Resolution = null) : ICommand<Result<string>>;

internal sealed class ApproveApplicationValidator : AbstractValidator<ApproveApplication>
{
    public ApproveApplicationValidator() => RuleFor(c => c.Resolution).MaximumLength(MembershipApplication.MaxReasonLength);
}

internal sealed class ApproveApplicationHandler(IAssociationDb db, Admission admission, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ApproveApplication, Result<string>>
{
    public async Task<Result<string>> Handle(ApproveApplication command, CancellationToken cancellationToken)
    {
        // The row is taken first: who comes second waits here, finds it decided and draws no number.
        await db.Applications.Where(a => a.Id == command.Application && a.Status == ApplicationStatus.Submitted)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
        if (await db.ApplicationAsync(command.Application, cancellationToken) is not { } application) return ApplicationErrors.NotFound;
        Refuse.Unless(application.Status is ApplicationStatus.Submitted, ApplicationErrors.NotSubmitted);

        var now = clock.GetUtcNow();
        var person = await admission.PersonOfAsync(application, cancellationToken);
        var membership = await admission.TakeInAsync(application, person, cancellationToken);
        application.Approve(membership.Id, user.Id, string.IsNullOrWhiteSpace(command.Resolution) ? null : command.Resolution.Trim(), now);
        if (application.WantsListing) membership.List(true, now);
        db.Tell(application, MailTemplates.ApplicationApproved, now);
        return membership.Number;
    }
}

/// <summary>Sends an application back to be corrected; the applicant hands the same one in again.</summary>
[Requires(Permissions.DecideApplications)]
public sealed record ReturnApplication(Id<MembershipApplication> Application, string Reason) : ICommand<Result>;

internal sealed class ReturnApplicationValidator : AbstractValidator<ReturnApplication>
{
    public ReturnApplicationValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(MembershipApplication.MaxReasonLength);
}

internal sealed class ReturnApplicationHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReturnApplication, Result>
{
    public async Task<Result> Handle(ReturnApplication command, CancellationToken cancellationToken)
    {
        if (await db.ApplicationAsync(command.Application, cancellationToken) is not { } application) return ApplicationErrors.NotFound;
        application.Return(user.Id, command.Reason, clock.GetUtcNow());
        db.Tell(application, MailTemplates.ApplicationReturned, clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Turns an application down, with the reason; the applicant may apply again.</summary>
[Requires(Permissions.DecideApplications)]
public sealed record RejectApplication(Id<MembershipApplication> Application, string Reason) : ICommand<Result>;

internal sealed class RejectApplicationValidator : AbstractValidator<RejectApplication>
{
    public RejectApplicationValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(MembershipApplication.MaxReasonLength);
}

internal sealed class RejectApplicationHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RejectApplication, Result>
{
    public async Task<Result> Handle(RejectApplication command, CancellationToken cancellationToken)
    {
        if (await db.ApplicationAsync(command.Application, cancellationToken) is not { } application) return ApplicationErrors.NotFound;
        application.Reject(user.Id, command.Reason, clock.GetUtcNow());
        db.Tell(application, MailTemplates.ApplicationRejected, clock.GetUtcNow());
        return Result.Done;
    }
}

internal static class ApplicationsToDecide
{
    public static Task<MembershipApplication?> ApplicationAsync(this IAssociationDb db, Id<MembershipApplication> id, CancellationToken cancellationToken) =>
        db.Applications.Include(a => a.Steps).FirstOrDefaultAsync(a => a.Id == id && a.Status != ApplicationStatus.Draft, cancellationToken);
}
