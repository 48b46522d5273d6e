using System.Security.Cryptography;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

internal sealed class Accounts(AssociationDbContext db, IPersonalNumbers numbers, TimeProvider clock) : IAccounts
{
    /// <summary>A session outlives no longer than this, so its end need not be remembered longer.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(31);

    /// <summary>Two spellings of one mailbox are one account.</summary>
    public static string KeyOf(EmailAddress email) => email.Key.ToUpperInvariant();

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => db.Users.AnyAsync(cancellationToken);

    public Task<AccountRecord?> FindAsync(UserId account, CancellationToken cancellationToken) =>
        Records(db.Users.Where(a => a.Id == account.Value)).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<AccountRecord>> FindAllAsync(IReadOnlyCollection<UserId> accounts, CancellationToken cancellationToken)
    {
        var ids = accounts.Select(a => a.Value).ToList();
        return ids.Count == 0 ? [] : await Records(db.Users.Where(a => ids.Contains(a.Id))).ToListAsync(cancellationToken);
    }

    public Task<AccountRecord?> FindAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var key = KeyOf(email);
        return Records(db.Users.Where(a => a.NormalizedEmail == key)).FirstOrDefaultAsync(cancellationToken);
    }

    public Task<bool> MobileIsTakenAsync(MobileNumber mobile, CancellationToken cancellationToken)
    {
        var index = numbers.IndexOf(mobile);
        return db.Users.AnyAsync(a => a.MobileIndex == index, cancellationToken);
    }

    public Task<AccountRecord?> OfAsync(Id<Person> person, CancellationToken cancellationToken) =>
        Records(db.Users.Where(a => a.Person == person)).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlySet<Id<Person>>> EnglishReadersAsync(CancellationToken cancellationToken) =>
        await db.Users.Where(a => a.Person != null && a.Culture == "en").Select(a => a.Person!.Value).ToHashSetAsync(cancellationToken);

    public Task<bool> IsLinkedAsync(Id<Person> person, CancellationToken cancellationToken) => db.Users.AnyAsync(a => a.Person == person, cancellationToken);

    public async Task<bool> HoldsRoleAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var accounts = (await db.Users.Where(a => a.Person == person).Select(a => a.Id).ToListAsync(cancellationToken)).ConvertAll(id => new UserId(id));
        return await db.RoleGrants.AnyAsync(g => accounts.Contains(g.User), cancellationToken);
    }

    public async Task RemoveOfAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        // What hangs on an account (tokens, keys, claims) goes with it.
        foreach (var account in await db.Users.Where(a => a.Person == person).ToListAsync(cancellationToken))
        {
            var owner = new UserId(account.Id);
            db.ApiTokens.RemoveRange(await db.ApiTokens.Where(t => t.Owner == owner).ToListAsync(cancellationToken));
            db.Users.Remove(account);
        }
    }

    public async Task<(IReadOnlyList<AccountRecord> Accounts, int Total)> SearchAsync(string? text, bool onlyStaff, int skip, int take, CancellationToken cancellationToken)
    {
        var found = db.Users.AsQueryable();
        if (onlyStaff)
        {
            var holders = (await db.RoleGrants.Select(g => g.User).Distinct().ToListAsync(cancellationToken)).ConvertAll(holder => holder.Value);
            found = found.Where(a => holders.Contains(a.Id));
        }

        if (TextNormalization.Line(text) is { Length: > 0 } words)
        {
            var upper = words.ToUpperInvariant();
            found = found.Where(a => a.DisplayName.Contains(words) || a.NormalizedEmail!.Contains(upper));
        }

        var page = await Records(found.OrderBy(a => a.NormalizedEmail).Skip(skip).Take(take)).ToListAsync(cancellationToken);
        return (page, await found.CountAsync(cancellationToken));
    }

    public async Task<AccountSnapshot?> SnapshotAsync(UserId account, string? session, CancellationToken cancellationToken)
    {
        var rows = await db.RowsOfAsync(account, session, clock.Today(), cancellationToken);
        return rows is not [var read, ..] ? null
            : new(account, read.DisplayName, read.Person, read.Culture, read.SecurityStamp ?? "", read.Closed, read.TwoFactorEnabled, read.Ended,
                [.. rows.Where(row => row.Role is not null).Select(row => new GrantedRole(row.Role!.Value, row.Event))]) { ServesUnit = read.ServesUnit, HoldsOffice = read.HoldsOffice };
    }

    public async Task<UserId> OpenAsync(NewAccount account, CancellationToken cancellationToken)
    {
        var opened = new Account
        {
            Id = Guid.CreateVersion7(), DisplayName = account.Name, Email = account.Email.Value, NormalizedEmail = KeyOf(account.Email), EmailConfirmed = account.Confirmed,
            MobileIndex = account.Mobile is null ? null : numbers.IndexOf(account.Mobile), Culture = account.Culture,
            PasswordHash = account.Password.Value, CreatedAt = clock.GetUtcNow(),
        };
        opened.UserName = opened.Id.ToString("N");
        opened.NormalizedUserName = opened.UserName.ToUpperInvariant();
        EndSessions(opened);
        db.Users.Add(opened);
        return new(opened.Id);
    }

    public async Task ConfirmEmailAsync(UserId account, CancellationToken cancellationToken) =>
        (await GetAsync(account, cancellationToken)).EmailConfirmed = true;

    public async Task PendEmailAsync(UserId account, EmailAddress? email, CancellationToken cancellationToken)
    {
        if (email is null) await db.ForgetNotesAsync(account.Value, AccountNotes.PendingEmail, cancellationToken);
        else await db.WriteNoteAsync(account.Value, AccountNotes.PendingEmail, "", email.Value, cancellationToken);
    }

    public async Task<EmailAddress?> PendingEmailAsync(UserId account, CancellationToken cancellationToken) =>
        EmailAddress.TryParse((await db.NoteAsync(account.Value, AccountNotes.PendingEmail, "", cancellationToken))?.Value, out var email) ? email : null;

    public async Task ChangeEmailAsync(UserId account, EmailAddress email, CancellationToken cancellationToken)
    {
        var owner = await GetAsync(account, cancellationToken);
        (owner.Email, owner.NormalizedEmail, owner.EmailConfirmed) = (email.Value, KeyOf(email), true);
        EndSessions(owner);
        await PendEmailAsync(account, null, cancellationToken);
    }

    public async Task<bool> ChangeMobileAsync(UserId account, MobileNumber? mobile, CancellationToken cancellationToken)
    {
        var index = mobile is null ? null : numbers.IndexOf(mobile);
        if (index is not null && await db.Users.AnyAsync(a => a.MobileIndex == index && a.Id != account.Value, cancellationToken)) return false;
        (await GetAsync(account, cancellationToken)).MobileIndex = index;
        return true;
    }

    public Task<bool> HasMobileAsync(UserId account, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(a => a.Id == account.Value && a.MobileIndex != null, cancellationToken);

    public async Task ChangePasswordAsync(UserId account, HashedPassword password, CancellationToken cancellationToken)
    {
        var owner = await GetAsync(account, cancellationToken);
        owner.PasswordHash = password.Value;
        EndSessions(owner);
    }

    public async Task CloseAsync(UserId account, bool closed, CancellationToken cancellationToken)
    {
        var owner = await GetAsync(account, cancellationToken);
        owner.Closed = closed;
        EndSessions(owner);
    }

    public async Task LinkAsync(UserId account, Id<Person>? person, CancellationToken cancellationToken) =>
        (await GetAsync(account, cancellationToken)).Person = person;

    public async Task SpeakAsync(UserId account, string culture, CancellationToken cancellationToken) =>
        (await GetAsync(account, cancellationToken)).Culture = culture;

    public async Task EndSessionsAsync(UserId account, CancellationToken cancellationToken) =>
        EndSessions(await GetAsync(account, cancellationToken));

    public async Task EndSessionAsync(UserId account, string session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = (now - Remembered).ToString("O");
        var notes = await db.UserTokens.Where(t => t.UserId == account.Value && t.LoginProvider == AccountNotes.EndedSession).ToListAsync(cancellationToken);
        db.UserTokens.RemoveRange(notes.Where(note => string.CompareOrdinal(note.Value, oldest) < 0));
        if (notes.All(note => note.Name != session))
            db.UserTokens.Add(new() { UserId = account.Value, LoginProvider = AccountNotes.EndedSession, Name = session, Value = now.ToString("O") });
    }

    private static void EndSessions(Account account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), Guid.NewGuid().ToString());

    private async Task<Account> GetAsync(UserId account, CancellationToken cancellationToken) =>
        await db.Users.FindAsync([account.Value], cancellationToken) ?? throw new RefusedException(Error.NotFound("account"));

    private static IQueryable<AccountRecord> Records(IQueryable<Account> accounts) => accounts.AsNoTracking()
        .Select(a => new AccountRecord(new UserId(a.Id), a.DisplayName, a.Email!, a.Culture, a.Person, a.EmailConfirmed, a.Closed, a.TwoFactorEnabled, a.CreatedAt));
}
