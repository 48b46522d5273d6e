using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Plans;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>A line of a plan; what is counted once cannot be planned twice in one year.</summary>
[Requires(Permissions.Self)]
public sealed record AddPlanLine(Id<Body>? Body, int Year, PlanMetric Metric, int Target, DateOnly? Due, Id<Person>? Owner, string? Note) : ICommand<Result<Guid>>, IEditsPlan;

[Requires(Permissions.Self)]
public sealed record ChangePlanLine(Id<Body>? Body, Id<PlanLine> Line, int Target, DateOnly Due, Id<Person>? Owner, string? Note) : ICommand<Result>, IEditsPlan;

[Requires(Permissions.Self)]
public sealed record RemovePlanLine(Id<Body>? Body, Id<PlanLine> Line) : ICommand<Result>, IEditsPlan;

internal sealed class AddPlanLineValidator : AbstractValidator<AddPlanLine>
{
    public AddPlanLineValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(PlanYears.First, PlanYears.Last);
        RuleFor(c => c.Metric).IsInEnum();
        RuleFor(c => c.Note).MaximumLength(PlanLine.MaxNoteLength);
    }
}

internal sealed class ChangePlanLineValidator : AbstractValidator<ChangePlanLine>
{
    public ChangePlanLineValidator() => RuleFor(c => c.Note).MaximumLength(PlanLine.MaxNoteLength);
}

internal sealed class EditPlanHandler(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<AddPlanLine, Result<Guid>>, IRequestHandler<ChangePlanLine, Result>, IRequestHandler<RemovePlanLine, Result>
{
    private static readonly Error Stranger = Error.Invalid("plan.owner", "Choose somebody who holds an office.", "Owner");

    public async Task<Result<Guid>> Handle(AddPlanLine command, CancellationToken cancellationToken)
    {
        if (await db.PlanLines.AnyAsync(l => l.Year == command.Year && l.Body == command.Body && l.Metric == command.Metric, cancellationToken)) return PlanErrors.Twice.At("Metric");
        var line = new PlanLine(command.Year, command.Body, command.Metric, command.Target, command.Due ?? new DateOnly(command.Year, 12, 31));
        await SetAsync(line, command.Target, line.Due, command.Owner, command.Note, cancellationToken);
        db.PlanLines.Add(line);
        return line.Id.Value;
    }

    public async Task<Result> Handle(ChangePlanLine command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Body, command.Line, cancellationToken) is not { } line) return PlanErrors.NotFound;
        await SetAsync(line, command.Target, command.Due, command.Owner, command.Note, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(RemovePlanLine command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Body, command.Line, cancellationToken) is not { } line) return PlanErrors.NotFound;
        db.PlanLines.Remove(line);
        return Result.Done;
    }

    private Task<PlanLine?> FindAsync(Id<Body>? body, Id<PlanLine> id, CancellationToken cancellationToken) =>
        db.PlanLines.FirstOrDefaultAsync(l => l.Id == id && l.Body == body, cancellationToken);

    private async Task SetAsync(PlanLine line, int target, DateOnly due, Id<Person>? owner, string? note, CancellationToken cancellationToken)
    {
        if (owner is { } one && owner != line.Owner) Refuse.Unless(await db.PlanOwners(line.Body, clock.Today()).AnyAsync(p => p == one, cancellationToken), Stranger);
        line.Set(target, due, owner, note.Said());
    }
}
