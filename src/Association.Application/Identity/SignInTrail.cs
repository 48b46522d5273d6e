using System.Text.Json;
using Association.Application.Audit;
using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>What the audit trail says about sign-ins; the texts are <c>audit.{name}</c>. Kept like every entry of the trail.</summary>
public static class SignInEvents
{
    public const string Prefix = "sign-in.";

    /// <summary>The password alone opened a session.</summary>
    public const string Opened = "sign-in.opened";
    /// <summary>The password was right; a code is asked for.</summary>
    public const string PasswordRight = "sign-in.password-right";
    /// <summary>The code of the authenticator opened a session.</summary>
    public const string SecondFactor = "sign-in.second-factor";
    /// <summary>A recovery code was used up and opened a session.</summary>
    public const string RecoveryCode = "sign-in.recovery-code";
    public const string Passkey = "sign-in.passkey";
    /// <summary>The owner gave the password again before something sensitive.</summary>
    public const string Proved = "sign-in.proved";
    public const string Failed = "sign-in.failed";
    /// <summary>Too many failures: nothing is tried any more for a while. Written once per window, not per attempt.</summary>
    public const string LockedOut = "sign-in.locked-out";
    public const string SignedOut = "sign-in.signed-out";
    /// <summary>Signed out on every device.</summary>
    public const string SignedOutEverywhere = "sign-in.signed-out-everywhere";
    /// <summary>Somebody asked for a link to choose a new password.</summary>
    public const string ResetAsked = "sign-in.reset-asked";
    public const string NewEmailAsked = "sign-in.new-email-asked";
    public const string MobileAsked = "sign-in.mobile-asked";
    public const string PasskeyAdded = "sign-in.passkey-added";
    public const string PasskeyRemoved = "sign-in.passkey-removed";

    public static bool IsAlarming(string action) => action is Failed or LockedOut;
}

/// <summary>Entries of the trail about sign-ins. They name accounts by id: what was typed may be anybody's, or a password.</summary>
public static class SignInTrail
{
    /// <summary>What is shown for an account that nobody knows.</summary>
    public const string Unknown = "-";

    /// <param name="account">Whose sign-in it is, when that is known.</param>
    /// <param name="proved">Whoever acted is the owner; else nobody is named as the one who did it.</param>
    /// <param name="method">Which secret was checked, as in <c>password</c>.</param>
    public static AuditEntry Entry(string action, UserId? account, bool proved, string? name, string from, string? method, DateTimeOffset now) => new()
    {
        At = now, User = proved ? account?.Value ?? Guid.Empty : Guid.Empty, UserName = proved ? name ?? "" : "", From = Cut(from), Action = action,
        Entity = "Account", EntityId = account?.ToString() ?? Unknown,
        After = method is null ? null : JsonSerializer.Serialize(new Dictionary<string, string> { ["SignInMethod"] = method }),
    };

    private static string Cut(string from) => from.Length <= AuditEntry.MaxNameLength ? from : from[..AuditEntry.MaxNameLength];
}
