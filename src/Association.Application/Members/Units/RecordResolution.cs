using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>A decision of congress or council with its count and its minutes; units get their seats by it. Source: domain.md R2.31-R2.37.</summary>
/// <param name="Minutes">The signed minutes: PDF, JPG or PNG, at most 10 MB.</param>
[Requires(Permissions.EditUnits)]
public sealed record RecordResolution(
    DecidingBody Body, string Meeting, string? Number, DateOnly HeldOn, int Due, int Present, int For, int Against, int Abstain, bool Secret, UploadedFile? Minutes)
    : ICommand<Result<Guid>>;

internal sealed class RecordResolutionValidator : AbstractValidator<RecordResolution>
{
    public RecordResolutionValidator(TimeProvider clock)
    {
        RuleFor(c => c.Body).IsInEnum();
        RuleFor(c => c.Meeting).NotEmpty().MaximumLength(CouncilResolution.MaxMeetingLength);
        RuleFor(c => c.Number).MaximumLength(CouncilResolution.MaxNumberLength);
        RuleFor(c => c.HeldOn).Must(day => day <= clock.Today()).WithErrorCode("resolution.in-future").WithMessage("The meeting has not been held yet.");
        RuleFor(c => c.Due).InclusiveBetween(1, CouncilResolution.MaxVoters);
        RuleFor(c => c.Present).InclusiveBetween(1, CouncilResolution.MaxVoters);
        RuleFor(c => c.For).InclusiveBetween(0, CouncilResolution.MaxVoters);
        RuleFor(c => c.Against).InclusiveBetween(0, CouncilResolution.MaxVoters);
        RuleFor(c => c.Abstain).InclusiveBetween(0, CouncilResolution.MaxVoters);
    }
}

internal sealed class RecordResolutionHandler(IAssociationDb db, IFileStore files, ICurrentUser user) : IRequestHandler<RecordResolution, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordResolution command, CancellationToken cancellationToken)
    {
        var votes = new Votes(command.Due, command.Present, command.For, command.Against, command.Abstain);
        var resolution = new CouncilResolution(command.Body, command.Meeting.Trim(), command.Number.Said(), command.HeldOn, votes, command.Secret);
        if (command.Minutes is { } minutes)
        {
            var type = EvidenceFile.TypeOf(minutes);
            resolution.RecordedIn((await files.KeepAsync(minutes.Content, minutes.Name, type, FilePurpose.Minutes, user.Id, cancellationToken)).Id);
        }

        db.Resolutions.Add(resolution);
        return resolution.Id.Value;
    }
}

/// <summary>The minutes of a decision that was recorded without them, or a better copy.</summary>
[Requires(Permissions.EditUnits)]
public sealed record AttachMinutes(Id<CouncilResolution> Resolution, UploadedFile? File) : ICommand<Result>;

internal sealed class AttachMinutesHandler(IAssociationDb db, IFileStore files, ICurrentUser user) : IRequestHandler<AttachMinutes, Result>
{
    public async Task<Result> Handle(AttachMinutes command, CancellationToken cancellationToken)
    {
        if (await db.Resolutions.FindAsync([command.Resolution], cancellationToken) is not { } resolution) return ResolutionErrors.NotFound;
        var type = EvidenceFile.TypeOf(command.File);
        resolution.RecordedIn((await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Minutes, user.Id, cancellationToken)).Id);
        return Result.Done;
    }
}
