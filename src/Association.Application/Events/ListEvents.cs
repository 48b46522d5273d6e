using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The office's list of events: newest first, drafts among them.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListEvents(EventStatus? Status = null, int? Year = null, EventClass? Class = null, string? Search = null, string? After = null, int? Size = null, string? Before = null)
    : IQuery<Page<EventLine>>;

public sealed record EventLine(
    Guid Id, string? Code, Bilingual Name, EventClass Class, EventLevel Level, EventStatus Status, DateOnly StartsOn, DateOnly EndsOn, int Registered, int? Capacity, int? ReportedAttendance);

internal sealed class ListEventsHandler(IAssociationDb db) : IRequestHandler<ListEvents, Page<EventLine>>
{
    public async Task<Page<EventLine>> Handle(ListEvents query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var events = Filter(db.Events.AsNoTracking(), query);
        var total = await events.CountAsync(cancellationToken);
        var rows = await Part(events, window).Take(window.Read)
            .Select(e => new EventLine(e.Id.Value, e.Code, e.Name, e.Class, e.Level, e.Status, e.StartsOn, e.EndsOn,
                db.Registrations.Count(r => r.Event == e.Id && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed)),
                db.Quotas.Where(q => q.Event == e.Id && q.Category == null && !q.IsShared).Select(q => (int?)q.Capacity).FirstOrDefault(), e.ReportedAttendance))
            .ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor(line.StartsOn.ToString("O", CultureInfo.InvariantCulture), line.Id), total);
    }

    private static IQueryable<Event> Part(IQueryable<Event> events, Window window)
    {
        var newest = events.OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id);
        if ((window.After ?? window.Before) is not { } mark || !DateOnly.TryParse(mark.Key, CultureInfo.InvariantCulture, out var day)) return newest;

        var id = new Id<Event>(mark.Id);
        return window.Backwards
            ? events.Where(e => e.StartsOn > day || e.StartsOn == day && e.Id > id).OrderBy(e => e.StartsOn).ThenBy(e => e.Id)
            : newest.Where(e => e.StartsOn < day || e.StartsOn == day && e.Id < id);
    }

    private static IQueryable<Event> Filter(IQueryable<Event> events, ListEvents query)
    {
        if (query.Status is { } status) events = events.Where(e => e.Status == status);
        if (query.Class is { } @class) events = events.Where(e => e.Class == @class);
        if (query.Year is { } year and > 0 and < 9999) events = events.Where(e => e.StartsOn >= new DateOnly(year, 1, 1) && e.StartsOn <= new DateOnly(year, 12, 31));
        return query.Search?.Trim() is { Length: > 0 } text
            ? events.Where(e => e.Name.Zh.Contains(text) || e.Name.En!.Contains(text) || e.Code!.Contains(text))
            : events;
    }
}
