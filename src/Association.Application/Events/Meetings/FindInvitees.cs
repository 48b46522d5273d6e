using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Find;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lists;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>Whom a body can ask to its activity: its officers, the lists that the sender may read, and people found by name. No numbers, no addresses.</summary>
[Requires(Permissions.Self)]
public sealed record FindInvitees(Id<Body> Body, Id<Event> Event, string? Text) : IQuery<InviteChoices?>, IForMyBody;

/// <param name="Officers">Held today and not asked yet.</param>
public sealed record InviteChoices(int Officers, int OfficersAsked, IReadOnlyList<ListChoice> Lists, IReadOnlyList<PersonChoice> Found);

public sealed record ListChoice(Guid Id, string Name);

/// <param name="HasMail">Whether there is an address to write to.</param>
public sealed record PersonChoice(Guid Id, string Name, string? Unit, string? Title, bool HasMail, bool Asked);

internal sealed class FindInviteesHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindInvitees, InviteChoices?>
{
    private const int MaxFound = 20;
    private const int ShortestText = 2;

    public async Task<InviteChoices?> Handle(FindInvitees query, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == query.Event && e.Organiser == query.Body, cancellationToken)) return null;
        var officers = db.OfficersOn(query.Body, clock.Today()).Select(a => a.Person).Distinct();
        var all = await officers.CountAsync(cancellationToken);
        var asked = await officers.CountAsync(p => db.Invitees.Any(i => i.Event == query.Event && i.Person == p), cancellationToken);
        return new(all - asked, asked, await ListsAsync(cancellationToken), await FoundAsync(query, cancellationToken));
    }

    private async Task<IReadOnlyList<ListChoice>> ListsAsync(CancellationToken cancellationToken) =>
        !user.Has(Permissions.ReadMembers) ? []
        : await db.SavedLists.AsNoTracking().Where(l => l.Kind == ListKind.Members && (l.Shared || l.Owner == user.Id)).OrderBy(l => l.Name)
            .Select(l => new ListChoice(l.Id.Value, l.Name)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<PersonChoice>> FoundAsync(FindInvitees query, CancellationToken cancellationToken)
    {
        if (SearchText.Of(query.Text) is not { Words.Length: >= ShortestText } text) return [];
        // The end of a mobile number finds nobody here: the desk is not to learn whose it is.
        var ids = await db.FirstAsync(text with { Tail = null }, MaxFound, cancellationToken);
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.ErasedAt == null).Select(p => new PersonChoice(p.Id.Value, p.Name,
            db.Units.Where(u => p.Employments.Any(e => e.Unit == u.Id && e.To == null)).Select(u => u.Name).FirstOrDefault(), p.Title,
            p.Email != null && p.Email != "", db.Invitees.Any(i => i.Event == query.Event && i.Person == p.Id))).ToListAsync(cancellationToken);
        return [.. people.OrderBy(p => ids.IndexOf(new Id<Person>(p.Id)))];
    }
}
