using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>A colleague leaves the unit; the record stays with its last day.</summary>
[Requires(Permissions.Self)]
public sealed record EndStaffEmployment(Id<MemberUnit> Unit, Id<Employment> Employment, DateOnly LastDay) : ICommand<Result>, IForMyStaff;

internal sealed class EndStaffEmploymentValidator : AbstractValidator<EndStaffEmployment>
{
    /// <summary>A liaison tells what is near; what lies further off is corrected by the office.</summary>
    private const int MaxDaysAhead = 92;
    private const int MaxDaysBack = 366;

    public EndStaffEmploymentValidator(TimeProvider clock) =>
        RuleFor(c => c.LastDay).Must(day => day >= clock.Today().AddDays(-MaxDaysBack) && day <= clock.Today().AddDays(MaxDaysAhead))
            .WithErrorCode("employment.far-day").WithMessage("Choose a day of the past year or of the next three months.");
}

internal sealed class EndStaffEmploymentHandler(IAssociationDb db) : IRequestHandler<EndStaffEmployment, Result>
{
    public async Task<Result> Handle(EndStaffEmployment command, CancellationToken cancellationToken)
    {
        if (await db.StaffMemberAsync(command.Unit, command.Employment, cancellationToken) is not { } person) return EmploymentErrors.NotFound;
        person.Leave(command.Employment, command.LastDay);
        return Result.Done;
    }
}

/// <summary>Department and title of a colleague, put right; the days stay.</summary>
[Requires(Permissions.Self)]
public sealed record CorrectStaffPlace(Id<MemberUnit> Unit, Id<Employment> Employment, string? Department, string? Title) : ICommand<Result>, IForMyStaff;

internal sealed class CorrectStaffPlaceValidator : AbstractValidator<CorrectStaffPlace>
{
    public CorrectStaffPlaceValidator()
    {
        RuleFor(c => c.Department).MaximumLength(Person.MaxTextLength);
        RuleFor(c => c.Title).MaximumLength(Person.MaxTextLength);
    }
}

internal sealed class CorrectStaffPlaceHandler(IAssociationDb db) : IRequestHandler<CorrectStaffPlace, Result>
{
    public async Task<Result> Handle(CorrectStaffPlace command, CancellationToken cancellationToken)
    {
        if (await db.StaffMemberAsync(command.Unit, command.Employment, cancellationToken) is not { } person) return EmploymentErrors.NotFound;
        var work = person.Employments.Single(e => e.Id == command.Employment);
        Refuse.If(work.To is not null, EmploymentErrors.Ended);
        person.Correct(work.Id, command.Department.Said(), command.Title.Said(), work.From, work.To);
        return Result.Done;
    }
}

internal static class OwnStaff
{
    /// <summary>Whose employment it is, if it is one at this unit.</summary>
    public static async Task<Person?> StaffMemberAsync(this IAssociationDb db, Id<MemberUnit> unit, Id<Employment> employment, CancellationToken cancellationToken)
    {
        var person = await db.Employments.Where(e => e.Id == employment && e.Unit == unit).Select(e => (Guid?)e.Person.Value).FirstOrDefaultAsync(cancellationToken);
        return person is { } id ? await db.ForChangeAsync(new Id<Person>(id), cancellationToken) : null;
    }
}

/// <summary>One colleague of one's unit, for the pages that change the place.</summary>
[Requires(Permissions.Self)]
public sealed record GetStaffPlace(Id<MemberUnit> Unit, Id<Employment> Employment) : IQuery<StaffPlace?>, IForMyStaff;

public sealed record StaffPlace(Guid Employment, string Name, string? Department, string? Title, DateOnly From, DateOnly? To, string? TransferTo);

internal sealed class GetStaffPlaceHandler(IAssociationDb db) : IRequestHandler<GetStaffPlace, StaffPlace?>
{
    public Task<StaffPlace?> Handle(GetStaffPlace query, CancellationToken cancellationToken) =>
        db.Employments.AsNoTracking().Where(e => e.Id == query.Employment && e.Unit == query.Unit)
            .Join(db.People, e => e.Person, p => p.Id, (e, p) => new { e, p })
            .Select(x => new StaffPlace(x.e.Id.Value, x.p.Name, x.e.Department, x.e.Title, x.e.From, x.e.To,
                db.StaffTransfers.Where(t => t.Person == x.p.Id && t.From == x.e.Unit && t.Status == TransferStatus.Open)
                    .Select(t => db.Units.Where(u => u.Id == t.To).Select(u => u.Name).FirstOrDefault()).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellationToken);
}
