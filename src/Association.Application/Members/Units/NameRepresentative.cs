using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Application.Members.Units;

/// <summary>Who speaks for the unit in the council from today, in the seat it holds today; nobody, when left out.</summary>
[Requires(Permissions.EditUnits)]
public sealed record NameRepresentative(Id<MemberUnit> Unit, Id<Person>? Person) : ICommand<Result>;

internal sealed class NameRepresentativeHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<NameRepresentative, Result>
{
    public async Task<Result> Handle(NameRepresentative command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Unit, cancellationToken) is not { } unit) return UnitErrors.NotFound;
        await db.RequireAsync(new SeatDetails(Representative: command.Person), cancellationToken);
        unit.RepresentedBy(command.Person, clock.Today());
        return Result.Done;
    }
}
