using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Seats;

/// <summary>Whether people can wait, how long an offer holds, what becomes of unpaid places, and until when names change.</summary>
/// <param name="ChangesUntil">The last day, included; null: until the event begins.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetSeatRules(Id<Event> Event, bool HasWaitingList, int OfferHours, AfterDeadline AfterDeadline, DateOnly? ChangesUntil) : ICommand<Result>, IInEvent;

internal sealed class SetSeatRulesValidator : AbstractValidator<SetSeatRules>
{
    public SetSeatRulesValidator()
    {
        RuleFor(c => c.OfferHours).InclusiveBetween(1, SeatRules.MaxOfferHours);
        RuleFor(c => c.AfterDeadline).IsInEnum();
    }
}

internal sealed class SetSeatRulesHandler(IAssociationDb db) : IRequestHandler<SetSeatRules, Result>
{
    public async Task<Result> Handle(SetSeatRules command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        DateTimeOffset? until = command.ChangesUntil is { } day ? AssociationCalendar.At(day.AddDays(1)) : null;
        @event.Seat(new(command.HasWaitingList, command.OfferHours, command.AfterDeadline, until));
        return Result.Done;
    }
}
