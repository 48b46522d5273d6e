using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>The office gives a place back for somebody; all that was paid is owed back unless the terms are to hold.</summary>
/// <param name="Reason">Kept in the trail.</param>
[Requires(Permissions.EditRegistrations)]
public sealed record CancelRegistrationByOffice(Id<Event> Event, Id<Registration> Registration, string? Reason = null, bool ByTerms = false) : ICommand<Result>, IInEvent;

internal sealed class CancelRegistrationByOfficeHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CancelRegistrationByOffice, Result>
{
    public async Task<Result> Handle(CancelRegistrationByOffice command, CancellationToken cancellationToken)
    {
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken) is not { } registration)
            return RegistrationErrors.NotFound;

        registration.Cancel(clock.GetUtcNow(), command.ByTerms ? await db.TermsOfAsync(registration, cancellationToken) : null);
        if (!string.IsNullOrWhiteSpace(command.Reason))
            db.Note(user, clock, "registration.changed-by-office", registration.Id.ToString(), new { Act = "Cancel", Reason = command.Reason.Trim(), command.ByTerms, registration.Number }, entity: nameof(Registration));
        return Result.Done;
    }
}
