using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Invitations;

/// <summary>What an invitation or a secret address opens; null when it opens nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record ReadPass(Id<Event> Event, string Pass) : IQuery<OpenedPass?>;

/// <param name="Name">Of whoever is invited, with the address that the invitation went to; null for a secret address.</param>
/// <param name="IsOpen">False when somebody registered with the invitation, or it was taken back.</param>
public sealed record OpenedPass(Guid Category, Bilingual CategoryName, string? Name, string? Email, bool IsOpen);

internal sealed class ReadPassHandler(IAssociationDb db, AdmissionDesk admission) : IRequestHandler<ReadPass, OpenedPass?>
{
    public async Task<OpenedPass?> Handle(ReadPass query, CancellationToken cancellationToken)
    {
        var categories = await db.TicketCategories.AsNoTracking().Where(c => c.Event == query.Event).ToListAsync(cancellationToken);
        if (await admission.FindAsync(query.Pass, cancellationToken) is { } invitation)
            return categories.Find(c => c.Id == invitation.Category) is { } invited ? new(invited.Id.Value, invited.Name, invitation.Name, invitation.Email, invitation.IsOpen) : null;
        return categories.Find(c => admission.Opens(c, query.Pass)) is { } opened ? new(opened.Id.Value, opened.Name, null, null, true) : null;
    }
}
