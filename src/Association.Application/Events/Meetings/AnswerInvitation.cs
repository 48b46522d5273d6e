using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>What the link of an invitation leads to; null for a key that nobody was given.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowMeetingInvitation(string? Key) : IQuery<MeetingInvitation?>;

/// <param name="Open">Whether it can still be answered.</param>
public sealed record MeetingInvitation(
    Guid Event, string Slug, Bilingual Name, Bilingual? Host, EventType Type, EventStatus Status, DateTimeOffset From, DateTimeOffset To, Bilingual? Venue, Bilingual? Address,
    string Person, InviteeAnswer Answer, bool Open);

internal sealed class ShowMeetingInvitationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ShowMeetingInvitation, MeetingInvitation?>
{
    public async Task<MeetingInvitation?> Handle(ShowMeetingInvitation query, CancellationToken cancellationToken)
    {
        var hash = InvitationKeys.HashOf(query.Key);
        if (await db.Invitees.AsNoTracking().FirstOrDefaultAsync(i => i.KeyHash == hash, cancellationToken) is not { } invitee) return null;
        var meeting = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == invitee.Event, cancellationToken);
        var host = await db.Bodies.AsNoTracking().Where(b => b.Id == meeting.Organiser).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken);
        var person = await db.People.Where(p => p.Id == invitee.Person).Select(p => p.Name).SingleAsync(cancellationToken);
        var time = EventTime.Of(meeting);
        return new(meeting.Id.Value, meeting.Slug, meeting.Name, host, meeting.Type, meeting.Status, time.From, time.To, meeting.Venue, meeting.VenueAddress,
            person, invitee.Answer, meeting.Status is EventStatus.Draft or EventStatus.Published && !time.IsOver(clock.GetUtcNow()));
    }
}

/// <summary>Yes, no or maybe, by the key of the mail; may be changed until the event is over.</summary>
[Requires(Permissions.Anyone)]
public sealed record AnswerInvitation(string? Key, InviteeAnswer Answer) : ICommand<Result>;

/// <summary>The same by the signed-in person.</summary>
[Requires(Permissions.Self)]
public sealed record AnswerMyInvitation(Id<Event> Event, InviteeAnswer Answer) : ICommand<Result>;

internal sealed class AnswerInvitationValidator : AbstractValidator<AnswerInvitation>
{
    public AnswerInvitationValidator() => RuleFor(c => c.Answer).IsInEnum().NotEqual(InviteeAnswer.None);
}

internal sealed class AnswerMyInvitationValidator : AbstractValidator<AnswerMyInvitation>
{
    public AnswerMyInvitationValidator() => RuleFor(c => c.Answer).IsInEnum().NotEqual(InviteeAnswer.None);
}

internal sealed class AnswerInvitationHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AnswerInvitation, Result>, IRequestHandler<AnswerMyInvitation, Result>
{
    public async Task<Result> Handle(AnswerInvitation command, CancellationToken cancellationToken)
    {
        var hash = InvitationKeys.HashOf(command.Key);
        return await SayAsync(await db.Invitees.FirstOrDefaultAsync(i => i.KeyHash == hash, cancellationToken), command.Answer, cancellationToken);
    }

    public async Task<Result> Handle(AnswerMyInvitation command, CancellationToken cancellationToken) =>
        await SayAsync(await db.Invitees.FirstOrDefaultAsync(i => i.Event == command.Event && i.Person == user.Person, cancellationToken), command.Answer, cancellationToken);

    private async Task<Result> SayAsync(EventInvitee? invitee, InviteeAnswer answer, CancellationToken cancellationToken)
    {
        if (invitee is null) return InviteeErrors.NotFound;
        var meeting = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == invitee.Event, cancellationToken);
        Refuse.If(meeting.Status is EventStatus.Cancelled, InviteeErrors.Cancelled);
        Refuse.If(meeting.Status is EventStatus.Held, InviteeErrors.Over);
        invitee.Say(answer, EventTime.Of(meeting).To, clock.GetUtcNow());
        return Result.Done;
    }
}
