using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>Whose a registration is: its account's, its person's, or whoever holds the key of its link.</summary>
internal sealed class RegistrationAccess(IAssociationDb db, ICurrentUser user, ILinkSecrets secrets)
{
    public async Task<bool> MayActAsync(Id<Registration> registration, string? linkKey, CancellationToken cancellationToken)
    {
        var owner = await db.Registrations.AsNoTracking().Where(r => r.Id == registration)
            .Select(r => new { r.Number, r.Account, r.Person }).FirstOrDefaultAsync(cancellationToken);
        return owner is not null && (IsOwn(owner.Account, owner.Person) || secrets.Matches(RegistrationLinks.Purpose, owner.Number, linkKey));
    }

    private bool IsOwn(UserId? account, Id<Domain.Members.Person> person) =>
        user.IsSignedIn && (account == user.Id || user.Person == person);
}
