using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lecturers;

/// <summary>What the link in a lecturer's mail shows; null for a key that opens nothing.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowInvitationToSpeak(string? Key) : IQuery<InvitationToSpeak?>;

/// <param name="Answerable">Not answered yet, and the event has not begun.</param>
public sealed record InvitationToSpeak(
    string Lecturer, Bilingual Topic, EventType Kind, Bilingual? Body, Bilingual? Venue, Bilingual? Address, DateTimeOffset StartsAt, DateTimeOffset EndsAt, LecturerAnswer Answer, bool Answerable);

/// <summary>The lecturer says yes or no, once, until the event begins.</summary>
[Requires(Permissions.Anyone)]
public sealed record AnswerToSpeak(string? Key, bool Comes, string? Note) : ICommand<Result>;

/// <summary>A head writes down what a lecturer said on the telephone.</summary>
[Requires(Permissions.Self)]
public sealed record RecordAnswer(Id<Event> Event, bool Comes) : ICommand<Result>, IForMySalon;

internal sealed class AnswerToSpeakValidator : AbstractValidator<AnswerToSpeak>
{
    public AnswerToSpeakValidator() => RuleFor(c => c.Note).MaximumLength(LecturerInvitation.MaxNoteLength);
}

internal sealed class AnswerToSpeakHandler(IAssociationDb db, SalonMails mails, TimeProvider clock)
    : IRequestHandler<ShowInvitationToSpeak, InvitationToSpeak?>, IRequestHandler<AnswerToSpeak, Result>, IRequestHandler<RecordAnswer, Result>
{
    public async Task<InvitationToSpeak?> Handle(ShowInvitationToSpeak query, CancellationToken cancellationToken)
    {
        if (await FindAsync(query.Key, cancellationToken) is not { } invitation) return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == invitation.Event, cancellationToken);
        var lecturer = await db.Lecturers.Where(l => l.Id == invitation.Lecturer).Select(l => l.Name).SingleAsync(cancellationToken);
        var body = await db.Bodies.AsNoTracking().Where(b => b.Id == @event.Organiser).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken);
        return new(lecturer, @event.Name, @event.Type, body, @event.Venue, @event.VenueAddress, invitation.StartsAt, invitation.EndsAt, invitation.Answer,
            invitation.Answer is LecturerAnswer.Invited && clock.GetUtcNow() < invitation.StartsAt);
    }

    public async Task<Result> Handle(AnswerToSpeak command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Key, cancellationToken) is not { } invitation) return LecturerInvitationErrors.NotFound;
        await ReplyAsync(invitation, command.Comes, command.Note, cancellationToken);
        await mails.AnsweredAsync(invitation, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(RecordAnswer command, CancellationToken cancellationToken)
    {
        if (await db.LecturerInvitations.FirstOrDefaultAsync(i => i.Event == command.Event && i.Answer == LecturerAnswer.Invited, cancellationToken) is not { } invitation)
            return LecturerInvitationErrors.Answered;
        await ReplyAsync(invitation, command.Comes, null, cancellationToken);
        return Result.Done;
    }

    /// <summary>The programme no longer names whoever does not come.</summary>
    private async Task ReplyAsync(LecturerInvitation invitation, bool comes, string? note, CancellationToken cancellationToken)
    {
        invitation.Reply(comes, note, clock.GetUtcNow());
        if (comes) return;
        var @event = await db.Events.Include(e => e.Sessions).SingleAsync(e => e.Id == invitation.Event, cancellationToken);
        if (@event.OnlySession is { } session) @event.Reschedule(session.Id, session.Title, session.StartsAt, session.EndsAt, session.Room, null);
    }

    private Task<LecturerInvitation?> FindAsync(string? key, CancellationToken cancellationToken)
    {
        var hash = LecturerKeys.HashOf(key);
        return db.LecturerInvitations.FirstOrDefaultAsync(i => i.KeyHash == hash, cancellationToken);
    }
}
