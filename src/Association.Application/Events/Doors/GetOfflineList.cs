using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

/// <summary>
/// What a device at the door keeps for the time without network: enough to answer, and nothing to reach anybody by. The hash of a
/// ticket's code finds the ticket that is shown and makes none.
/// </summary>
[Requires(Permissions.ScanTickets)]
public sealed record GetOfflineList(Id<Event> Event, Id<CheckInList>? List = null) : IQuery<OfflineList?>, IInEvent;

/// <param name="EndsOn">The last day; the device forgets the list after it.</param>
public sealed record OfflineList(Guid Event, Guid List, DateTimeOffset At, DateOnly EndsOn, bool InAndOut, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int Present, int Expected, IReadOnlyList<OfflineTicket> Tickets);

/// <param name="Hash">SHA-256 of the ticket's code, in hexadecimal.</param>
/// <param name="State">What a first scan would be answered; AlreadyIn for who is there.</param>
/// <param name="Keys">What the person is found by besides the name, apart by spaces: reading, initials, registration number and the last four digits of the mobile.</param>
public sealed record OfflineTicket(Guid Id, string Hash, string Name, string? Unit, Bilingual Category, ScanVerdict State, DateTimeOffset? FirstAt, string Keys);

internal sealed class GetOfflineListHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetOfflineList, OfflineList?>
{
    public async Task<OfflineList?> Handle(GetOfflineList query, CancellationToken cancellationToken)
    {
        var held = await db.Events.AsNoTracking().Where(e => e.Id == query.Event && e.Status == EventStatus.Published).Select(e => new { e.EndsOn }).FirstOrDefaultAsync(cancellationToken);
        if (held is null || await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == query.Event).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var there = await db.Admissions.AsNoTracking().Where(a => a.List == list.Id).ToDictionaryAsync(a => a.Registration, cancellationToken);
        var registrations = await db.Registrations.AsNoTracking().Where(r => r.Event == query.Event)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Ticket = r, p.Pinyin, p.Initials, Mobile = p.Mobile!.Masked }).ToListAsync(cancellationToken);
        var chose = await db.Registrations.Where(r => r.Event == query.Event).WhoChose(db, list).Select(r => r.Id).ToHashSetAsync(null, cancellationToken);
        var counts = await db.DoorCountsAsync(list, cancellationToken);
        return new(query.Event.Value, list.Id.Value, clock.GetUtcNow(), held.EndsOn, list.InAndOut, list.OpensAt, list.ClosesAt, counts.Present, counts.Expected,
            [.. registrations.Select(r => Line(list, r.Ticket, categories[r.Ticket.Category], there.GetValueOrDefault(r.Ticket.Id), chose.Contains(r.Ticket.Id), KeysOf(r.Ticket, r.Pinyin, r.Initials, r.Mobile)))]);
    }

    private static string KeysOf(Registration ticket, string pinyin, string initials, string? mobile) =>
        string.Join(' ', new[] { pinyin, initials, ticket.Number.ToLowerInvariant(), mobile is { Length: >= DoorQueries.Tail } ? mobile[^DoorQueries.Tail..] : null }.Where(key => !string.IsNullOrEmpty(key)));

    private static OfflineTicket Line(CheckInList list, Registration ticket, Bilingual category, Admission? admission, bool chose, string keys)
    {
        // The device knows the hours of the list itself; a list that is not open yet is not a quality of the ticket.
        var state = list.Judge(ticket, list.OpensAt ?? DateTimeOffset.MinValue, chose);
        if (state is ScanVerdict.Admitted && admission is not null && (admission.Inside || !list.InAndOut)) state = ScanVerdict.AlreadyIn;
        return new(ticket.Id.Value, HashOf(ticket.TicketCode), ticket.Name, ticket.Unit, category, state, admission?.FirstAt, keys);
    }

    internal static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
