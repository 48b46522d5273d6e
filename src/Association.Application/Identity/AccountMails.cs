using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>The mails about accounts; what they say is composed when they are sent.</summary>
internal static class AccountMails
{
    /// <summary>Mails of one kind that an account gets within an hour, however often they are asked for. Source: security.md F8.</summary>
    public const int PerHour = 3;

    internal static async Task<bool> SendAsync(this IAssociationDb db, string template, AccountRecord account, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.IsEnoughAsync(template, account.Id, now, cancellationToken)) return false;
        db.Outbox.Add(new OutboxMessage(template, account.Id.Value, account.Email, account.Language, now, occasion));
        return true;
    }

    internal static Task<bool> IsEnoughAsync(this IAssociationDb db, string template, UserId account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earlier = now.AddHours(-1);
        return db.Outbox.Where(m => m.Template == template && m.Subject == account.Value && m.CreatedAt > earlier)
            .Skip(PerHour - 1).AnyAsync(cancellationToken);
    }

    /// <summary>Tells the owner what changed, so that a thief cannot change it silently.</summary>
    internal static void Tell(this IAssociationDb db, AccountRecord account, string change, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxMessage(MailTemplates.AccountChanged, account.Id.Value, account.Email, account.Language, now, $"{change}/{Guid.CreateVersion7():N}"));
}

/// <summary>What a mail about a change names; the texts are <c>account.changed-{name}</c>.</summary>
public static class AccountChanges
{
    public const string Password = "password";
    public const string SecondFactor = "second-factor";
    public const string RecoveryCodes = "recovery-codes";
    public const string Passkey = "passkey";
    public const string Email = "email";
    public const string Mobile = "mobile";
    public const string Roles = "roles";
    public const string Closed = "closed";
}
