using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>From today on a member of another kind; the term before stays on record.</summary>
/// <returns>The member's name, for the result of a row.</returns>
[Requires(Permissions.EditMembers)]
public sealed record ChangeCategory(Id<Person> Person, MembershipCategory Category) : ICommand<Result<string>>;

internal sealed class ChangeCategoryHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ChangeCategory, Result<string>>
{
    public async Task<Result<string>> Handle(ChangeCategory command, CancellationToken cancellationToken)
    {
        var (id, today) = (command.Person, clock.Today());
        var membership = await db.Memberships.Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == id, cancellationToken);
        if (membership is null) return Error.NotFound("membership");
        if (membership.CategoryOn(today) is null) return MembershipErrors.AlreadyEnded;
        Refuse.Unless((await db.PolicyAsync(cancellationToken)).Takes(command.Category), MembershipErrors.CategoryRetired);
        membership.MoveTo(command.Category, today);
        return await db.People.Where(p => p.Id == id).Select(p => p.Name).SingleAsync(cancellationToken);
    }
}
