using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

/// <summary>Takes somebody's last passage at a list back: a wrong person was scanned. The scan stays, marked as undone.</summary>
[Requires(Permissions.SuperviseDoors)]
public sealed record UndoAdmission(Id<Event> Event, Id<Registration> Registration, Id<CheckInList>? List = null) : ICommand<Result>, IInEvent;

internal sealed class UndoAdmissionHandler(IAssociationDb db, Passages passages, ReversedCredits reversed, ICurrentUser user, TimeProvider clock) : IRequestHandler<UndoAdmission, Result>
{
    public async Task<Result> Handle(UndoAdmission command, CancellationToken cancellationToken)
    {
        if (await db.CheckInListAsync(command.Event, command.List, cancellationToken) is not { } list) return CheckInListErrors.NotFound;
        var ticket = await db.Registrations.FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken);
        if (ticket is null || await passages.AdmissionAsync(list, ticket, cancellationToken) is not { } admission) return ScanErrors.NotUndoable;

        var counting = (await passages.CountingAsync(list.Id, ticket.Id, cancellationToken)).OrderBy(s => s.At).ToList();
        counting[^1].Undo(user.Id, clock.GetUtcNow());
        var remains = admission.Replay(counting);
        if (!remains) db.Admissions.Remove(admission);
        if (list.CountsAsAttendance || list.Session is not null) await TakeCreditsBackAsync(ticket, cancellationToken);
        if (!list.CountsAsAttendance) return Result.Done;

        var first = await FirstElsewhereAsync(list, ticket, cancellationToken);
        if (remains && !(first < admission.FirstAt)) first = admission.FirstAt;
        if (first is null && await db.Certificates.AnyAsync(c => c.Registration == ticket.Id && c.Status == CertificateStatus.Valid, cancellationToken)) return ScanErrors.Certified;
        ticket.CameAt(first);
        return Result.Done;
    }

    /// <summary>Reversal follows reversal: what is left of the attendance is computed anew (product.md invariant 5).</summary>
    private async Task TakeCreditsBackAsync(Registration ticket, CancellationToken cancellationToken)
    {
        foreach (var award in await db.CreditAwards.Where(a => a.Registration == ticket.Id && a.Role == CreditRole.Attendee && a.Status != AwardStatus.Reversed).ToListAsync(cancellationToken))
        {
            award.Reverse(CreditAward.Undone, user.Id, clock.GetUtcNow());
            await reversed.RevokeAsync(award, cancellationToken);
        }
    }

    private Task<DateTimeOffset?> FirstElsewhereAsync(CheckInList list, Registration ticket, CancellationToken cancellationToken) => db.Admissions
        .Where(a => a.Registration == ticket.Id && a.List != list.Id && !db.CheckInLists.Any(l => l.Id == a.List && !l.CountsAsAttendance))
        .OrderBy(a => a.FirstAt).Select(a => (DateTimeOffset?)a.FirstAt).FirstOrDefaultAsync(cancellationToken);
}
