using Association.Application.Access;
using Association.Application.Identity;
using Association.Domain.Common;

namespace Association.Web.SignIn;

/// <summary>
/// Fills the user of this request from what holds now: one query, on each request, for every door (cookie, API token).
/// </summary>
public sealed class CurrentUserLoader(CurrentUser user, IAccounts accounts, IHttpContextAccessor http)
{
    /// <summary>What was read for this request; null for somebody who is not signed in.</summary>
    public AccountSnapshot? Account { get; private set; }

    /// <summary>Roles that wait for a second factor: their holder is led to give one.</summary>
    public bool NeedsSecondFactor { get; private set; }

    /// <summary>The account with its rights of this moment; null when it is gone or closed.</summary>
    public async Task<AccountSnapshot?> ReadAsync(UserId account, string? session, CancellationToken cancellationToken) =>
        await accounts.SnapshotAsync(account, session, cancellationToken) is { Closed: false } snapshot ? snapshot : null;

    /// <param name="secondFactor">Given in this session; an API token counts as given when its owner has one set up.</param>
    public void SignIn(AccountSnapshot account, bool secondFactor)
    {
        (Account, NeedsSecondFactor) = (account, account.IsStaff && !secondFactor);
        user.SignIn(account.Id, account.Name, account.Person, account.RolesGiven(secondFactor));
        user.From = Address;
    }

    /// <summary>The network address of the sender, as the configured proxies report it.</summary>
    public string Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
}
