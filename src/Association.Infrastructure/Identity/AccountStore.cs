using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

/// <summary>Identity's store, which leaves saving to the unit of work.</summary>
public sealed class AccountStore : UserOnlyStore<Account, AssociationDbContext, Guid>
{
    public AccountStore(AssociationDbContext context, IdentityErrorDescriber? describer = null) : base(context, describer) => AutoSaveChanges = false;
}
