using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders.Sources;

/// <summary>Orders that nobody has paid: for places, for groups and for dues. One whose proof of transfer waits is the office's turn.</summary>
internal sealed class OrderReminders(IAssociationDb db, SiteOptions site, ILinkSecrets secrets) : IReminderSource
{
    public ReminderEntity Entity => ReminderEntity.UnpaidOrder;

    public async Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken)
    {
        var found = await Orders(look).Include(o => o.Lines).Include(o => o.Slips).OrderBy(o => o.Id).Take(look.Take).ToListAsync(cancellationToken);
        var payers = await PayersAsync(found, cancellationToken);
        return [.. found.Select(o => Case(o, [.. payers[o.Id]], look))];
    }

    private IQueryable<Order> Orders(ReminderLook look)
    {
        var orders = db.Orders.AsNoTracking();
        if (look.Only is { } only)
        {
            var id = new Id<Order>(only);
            return orders.Where(o => o.Id == id);
        }

        if (look.After is { } last)
        {
            var after = new Id<Order>(last);
            orders = orders.Where(o => o.Id > after);
        }

        var (from, to) = (look.FromInstant, look.ToInstant);
        return orders.Where(o => o.DueAt >= from && o.DueAt < to && o.Status != OrderStatus.Cancelled);
    }

    private ReminderCase Case(Order order, IReadOnlyList<Payer> payers, ReminderLook look) =>
        new(order.Id.Value, order.DueAt, look.Covers(order.DueAt) && order.Status is OrderStatus.Open && order.PendingSlip is null)
        {
            // One of several participants on one order is enough: they came together.
            People = [.. payers.Select(p => p.Person).DistinctBy(p => p.Address)], Since = order.PlacedAt,
            Values = new Dictionary<string, object?>
            {
                ["amount"] = order.Owed, ["reference"] = order.Reference, ["deadline"] = order.DueAt, ["account"] = site.BankAccount,
                ["link"] = payers.Select(p => p.Link).FirstOrDefault() ?? new Uri(site.BaseUrl, "/my"),
            },
        };

    private async Task<ILookup<Id<Order>, Payer>> PayersAsync(IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        var ids = orders.Select(o => o.Id).ToList();
        var groups = await db.GroupOrders.AsNoTracking().Where(g => g.Order != null && ids.Contains(g.Order.Value)).ToListAsync(cancellationToken);
        var taken = groups.Select(g => g.Order!.Value).ToHashSet();
        var places = orders.Where(o => !taken.Contains(o.Id)).SelectMany(o => o.Lines).Where(l => l.Registration is not null).Select(l => l.Registration!.Value).ToList();
        var registrations = await db.Registrations.AsNoTracking().Where(r => places.Contains(r.Id)).ToListAsync(cancellationToken);
        var terms = orders.SelectMany(o => o.Lines).Where(l => l.Term is not null).Select(l => l.Term!.Value).ToList();
        var members = await (
            from t in db.MembershipTerms.AsNoTracking()
            where terms.Contains(t.Id)
            join m in db.Memberships on t.Membership equals m.Id
            join p in db.People on m.Person equals p.Id
            select new { Term = t.Id, Person = new Addressee(p.Id, p.Name, p.Email, null) }).ToListAsync(cancellationToken);
        var byPlace = registrations.Where(r => r.Order is not null).Select(r => (r.Order!.Value, new Payer(new(r.Person, r.Name, r.Email, r.Language), new Uri(site.BaseUrl, Events.RegistrationLinks.PathOf(secrets, r.Number)))));
        var byGroup = groups.Select(g => (g.Order!.Value, new Payer(new(null, g.ContactName, g.ContactEmail, g.Language), Events.Groups.GroupLinks.For(site, secrets, g))));
        var byTerm = from o in orders from l in o.Lines join m in members on l.Term equals (Id<MembershipTerm>?)m.Term select (o.Id, new Payer(m.Person, new Uri(site.BaseUrl, "/my/membership")));
        return byPlace.Concat(byGroup).Concat(byTerm).ToLookup(p => p.Item1, p => p.Item2);
    }

    private sealed record Payer(Addressee Person, Uri Link);
}
