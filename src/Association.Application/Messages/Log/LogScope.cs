using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Log;

/// <summary>Mails of one person are for those who read members; those of one event for those who read its registrations.</summary>
internal sealed class ListMessagesAccess(ICurrentUser user) : IAccessRule<ListMessages>
{
    public Task<bool> AllowsAsync(ListMessages request, CancellationToken cancellationToken) => Task.FromResult(
        (request.Person is null || user.Has(Permissions.ReadMembers)) && (request.Event is not { } @event || user.Has(Permissions.ReadRegistrations, new(@event))));
}

/// <summary>Which mails are about somebody, and which about an event.</summary>
internal sealed class LogScope(IAssociationDb db, IAccounts accounts)
{
    /// <summary>To any address that is known as theirs.</summary>
    public async Task<IQueryable<OutboxMessage>> OfPersonAsync(IQueryable<OutboxMessage> messages, Guid person, CancellationToken cancellationToken)
    {
        var id = new Id<Person>(person);
        var addresses = await db.Registrations.Where(r => r.Person == id && r.Email != null).Select(r => r.Email!).Distinct().ToListAsync(cancellationToken);
        if (await db.People.Where(p => p.Id == id).Select(p => p.Email).FirstOrDefaultAsync(cancellationToken) is { } own) addresses.Add(own);
        if (await accounts.OfAsync(id, cancellationToken) is { } account) addresses.Add(account.Email);
        var known = addresses.SelectMany(a => new[] { a, a.ToLowerInvariant() }).Distinct().ToList();
        return messages.Where(m => known.Contains(m.To));
    }

    /// <summary>About the event itself, its places, orders, waiting list, groups and invitations.</summary>
    public async Task<IQueryable<OutboxMessage>> OfEventAsync(IQueryable<OutboxMessage> messages, Guid of, CancellationToken cancellationToken)
    {
        var id = new Id<Event>(of);
        List<Guid> subjects = [of];
        var places = await db.Registrations.AsNoTracking().Where(r => r.Event == id).Select(r => new { r.Id, r.Order }).ToListAsync(cancellationToken);
        subjects.AddRange(places.Select(p => p.Id.Value));
        subjects.AddRange(places.Where(p => p.Order is not null).Select(p => p.Order!.Value.Value).Distinct());
        subjects.AddRange((await db.WaitingList.Where(w => w.Event == id).Select(w => w.Id).ToListAsync(cancellationToken)).Select(w => w.Value));
        subjects.AddRange((await db.GroupOrders.Where(g => g.Event == id).Select(g => g.Id).ToListAsync(cancellationToken)).Select(g => g.Value));
        subjects.AddRange((await db.Invitees.Where(i => i.Event == id).Select(i => i.Id).ToListAsync(cancellationToken)).Select(i => i.Value));
        return messages.Where(m => subjects.Contains(m.Subject));
    }
}
