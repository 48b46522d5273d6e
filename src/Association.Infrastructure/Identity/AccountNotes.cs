using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

/// <summary>Small values that belong to an account, in Identity's token table: one row per kind and name.</summary>
internal static class AccountNotes
{
    public const string Link = "link";
    public const string Key = "authenticator";
    public const string Recovery = "recovery-code";
    public const string PendingEmail = "pending-email";
    public const string EndedSession = "ended-session";

    public static Task<IdentityUserToken<Guid>?> NoteAsync(this AssociationDbContext db, Guid account, string kind, string name, CancellationToken cancellationToken) =>
        db.UserTokens.FirstOrDefaultAsync(t => t.UserId == account && t.LoginProvider == kind && t.Name == name, cancellationToken);

    public static async Task WriteNoteAsync(this AssociationDbContext db, Guid account, string kind, string name, string value, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account, kind, name, cancellationToken) is { } known) known.Value = value;
        else db.UserTokens.Add(new() { UserId = account, LoginProvider = kind, Name = name, Value = value });
    }

    public static async Task ForgetNotesAsync(this AssociationDbContext db, Guid account, string kind, CancellationToken cancellationToken) =>
        db.UserTokens.RemoveRange(await db.UserTokens.Where(t => t.UserId == account && t.LoginProvider == kind).ToListAsync(cancellationToken));
}
