using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Identity;

/// <summary>One account, its roles, the person it belongs to, and who else it might be.</summary>
[Requires(Permissions.GrantRoles)]
public sealed record ShowAccount(UserId Account, string? FindPerson) : IQuery<AccountView?>;

public sealed record AccountView(AccountRecord Account, bool IsOwn, IReadOnlyList<GrantRow> Grants, PersonChoice? Person, IReadOnlyList<PersonChoice> People,
    IReadOnlyList<EventChoice> Events);

public sealed record PersonChoice(Id<Person> Id, string Name, string? Unit, string? Mobile, string? Email);

public sealed record EventChoice(Id<Event> Id, string Name);

internal sealed class ShowAccountHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user) : IRequestHandler<ShowAccount, AccountView?>
{
    private const int MaxChoices = 20;
    private const int MaxEvents = 100;

    public async Task<AccountView?> Handle(ShowAccount query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(query.Account, cancellationToken) is not { } account) return null;
        var grants = await db.GrantsOfAsync(user.Culture, [account.Id], cancellationToken);
        var person = account.Person is { } id ? await ChoicesAsync(db.People.Where(p => p.Id == id), cancellationToken) : [];
        var events = await db.Events.AsNoTracking().OrderByDescending(e => e.Id).Take(MaxEvents).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken);
        return new(account, account.Id == user.Id, [.. grants[account.Id]], person.FirstOrDefault(), await FindAsync(query.FindPerson ?? account.Name, account, cancellationToken),
            [.. events.Select(e => new EventChoice(e.Id, e.Name.In(user.Culture)))]);
    }

    private async Task<IReadOnlyList<PersonChoice>> FindAsync(string text, AccountRecord account, CancellationToken cancellationToken)
    {
        var words = TextNormalization.Line(text);
        return account.Person is not null || words.Length == 0 ? []
            : await ChoicesAsync(db.People.Where(p => p.Name == words || p.Pinyin == words || p.Email == words).OrderBy(p => p.SortKey), cancellationToken);
    }

    private async Task<List<PersonChoice>> ChoicesAsync(IQueryable<Person> people, CancellationToken cancellationToken) => await people.AsNoTracking().Take(MaxChoices)
        .Select(p => new PersonChoice(p.Id, p.Name,
            db.Employments.Where(e => e.Person == p.Id && e.To == null).Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
            p.Mobile!.Masked, p.Email))
        .ToListAsync(cancellationToken);
}
