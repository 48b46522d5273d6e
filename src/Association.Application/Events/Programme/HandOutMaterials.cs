using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>Puts a file up for a session: PDF, JPG or PNG, at most 10 MB.</summary>
[Requires(Permissions.EditEvents)]
public sealed record AddSessionMaterial(Id<Event> Event, Id<EventSession> Session, UploadedFile? File, MaterialAccess Access) : ICommand<Result<Guid>>, IInEvent;

[Requires(Permissions.EditEvents)]
public sealed record OpenSessionMaterial(Id<Event> Event, Id<SessionMaterial> Material, MaterialAccess Access) : ICommand<Result>, IInEvent;

/// <summary>Nobody can fetch it from then on.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveSessionMaterial(Id<Event> Event, Id<SessionMaterial> Material) : ICommand<Result>, IInEvent;

internal sealed class AddSessionMaterialValidator : AbstractValidator<AddSessionMaterial>
{
    public AddSessionMaterialValidator() => RuleFor(c => c.Access).IsInEnum();
}

internal sealed class OpenSessionMaterialValidator : AbstractValidator<OpenSessionMaterial>
{
    public OpenSessionMaterialValidator() => RuleFor(c => c.Access).IsInEnum();
}

internal sealed class SessionMaterialHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddSessionMaterial, Result<Guid>>, IRequestHandler<OpenSessionMaterial, Result>, IRequestHandler<RemoveSessionMaterial, Result>
{
    public async Task<Result<Guid>> Handle(AddSessionMaterial command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        if (!await db.Sessions.AnyAsync(s => s.Id == command.Session && s.Event == command.Event, cancellationToken)) return EventErrors.SessionNotFound;
        if (await db.SessionMaterials.CountAsync(m => m.Session == command.Session, cancellationToken) >= SessionMaterial.MaxPerSession) return ProgrammeErrors.TooManyMaterials;
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Material, user.Id, cancellationToken);
        var material = new SessionMaterial(command.Event, command.Session, kept.Id, command.Access);
        db.SessionMaterials.Add(material);
        return material.Id.Value;
    }

    public async Task<Result> Handle(OpenSessionMaterial command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Material, cancellationToken) is not { } material) return ProgrammeErrors.MaterialNotFound;
        material.OpenTo(command.Access);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveSessionMaterial command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Material, cancellationToken) is not { } material) return ProgrammeErrors.MaterialNotFound;
        (await db.Files.SingleAsync(f => f.Id == material.File, cancellationToken)).Discard(clock.GetUtcNow());
        db.SessionMaterials.Remove(material);
        return Result.Done;
    }

    private Task<SessionMaterial?> FindAsync(Id<Event> @event, Id<SessionMaterial> material, CancellationToken cancellationToken) =>
        db.SessionMaterials.FirstOrDefaultAsync(m => m.Id == material && m.Event == @event, cancellationToken);
}
