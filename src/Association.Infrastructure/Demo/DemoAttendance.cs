using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>Who registers, pays and comes. The same people each time: nothing here is left to chance.</summary>
/// <param name="past">Set for a conference that is over; it is moved through its days.</param>
internal sealed class DemoAttendance(DemoStage stage, IAssociationDb db, SetClock? past)
{
    private const int Members = 36;
    private const int Unpaid = 2;
    private const int Absent = 4;

    private static readonly GuestDetails[] Guests =
        [new("周嘉宁", "13900000101", "zhou@example.org", "成都市第二人民医院"), new("Maria Fischer", "13900000102", "fischer@example.org", "Partner Hospital Bonn")];

    public async Task HoldAsync(DemoConference conference, CancellationToken cancellationToken)
    {
        var today = AssociationCalendar.DayOf(past!.Now);
        var (id, category, student) = await conference.OpenAsync(stage, await OrganiserAsync(cancellationToken), today, cancellationToken);
        await RegisterAsync(id, category, student, Members, skip: 0, cancellationToken);
        past.Now = past.Now.AddDays(3);
        await PayAsync(id, leave: Unpaid, cancellationToken);

        past.Now = AssociationCalendar.At(conference.StartsOn, new TimeOnly(8, 30));
        await ComeAsync(id, cancellationToken);
        past.Now = AssociationCalendar.At(conference.EndsOn.AddDays(1), new TimeOnly(10, 0));
        await stage.AsOffice(new ConcludeEvent(id), cancellationToken);
        while ((await stage.AsOffice(new IssueCertificates(id), cancellationToken)).Items.Count > 0) { }
        await CreditAsync(id, conference.EndsOn, cancellationToken);
        await HandOverMailsAsync(cancellationToken);
    }

    public async Task OpenAsync(DemoConference conference, DateOnly today, CancellationToken cancellationToken)
    {
        var (id, category, student) = await conference.OpenAsync(stage, await OrganiserAsync(cancellationToken), today, cancellationToken);
        await RegisterAsync(id, category, student, Members / 3, skip: Members, cancellationToken);
        await PayAsync(id, leave: Members / 6, cancellationToken);
    }

    private async Task RegisterAsync(Id<Event> id, Id<TicketCategory> category, Id<TicketCategory> student, int count, int skip, CancellationToken cancellationToken)
    {
        // The first of the roster is the demo's own member account: that person registers at the keyboard.
        var people = await db.People.AsNoTracking().Where(p => p.Mobile != null && db.Memberships.Any(m => m.Person == p.Id))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip(1 + skip).Take(count).ToListAsync(cancellationToken);
        foreach (var (person, number) in people.Select((p, i) => (p, i)))
            await stage.As(person, new RegisterForEvent(id, number % 9 == 8 ? student : category, null, Consent: true, null, null), cancellationToken);
        foreach (var guest in Guests)
            await stage.AsGuest(new RegisterForEvent(id, category, guest, Consent: true, null, null), cancellationToken);
    }

    private async Task PayAsync(Id<Event> id, int leave, CancellationToken cancellationToken)
    {
        var open = await db.Orders.AsNoTracking().Where(o => o.Event == id && o.Status == OrderStatus.Open).OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        foreach (var order in open.SkipLast(leave))
            await stage.AsOffice(new ConfirmPayment(order.Id, order.Total.Amount, AssociationCalendar.DayOf(order.PlacedAt)), cancellationToken);
    }

    private async Task ComeAsync(Id<Event> id, CancellationToken cancellationToken)
    {
        var confirmed = await db.Registrations.AsNoTracking().Where(r => r.Event == id && r.Status == RegistrationStatus.Confirmed).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        foreach (var registration in confirmed.SkipLast(Absent))
        {
            past!.Now = past.Now.AddSeconds(20);
            await stage.AsOffice(new ScanTicket(id, registration.TicketCode, null, ScanMethod.Camera, $"demo-{registration.Number}"), cancellationToken);
        }
    }

    /// <summary>Most credits are released; the last few wait at the review desk. The staff of that day is the denominator of the year.</summary>
    private async Task CreditAsync(Id<Event> id, DateOnly day, CancellationToken cancellationToken)
    {
        await stage.AsOffice(new ComputeEventCredits(id), cancellationToken);
        foreach (var award in (await db.CreditAwards.AsNoTracking().Where(a => a.Event == id && a.Credits > 0).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken)).SkipLast(Absent))
            await stage.AsOffice(new ReleaseCredits(id, award), cancellationToken);
        if (await db.Employments.AnyAsync(e => e.From <= day && (e.To == null || e.To >= day), cancellationToken)) await stage.AsOffice(new TakeRosterDay(day.Year, day), cancellationToken);
    }

    /// <summary>What was mailed in those days is not mailed again today.</summary>
    private async Task HandOverMailsAsync(CancellationToken cancellationToken) =>
        await db.Outbox.Where(m => m.State == OutboxState.Pending && m.CreatedAt <= past!.Now)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, m => m.CreatedAt), cancellationToken);

    private async Task<Id<Domain.Bodies.Body>?> OrganiserAsync(CancellationToken cancellationToken) =>
        await db.Bodies.OrderBy(b => b.Slug).Select(b => (Id<Domain.Bodies.Body>?)b.Id).FirstOrDefaultAsync(cancellationToken);
}
