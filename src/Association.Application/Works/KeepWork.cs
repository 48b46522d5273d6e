using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Works;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

/// <summary>Enters a piece of work in the register.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record RecordWork(WorkKind Kind, WorkInput Input, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IWritesWorkKind, IIdempotent;

/// <summary>Corrects a record; its kind stays.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ChangeWork(Id<WorkRecord> Work, WorkInput Input) : ICommand<Result>, IWritesWork;

/// <summary>Takes a record out that was entered by mistake; the audit keeps what it said.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record RemoveWork(Id<WorkRecord> Work) : ICommand<Result>, IWritesWork;

internal sealed class RecordWorkValidator : AbstractValidator<RecordWork>
{
    public RecordWorkValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Input).SetValidator(new WorkInputValidator()).OverridePropertyName("");
    }
}

internal sealed class ChangeWorkValidator : AbstractValidator<ChangeWork>
{
    public ChangeWorkValidator() => RuleFor(c => c.Input).SetValidator(new WorkInputValidator()).OverridePropertyName("");
}

internal sealed class KeepWorkHandler(IAssociationDb db, WorkDesk desk, TimeProvider clock) :
    IRequestHandler<RecordWork, Result<Guid>>, IRequestHandler<ChangeWork, Result>, IRequestHandler<RemoveWork, Result>
{
    public async Task<Result<Guid>> Handle(RecordWork command, CancellationToken cancellationToken)
    {
        await desk.HoldYearsAsync(null, command.Input, cancellationToken);
        var details = await desk.AgreeAsync(command.Kind, null, command.Input, cancellationToken);
        var work = new WorkRecord(command.Kind, details, await db.OpenYearsAsync(clock, cancellationToken));
        db.Works.Add(work);
        return work.Id.Value;
    }

    public async Task<Result> Handle(ChangeWork command, CancellationToken cancellationToken)
    {
        await desk.HoldYearsAsync(command.Work, command.Input, cancellationToken);
        if (await db.Works.FirstOrDefaultAsync(w => w.Id == command.Work, cancellationToken) is not { } work) return WorkErrors.NotFound;
        var details = await desk.AgreeAsync(work.Kind, work.Id, command.Input, cancellationToken);
        work.Change(details, await db.OpenYearsAsync(clock, cancellationToken));
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveWork command, CancellationToken cancellationToken)
    {
        await desk.HoldYearsAsync(command.Work, null, cancellationToken);
        if (await db.Works.Include(w => w.Evidence).FirstOrDefaultAsync(w => w.Id == command.Work, cancellationToken) is not { } work) return WorkErrors.NotFound;
        if (await db.Works.AnyAsync(w => w.Parent == work.Id || w.Root == work.Id, cancellationToken)) return WorkErrors.HasChildren;
        work.MustBeRemovable(await db.OpenYearsAsync(clock, cancellationToken));
        var scans = work.Evidence.Select(e => e.File).ToList();
        foreach (var file in await db.Files.Where(f => scans.Contains(f.Id)).ToListAsync(cancellationToken)) file.Discard(clock.GetUtcNow());
        db.Works.Remove(work);
        return Result.Done;
    }
}
