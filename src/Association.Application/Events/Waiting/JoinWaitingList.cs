using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Waiting;

/// <summary>Waits for a seat of a category that is sold out. Somebody who waits or is registered already gets what there is.</summary>
[Requires(Permissions.Anyone)]
public sealed record JoinWaitingList(Id<Event> Event, Id<TicketCategory> Category, GuestDetails? Guest, bool Consent, string? Remark, string? IdempotencyKey = null)
    : ICommand<Result<WaitingOutcome>>, IIdempotent;

/// <param name="Known">The person waited before; nothing was changed.</param>
/// <param name="Registration">The person is registered already: nobody waits who has a place.</param>
/// <param name="Foreign">Known by what was typed alone: the entry is neither the sender's account's nor the sender's person's.</param>
public sealed record WaitingOutcome(Guid Entry, string Number, bool Known, Guid? Registration = null, bool Foreign = false);

internal sealed class JoinWaitingListValidator : AbstractValidator<JoinWaitingList>
{
    public JoinWaitingListValidator()
    {
        RuleFor(c => c.Consent).Equal(true).WithErrorCode(RegistrationErrors.ConsentMissing.Code);
        RuleFor(c => c.Remark).MaximumLength(Registration.MaxAnswersLength);
    }
}

internal sealed class JoinWaitingListHandler(IAssociationDb db, AttendeeDirectory attendees, WaitingDesk desk) : IRequestHandler<JoinWaitingList, Result<WaitingOutcome>>
{
    public async Task<Result<WaitingOutcome>> Handle(JoinWaitingList command, CancellationToken cancellationToken)
    {
        attendees.MustBeOneself(command.Guest);
        var attendee = await attendees.ResolveAsync(command.Guest, cancellationToken);
        var same = await attendees.KnownByMailAsync(command.Event, attendee, cancellationToken);
        if (same.Place is { } place)
            return await db.Registrations.Where(r => r.Id == place).Select(r => new WaitingOutcome(Guid.Empty, r.Number, true, r.Id.Value, false)).SingleAsync(cancellationToken);
        return await db.StandingAsync(command.Event, command.Category, attendee, cancellationToken) is { } standing
            ? await desk.JoinAsync(standing.Knowing(same), attendee, command.Remark, cancellationToken)
            : EventErrors.NotFound;
    }
}
