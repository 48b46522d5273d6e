using System.Security.Cryptography;
using System.Text;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lecturers;

/// <summary>
/// The key in a lecturer's mail is computed from the invitation, its moment and its time, and the installation's secret: a mail can be
/// written later, an invitation to another time has another key, and the database keeps only a hash.
/// </summary>
public static class LecturerKeys
{
    private const string Purpose = "lecturer-invitation";

    public static string KeyFor(this ILinkSecrets secrets, LecturerInvitation invitation) =>
        secrets.KeyFor(invitation.Event, invitation.Lecturer, invitation.InvitedAt, invitation.StartsAt, invitation.EndsAt);

    internal static string KeyFor(this ILinkSecrets secrets, Id<Event> @event, Id<Lecturer> lecturer, DateTimeOffset invitedAt, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        secrets.For(Purpose, string.Join('/', @event, lecturer, Of(invitedAt), Of(startsAt), Of(endsAt)));

    internal static string HashOf(string? key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));

    /// <summary>Databases keep a moment to the microsecond at best.</summary>
    private static string Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Asks lecturers, asks them again when the time changes, and takes it back.</summary>
internal sealed class LecturerDesk(IAssociationDb db, SalonMails mails, ILinkSecrets secrets, ICurrentUser user, TimeProvider clock)
{
    /// <exception cref="RefusedException">Away that day, or asked to speak elsewhere at that time.</exception>
    public async Task<Lecturer?> FindFreeAsync(Id<Lecturer>? id, MeetingTime time, Id<Event>? except, CancellationToken cancellationToken)
    {
        if (id is not { } wanted) return null;
        var lecturer = await db.Lecturers.Include(l => l.Absences).FirstOrDefaultAsync(l => l.Id == wanted, cancellationToken) ?? throw new RefusedException(LecturerErrors.NotFound);
        Refuse.Unless(lecturer.IsAvailable(time.Day), SalonErrors.LecturerAway);
        var (starts, ends) = (time.StartsAt, time.EndsAt);
        Refuse.If(await db.LecturerInvitations.AnyAsync(i => i.Lecturer == wanted && i.Event != except && i.StartsAt < ends && i.EndsAt > starts
            && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted), cancellationToken), SalonErrors.LecturerBusy);
        return lecturer;
    }

    public void Invite(Event @event, Lecturer lecturer, MeetingTime time)
    {
        var now = clock.GetUtcNow();
        var hash = LecturerKeys.HashOf(secrets.KeyFor(@event.Id, lecturer.Id, now, time.StartsAt, time.EndsAt));
        var invitation = new LecturerInvitation(@event.Id, lecturer.Id, time.StartsAt, time.EndsAt, hash, user.Id, now);
        db.LecturerInvitations.Add(invitation);
        mails.Write(MailTemplates.LecturerInvited, invitation, lecturer);
    }

    /// <summary>Asks whoever is wanted now; an invitation that stands is renewed only when the time is another.</summary>
    /// <returns>The lecturer who got a mail of their own, and the one who speaks.</returns>
    public async Task<(Id<Lecturer>? Asked, Lecturer? Speaks)> ChangeAsync(Event @event, Id<Lecturer>? wanted, MeetingTime time, CancellationToken cancellationToken)
    {
        var standing = await db.LecturerInvitations.Where(i => i.Event == @event.Id && i.Answer != LecturerAnswer.Withdrawn).ToListAsync(cancellationToken);
        foreach (var other in standing.Where(i => i.Lecturer != wanted && i.Answer is not LecturerAnswer.Declined)) await WithdrawAsync(other, cancellationToken);
        if (standing.Find(i => i.Lecturer == wanted) is not { } known)
        {
            var fresh = await FindFreeAsync(wanted, time, @event.Id, cancellationToken);
            if (fresh is not null) Invite(@event, fresh, time);
            return (fresh?.Id, fresh);
        }

        if ((known.StartsAt, known.EndsAt) == (time.StartsAt, time.EndsAt))
            return (null, known.Answer is LecturerAnswer.Declined ? null : await db.Lecturers.SingleAsync(l => l.Id == known.Lecturer, cancellationToken));

        var lecturer = await FindFreeAsync(wanted, time, @event.Id, cancellationToken);
        known.AskAgain(time.StartsAt, time.EndsAt, LecturerKeys.HashOf(secrets.KeyFor(known.Event, known.Lecturer, known.InvitedAt, time.StartsAt, time.EndsAt)));
        mails.Write(MailTemplates.LecturerInvited, known, lecturer!);
        return (lecturer!.Id, lecturer);
    }

    private async Task WithdrawAsync(LecturerInvitation invitation, CancellationToken cancellationToken)
    {
        invitation.Withdraw();
        mails.Write(MailTemplates.LecturerWithdrawn, invitation, await db.Lecturers.SingleAsync(l => l.Id == invitation.Lecturer, cancellationToken));
    }
}
