using Association.Application.Access;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Identity;

/// <summary>A password that was judged and hashed before the transaction began: hashing takes a fifth of a second of one core.</summary>
public sealed record HashedPassword(string Value)
{
    public override string ToString() => "***";
}

/// <param name="Culture">The language its owner chose; null follows the browser.</param>
public sealed record NewAccount(string Name, EmailAddress Email, MobileNumber? Mobile, HashedPassword Password, string? Culture, bool Confirmed = false);

/// <summary>An account as its owner and the office see it.</summary>
public sealed record AccountRecord(
    UserId Id, string Name, string Email, string? Culture, Id<Person>? Person, bool Confirmed, bool Closed, bool SecondFactor, DateTimeOffset CreatedAt)
{
    public string Language => Culture ?? "zh-CN";
}

/// <summary>What rights are decided by, read anew on each request.</summary>
/// <param name="Stamp">Changes whenever every session of the account must end.</param>
public sealed record AccountSnapshot(
    UserId Id, string Name, Id<Person>? Person, string? Culture, string Stamp, bool Closed, bool SecondFactor, bool SessionEnded, IReadOnlyList<GrantedRole> Roles)
{
    /// <summary>For the menu: whether a unit's desk may be open; the desk's own requests decide.</summary>
    public bool ServesUnit { get; init; }

    /// <summary>For the menu: whether a body's desk may be open.</summary>
    public bool HoldsOffice { get; init; }

    /// <summary>Holds a role that counts only after a second factor.</summary>
    public bool IsStaff => Roles.Any(role => Access.Roles.RequiresSecondFactor(role.Role));

    /// <summary>The roles that count in a session.</summary>
    public IReadOnlyList<GrantedRole> RolesGiven(bool secondFactor) =>
        secondFactor ? Roles : [.. Roles.Where(role => !Access.Roles.RequiresSecondFactor(role.Role))];
}

/// <summary>The accounts, kept by ASP.NET Core Identity. Like all records they change only inside a command, which saves.</summary>
public interface IAccounts
{
    Task<bool> AnyAsync(CancellationToken cancellationToken);
    Task<AccountRecord?> FindAsync(UserId account, CancellationToken cancellationToken);
    /// <summary>Those of them that there are.</summary>
    Task<IReadOnlyList<AccountRecord>> FindAllAsync(IReadOnlyCollection<UserId> accounts, CancellationToken cancellationToken);
    Task<AccountRecord?> FindAsync(EmailAddress email, CancellationToken cancellationToken);
    Task<AccountRecord?> OfAsync(Id<Person> person, CancellationToken cancellationToken);
    /// <summary>Everybody whose account speaks English; whoever is not among them is written to in Chinese.</summary>
    Task<IReadOnlySet<Id<Person>>> EnglishReadersAsync(CancellationToken cancellationToken);
    Task<bool> IsLinkedAsync(Id<Person> person, CancellationToken cancellationToken);

    /// <summary>Whether the account of this person holds a role.</summary>
    Task<bool> HoldsRoleAsync(Id<Person> person, CancellationToken cancellationToken);

    /// <summary>The account of this person is no more, with everything that lets somebody sign in to it.</summary>
    Task RemoveOfAsync(Id<Person> person, CancellationToken cancellationToken);
    Task<bool> MobileIsTakenAsync(MobileNumber mobile, CancellationToken cancellationToken);
    Task<(IReadOnlyList<AccountRecord> Accounts, int Total)> SearchAsync(string? text, bool onlyStaff, int skip, int take, CancellationToken cancellationToken);

    /// <param name="session">The session to ask about, where there is one.</param>
    Task<AccountSnapshot?> SnapshotAsync(UserId account, string? session, CancellationToken cancellationToken);

    /// <summary>The address must be free: ask before.</summary>
    Task<UserId> OpenAsync(NewAccount account, CancellationToken cancellationToken);
    Task ConfirmEmailAsync(UserId account, CancellationToken cancellationToken);

    /// <summary>Remembers the address that waits for its confirmation; null forgets it.</summary>
    Task PendEmailAsync(UserId account, EmailAddress? email, CancellationToken cancellationToken);
    Task<EmailAddress?> PendingEmailAsync(UserId account, CancellationToken cancellationToken);

    /// <summary>The address is the account's from now on, confirmed; every session ends. It must be free: ask before.</summary>
    Task ChangeEmailAsync(UserId account, EmailAddress email, CancellationToken cancellationToken);

    /// <summary>The number to sign in with; false, and nothing changes, when another account has it.</summary>
    Task<bool> ChangeMobileAsync(UserId account, MobileNumber? mobile, CancellationToken cancellationToken);
    Task<bool> HasMobileAsync(UserId account, CancellationToken cancellationToken);
    Task ChangePasswordAsync(UserId account, HashedPassword password, CancellationToken cancellationToken);
    Task CloseAsync(UserId account, bool closed, CancellationToken cancellationToken);
    Task LinkAsync(UserId account, Id<Person>? person, CancellationToken cancellationToken);
    Task SpeakAsync(UserId account, string culture, CancellationToken cancellationToken);

    /// <summary>Every session of the account ends with its next request.</summary>
    Task EndSessionsAsync(UserId account, CancellationToken cancellationToken);

    /// <summary>This one session ends, copies of its cookie included.</summary>
    Task EndSessionAsync(UserId account, string session, CancellationToken cancellationToken);
}
