using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.SelfService;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <summary>Who wants to change a registration: its participant, by the terms; or the office, with a reason.</summary>
internal sealed record Changer(bool Office, string? Reason)
{
    public static readonly Changer Participant = new(false, null);

    public static Changer ByOffice(string? reason) => new(true, reason);
}

/// <summary>Loads what a change needs and asks whether it is allowed; the office is always, and says why.</summary>
internal sealed class OwnPlace(IAssociationDb db, ICurrentUser user, TimeProvider clock)
{
    public const int MaxReasonLength = 300;

    public async Task<ChangeablePlace> LoadAsync(Id<Registration> id, OwnAct act, Changer by, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RefusedException(RegistrationErrors.NotFound);
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases).SingleAsync(e => e.Id == registration.Event, cancellationToken);
        var terms = await db.TermsOfAsync(registration, cancellationToken);
        Refuse.Unless(registration.IsActive || registration.Status is RegistrationStatus.Pending, RegistrationErrors.NotActive);
        Refuse.If(act is not OwnAct.Answers && registration.Attended, RegistrationErrors.Attended);
        Refuse.If(act is OwnAct.Category or OwnAct.Transfer && registration.Group is not null, SelfServiceErrors.GroupPays);
        // What is decided on is this person in this category.
        Refuse.If(act is OwnAct.Category or OwnAct.Transfer && registration.Status is RegistrationStatus.Pending, SelfServiceErrors.Waits);
        if (by.Office) Overrule(registration, act, by.Reason);
        else if (terms.Obstacle(act, clock.Today(), @event.EndsOn) is { } obstacle) throw new RefusedException(obstacle);
        return new(registration, @event, @event.Categories.Single(c => c.Id == registration.Category), terms);
    }

    /// <summary>The trail says who overruled the terms, and why.</summary>
    private void Overrule(Registration registration, OwnAct act, string? reason)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), SelfServiceErrors.ReasonMissing);
        db.Note(user, clock, "registration.changed-by-office", registration.Id.ToString(), new { Act = act.ToString(), Reason = reason!.Trim(), registration.Number }, entity: nameof(Registration));
    }
}

internal sealed record ChangeablePlace(Registration Registration, Event Event, TicketCategory Category, SelfServiceTerms Terms);
