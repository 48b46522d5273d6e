using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Work;

/// <summary>
/// A person's work at a unit from a day on. Work that runs then ends the day before, so a change of employer is one act and
/// the history stays. Source: anchors.md B8.
/// </summary>
[Requires(Permissions.EditMembers)]
public sealed record StartEmployment(Id<Person> Person, Id<MemberUnit> Unit, string? Department, string? Title, DateOnly From) : ICommand<Result<Guid>>;

internal sealed class StartEmploymentValidator : AbstractValidator<StartEmployment>
{
    public StartEmploymentValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
    }
}

internal sealed class StartEmploymentHandler(IAssociationDb db) : IRequestHandler<StartEmployment, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartEmployment command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Person, cancellationToken) is not { } person) return Error.NotFound("person");
        if (!await db.Units.AnyAsync(u => u.Id == command.Unit, cancellationToken)) return UnitErrors.NotFound;
        var work = person.WorkAt(command.Unit, command.Department.Said(), command.Title.Said(), command.From);
        db.Employments.Add(work);
        return work.Id.Value;
    }
}

/// <summary>Ends a person's work with its last day.</summary>
[Requires(Permissions.EditMembers)]
public sealed record EndEmployment(Id<Person> Person, Id<Employment> Employment, DateOnly LastDay) : ICommand<Result>;

internal sealed class EndEmploymentHandler(IAssociationDb db) : IRequestHandler<EndEmployment, Result>
{
    public async Task<Result> Handle(EndEmployment command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Person, cancellationToken) is not { } person) return Error.NotFound("person");
        person.Leave(command.Employment, command.LastDay);
        return Result.Done;
    }
}

/// <summary>Puts right what was entered wrongly; a real change of work is a new employment.</summary>
[Requires(Permissions.EditMembers)]
public sealed record CorrectEmployment(Id<Person> Person, Id<Employment> Employment, string? Department, string? Title, DateOnly From, DateOnly? To) : ICommand<Result>;

internal sealed class CorrectEmploymentValidator : AbstractValidator<CorrectEmployment>
{
    public CorrectEmploymentValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
    }
}

internal sealed class CorrectEmploymentHandler(IAssociationDb db) : IRequestHandler<CorrectEmployment, Result>
{
    public async Task<Result> Handle(CorrectEmployment command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Person, cancellationToken) is not { } person) return Error.NotFound("person");
        person.Correct(command.Employment, command.Department.Said(), command.Title.Said(), command.From, command.To);
        return Result.Done;
    }
}
