using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>
/// Asks for another e-mail address. It counts only after the link sent there was used; until then the present one stays.
/// An address that has an account gets the same answer: only its mailbox learns of it. Source: security.md B19.
/// </summary>
[Requires(Permissions.Self)]
public sealed record ChangeMyEmail(string? Email) : ICommand<Result>;

public static class ContactErrors
{
    public static readonly Error SameEmail = Error.Invalid("account.same-email", "This is your address already.", "Email");
    public static readonly Error TooMany = Error.Conflict("account.too-many-changes", "You asked several times within an hour; please try again later.");
    public static readonly Error MobileTaken = Error.Invalid("account.mobile-taken", "Another account signs in with this number.", "Mobile");
}

internal sealed class ChangeMyEmailHandler(IAssociationDb db, IAccounts accounts, IAccountLinks links, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeMyEmail, Result>
{
    public async Task<Result> Handle(ChangeMyEmail command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At(nameof(command.Email));
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { } account) return Error.NotFound("account");
        if (EmailAddress.TryParse(account.Email, out var present) && present.Key == email.Key) return ContactErrors.SameEmail;
        var now = clock.GetUtcNow();
        if (await db.AskedEnoughAsync(SignInEvents.NewEmailAsked, user.Id, now, cancellationToken)) return ContactErrors.TooMany;

        db.AuditEntries.Add(SignInTrail.Entry(SignInEvents.NewEmailAsked, user.Id, proved: true, user.Name, user.From, null, now));
        await accounts.PendEmailAsync(user.Id, email, cancellationToken);
        var occasion = await links.StartAsync(user.Id, AccountLinkPurpose.ChangeEmail, cancellationToken);
        if (await accounts.FindAsync(email, cancellationToken) is { } owner)
            await db.SendAsync(MailTemplates.AccountKnown, owner, $"{Guid.CreateVersion7():N}", now, cancellationToken);
        else
            db.Outbox.Add(new(MailTemplates.AccountNewEmail, user.Id.Value, email.Value, account.Language, now, occasion));
        return Result.Done;
    }
}

/// <summary>Keeps the present address; the link that was sent is void.</summary>
[Requires(Permissions.Self)]
public sealed record DropNewEmail : ICommand<Result>;

internal sealed class DropNewEmailHandler(IAccounts accounts, IAccountLinks links, ICurrentUser user) : IRequestHandler<DropNewEmail, Result>
{
    public async Task<Result> Handle(DropNewEmail command, CancellationToken cancellationToken)
    {
        await accounts.PendEmailAsync(user.Id, null, cancellationToken);
        await links.VoidAsync(user.Id, AccountLinkPurpose.ChangeEmail, cancellationToken);
        return Result.Done;
    }
}

internal static class ContactChanges
{
    /// <summary>Changes of one kind that somebody may ask for within an hour.</summary>
    public const int PerHour = 3;

    internal static Task<bool> AskedEnoughAsync(this IAssociationDb db, string action, UserId account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (own, earlier) = (account.ToString(), now.AddHours(-1));
        return db.AuditEntries.Where(e => e.Entity == "Account" && e.EntityId == own && e.Action == action && e.At > earlier)
            .Skip(PerHour - 1).AnyAsync(cancellationToken);
    }
}
