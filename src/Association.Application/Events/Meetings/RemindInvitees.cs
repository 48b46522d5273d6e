using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>
/// Asks those again who have said nothing: at most one mail a day to each; whoever answers before it is sent, or has registered, gets none.
/// </summary>
/// <returns>How many are reminded.</returns>
[Requires(Permissions.Self)]
public sealed record RemindInvitees(Id<Body> Body, Id<Event> Event) : ICommand<Result<int>>, IForMyBody;

internal sealed class RemindInviteesHandler(IAssociationDb db, IAccounts accounts, TimeProvider clock) : IRequestHandler<RemindInvitees, Result<int>>
{
    public async Task<Result<int>> Handle(RemindInvitees command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var meeting = await db.LiveMeetingAsync(command.Body, command.Event, cancellationToken);
        Refuse.If(EventTime.Of(meeting).IsOver(now), InviteeErrors.Over);
        var due = (await db.Silent(command.Event).ToListAsync(cancellationToken)).Where(i => i.MayBeReminded(now)).ToList();
        var people = due.Select(i => i.Person).ToList();
        var addresses = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email!, cancellationToken);
        foreach (var invitee in due)
        {
            invitee.WasReminded(now);
            db.Outbox.Add(new OutboxMessage(MailTemplates.MeetingReminder, invitee.Id.Value, addresses[invitee.Person],
                await accounts.LanguageOfAsync(invitee.Person, cancellationToken), now, $"{clock.Today():yyyy-MM-dd}"));
        }

        return due.Count;
    }
}

internal static class SilentInvitees
{
    /// <summary>Invited by mail, without an answer, and not registered either.</summary>
    public static IQueryable<EventInvitee> Silent(this IAssociationDb db, Id<Event> @event) =>
        db.Invitees.Where(i => i.Event == @event && i.KeyHash != null && i.Answer == InviteeAnswer.None && i.Presence == Presence.Unknown
            && db.People.Any(p => p.Id == i.Person && p.Email != null && p.Email != "")
            && !db.Registrations.Any(r => r.Event == @event && r.Person == i.Person
                && (r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Pending)));
}
