using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Application.Messages;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lists;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>
/// Asks people to a body's activity: those who hold an office of the body today, those of a list that the sender may read, or single
/// ones. Whoever is asked already is passed over, so that pressing twice mails nobody twice.
/// </summary>
[Requires(Permissions.Self)]
public sealed record InviteToMeeting(Id<Body> Body, Id<Event> Event, bool Officers = false, Guid? List = null, IReadOnlyList<Guid>? People = null)
    : ICommand<Result<InvitationCount>>, IForMyBody
{
    public const int MaxPeople = 500;
}

/// <param name="Invited">New on the list.</param>
/// <param name="Known">Were on it.</param>
/// <param name="WithoutMail">New, but without an address to write to.</param>
public sealed record InvitationCount(int Invited, int Known, int WithoutMail);

internal sealed class InviteToMeetingValidator : AbstractValidator<InviteToMeeting>
{
    public InviteToMeetingValidator() => RuleFor(c => c.People).Must(p => p is null || p.Count <= InviteToMeeting.MaxPeople).WithErrorCode("list.too-many");
}

internal sealed class InviteToMeetingHandler(IAssociationDb db, ILinkSecrets secrets, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<InviteToMeeting, Result<InvitationCount>>
{
    private static readonly Error Nobody = Error.Invalid("invitee.nobody", "Choose whom to invite.", "People");
    private static readonly Error TooMany = Error.Invalid("invitee.too-many", "At most 500 people are invited at once.", "List");

    public async Task<Result<InvitationCount>> Handle(InviteToMeeting command, CancellationToken cancellationToken)
    {
        var meeting = await db.LiveMeetingAsync(command.Body, command.Event, cancellationToken);
        Refuse.If(EventTime.Of(meeting).IsOver(clock.GetUtcNow()), InviteeErrors.Over);
        var people = await ChosenAsync(command, cancellationToken);
        if (people.Count == 0) return Nobody;
        if (people.Count > InviteToMeeting.MaxPeople) return TooMany;

        var known = await db.Invitees.Where(i => i.Event == command.Event).Select(i => i.Person).ToHashSetAsync(cancellationToken);
        var (invited, silent) = (0, 0);
        foreach (var person in people.Where(p => !known.Contains(p.Id)))
        {
            invited++;
            if (!await InviteAsync(command.Event, person, cancellationToken)) silent++;
        }

        return new InvitationCount(invited, people.Count - invited, silent);
    }

    private async Task<bool> InviteAsync(Id<Event> @event, Person person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var invitee = EventInvitee.Asked(@event, person.Id, id => InvitationKeys.HashOf(secrets.KeyOf(id)), now);
        db.Invitees.Add(invitee);
        if (person.Email is not { Length: > 0 } address) return false;
        db.Outbox.Add(new OutboxMessage(MailTemplates.MeetingInvitation, invitee.Id.Value, address, await accounts.LanguageOfAsync(person.Id, cancellationToken), now));
        return true;
    }

    private async Task<List<Person>> ChosenAsync(InviteToMeeting command, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chosen = (command.People ?? []).Select(id => new Id<Person>(id)).ToHashSet();
        if (command.Officers) chosen.UnionWith(await db.OfficersOn(command.Body, today).Select(a => a.Person).ToListAsync(cancellationToken));
        if (command.List is { } list) chosen.UnionWith(await OfListAsync(new(list), today, cancellationToken));
        return await db.People.AsNoTracking().Where(p => chosen.Contains(p.Id) && p.ErasedAt == null).OrderBy(p => p.SortKey).ToListAsync(cancellationToken);
    }

    /// <summary>The people of a list as they are now; a list that the sender may not read does not exist.</summary>
    private async Task<List<Id<Person>>> OfListAsync(Id<SavedList> id, DateOnly today, CancellationToken cancellationToken)
    {
        var list = await db.SavedLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.Kind == ListKind.Members && (l.Shared || l.Owner == user.Id), cancellationToken);
        if (list is null || !user.Has(Permissions.ReadMembers)) throw new RefusedException(SavedListErrors.NotFound);
        return await db.Select(MemberQuestion.Of(list.Query), await db.PolicyAsync(cancellationToken), today).Select(r => r.Id).Take(InviteToMeeting.MaxPeople + 1).ToListAsync(cancellationToken);
    }
}

internal static class Officers
{
    /// <summary>Offices of a body that are held on a day.</summary>
    public static IQueryable<Appointment> OfficersOn(this IAssociationDb db, Id<Body> body, DateOnly day) =>
        db.Appointments.AsNoTracking().Where(a => a.From <= day && (a.To == null || a.To >= day)
            && a.Status != AppointmentStatus.Nominated && a.Status != AppointmentStatus.Elected && db.BodyTerms.Any(t => t.Id == a.Term && t.Body == body));
}

internal static class Languages
{
    /// <summary>The language in which somebody is written to: the account's, else Chinese.</summary>
    public static async Task<string> LanguageOfAsync(this IAccounts accounts, Id<Person> person, CancellationToken cancellationToken) =>
        (await accounts.OfAsync(person, cancellationToken))?.Language ?? "zh-CN";
}
