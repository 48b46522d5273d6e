using System.Globalization;
using System.Security.Claims;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Web.Localization;
using Microsoft.AspNetCore.Identity;

namespace Association.Web.SignIn;

/// <summary>
/// What the cookie of a session says: whose it is and how it was opened, never what its owner may do.
/// Staff stay in for 3 hours without a request and 12 in all, others for 30 days. Source: security.md F9.
/// </summary>
/// <param name="Id">Names the session, so that it can be ended although copies of its cookie exist.</param>
/// <param name="Proved">When the owner last gave a password or passkey.</param>
/// <param name="Kept">The owner asked to stay signed in on this device.</param>
internal sealed record Session(UserId Account, string Id, string Stamp, DateTimeOffset Begun, DateTimeOffset Proved, bool SecondFactor, bool Kept)
{
    public static readonly TimeSpan StaffIdle = TimeSpan.FromHours(3);
    public static readonly TimeSpan StaffLife = TimeSpan.FromHours(12);
    public static readonly TimeSpan MemberLife = TimeSpan.FromDays(30);

    /// <summary>How long a password counts for what is sensitive.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(10);

    public bool IsOver(bool staff, DateTimeOffset lastSeen, DateTimeOffset now) =>
        now - Begun >= (staff || !Kept ? StaffLife : MemberLife) || staff && now - lastSeen >= StaffIdle;

    public bool IsProved(DateTimeOffset now) => now - Proved < ProofLife;

    public static Session? Of(ClaimsPrincipal? user) =>
        Guid.TryParse(Find(user, ClaimTypes.NameIdentifier), out var account) && Find(user, "session") is { } id && Find(user, "stamp") is { } stamp
            ? new(new(account), id, stamp, Moment(Find(user, "begun")), Moment(Find(user, "proved")), Find(user, "factors") == "2", Find(user, "kept") == "yes")
            : null;

    public ClaimsPrincipal ToPrincipal(AccountSnapshot account)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, Account.ToString()), new(ClaimTypes.Name, account.Name), new("session", Id), new("stamp", Stamp),
            new("begun", Seconds(Begun)), new("proved", Seconds(Proved)), new("factors", SecondFactor ? "2" : "1"), new("kept", Kept ? "yes" : "no"),
            .. account.Culture is { } culture ? [new Claim(Cultures.Claim, culture)] : Array.Empty<Claim>(),
        ];
        return new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }

    private static string? Find(ClaimsPrincipal? user, string type) => user?.FindFirst(type)?.Value;

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string? seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.TryParse(seconds, CultureInfo.InvariantCulture, out var number) ? number : 0);
}
