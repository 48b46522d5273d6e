using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Puts somebody's attendance of a session right: there from then to then, or not there. Proposed credits follow at once.</summary>
/// <param name="From">Shanghai time; null: not there.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record CorrectAttendance(Id<Event> Event, Id<Registration> Registration, Id<EventSession> Session, DateTimeOffset? From, DateTimeOffset? To, string Reason) : ICommand<Result>, IInEvent;

/// <summary>Takes a correction back: the scans hold again.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record WithdrawCorrection(Id<Event> Event, Id<AttendanceCorrection> Correction) : ICommand<Result>, IInEvent;

internal sealed class CorrectAttendanceValidator : AbstractValidator<CorrectAttendance>
{
    public CorrectAttendanceValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(CreditAward.MaxReasonLength);
}

internal sealed class CorrectAttendanceHandlers(IAssociationDb db, CreditComputer computer, CreditBook book, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CorrectAttendance, Result>, IRequestHandler<WithdrawCorrection, Result>
{
    public async Task<Result> Handle(CorrectAttendance command, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == command.Session && s.Event == command.Event, cancellationToken) is not { } session) return EventErrors.SessionNotFound;
        if (!await db.Registrations.AnyAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken)) return RegistrationErrors.NotFound;
        if (await IsReleasedAsync(command.Registration, cancellationToken)) return CreditErrors.Released;

        var correction = new AttendanceCorrection(session, command.Registration, command.From, command.To, command.Reason, user.Id, clock.GetUtcNow());
        db.AttendanceCorrections.Add(correction);
        await FollowAsync(command.Event, command.Registration, correction, null, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(WithdrawCorrection command, CancellationToken cancellationToken)
    {
        if (await db.AttendanceCorrections.FirstOrDefaultAsync(c => c.Id == command.Correction && c.Event == command.Event, cancellationToken) is not { WithdrawnAt: null } correction) return CreditErrors.NotFound;
        if (await IsReleasedAsync(correction.Registration, cancellationToken)) return CreditErrors.Released;
        correction.Withdraw(clock.GetUtcNow());
        await FollowAsync(command.Event, correction.Registration, null, correction.Id, cancellationToken);
        return Result.Done;
    }

    private Task<bool> IsReleasedAsync(Id<Registration> registration, CancellationToken cancellationToken) =>
        db.CreditAwards.AnyAsync(a => a.Registration == registration && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released, cancellationToken);

    /// <summary>Before the event was held nothing is proposed; then the correction waits for the first computation.</summary>
    private async Task FollowAsync(Id<Event> id, Id<Registration> registration, AttendanceCorrection? made, Id<AttendanceCorrection>? withdrawn, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == id && e.Status == EventStatus.Held && e.Cme.GivesCredits, cancellationToken)) return;
        var (@event, computed) = await computer.OfAsync(id, [registration], cancellationToken, made, withdrawn);
        book.Enter(@event, computed, await db.CreditAwards.Where(a => a.Registration == registration && a.Role == CreditRole.Attendee).ToListAsync(cancellationToken), whole: false);
    }
}
