using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;

namespace Association.Application.Events.Doors;

/// <summary>What a scan would be answered now. For training and for trying out a list: nothing is written, not even that somebody asked.</summary>
[Requires(Permissions.ScanTickets)]
public sealed record SimulateScan(Id<Event> Event, string? Code, Id<Registration>? Registration, Id<CheckInList>? List = null, ScanDirection Direction = ScanDirection.In)
    : IQuery<ScanAnswer?>, IInEvent;

internal sealed class SimulateScanHandler(IAssociationDb db, Passages passages, DoorAnswers answers, TimeProvider clock) : IRequestHandler<SimulateScan, ScanAnswer?>
{
    public async Task<ScanAnswer?> Handle(SimulateScan query, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query.Code) && query.Registration is null) return null;
        if (await db.CheckInListAsync(query.Event, query.List, cancellationToken) is not { } list) return null;
        var ticket = await passages.FindTicketAsync(query.Event, query.Code, query.Registration, cancellationToken);
        var passage = await passages.OpenAsync(list, ticket, cancellationToken);
        return await answers.OfAsync(list, passage.Judge(query.Direction, clock.GetUtcNow()), ticket, passage.Admission, came: 0, cancellationToken);
    }
}
