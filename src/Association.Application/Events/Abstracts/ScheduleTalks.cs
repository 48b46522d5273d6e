using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Events.Programme;
using Association.Domain.Events.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>
/// Makes an accepted abstract a talk of a session: after the talks that the session holds already, with the presenting author as
/// its speaker. It is public with the next version of the programme.
/// </summary>
/// <param name="Holder">The session that holds the talk.</param>
/// <returns>The number of the abstract.</returns>
[Requires(Permissions.EditAbstracts)]
public sealed record ScheduleTalk(Id<Event> Event, Id<Submission> Submission, Id<EventSession> Holder, int Minutes) : ICommand<Result<string>>, IInEvent
{
    public const int MaxMinutes = 240;
}

/// <summary>Takes the talk of an abstract out of the programme; one that was announced stays there, called off.</summary>
[Requires(Permissions.EditAbstracts)]
public sealed record UnscheduleTalk(Id<Event> Event, Id<Submission> Submission) : ICommand<Result>, IInEvent;

internal sealed class ScheduleTalkValidator : AbstractValidator<ScheduleTalk>
{
    public ScheduleTalkValidator() => RuleFor(c => c.Minutes).InclusiveBetween(1, ScheduleTalk.MaxMinutes);
}

internal sealed class ScheduleTalkHandler(IAssociationDb db, ProgrammeDesk desk) : IRequestHandler<ScheduleTalk, Result<string>>, IRequestHandler<UnscheduleTalk, Result>
{
    public async Task<Result<string>> Handle(ScheduleTalk command, CancellationToken cancellationToken)
    {
        if (await db.SubmissionAsync(command.Event, command.Submission, cancellationToken) is not { } submission) return SubmissionErrors.NotFound;
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (@event.Sessions.FirstOrDefault(s => s.Id == command.Holder && s.PartOf is null && !s.IsCancelled) is not { } holder) return EventErrors.SessionNotFound;
        Refuse.Unless(submission.IsAccepted, SubmissionErrors.NotAccepted);
        Refuse.If(submission.Session is not null, SubmissionErrors.Scheduled);

        var from = @event.Sessions.Where(s => s.PartOf == holder.Id && !s.IsCancelled).Select(s => s.EndsAt).Append(holder.StartsAt).Max();
        var to = from.AddMinutes(command.Minutes);
        Refuse.If(to > holder.EndsAt, SubmissionErrors.HolderFull);
        var speaker = await SpeakerAsync(submission, cancellationToken);
        var talk = @event.Schedule(submission.Title, from, to, holder.Room, null);
        db.Sessions.Add(talk);
        @event.Describe(talk.Id, new(submission.Status is SubmissionStatus.Poster ? SessionKind.Poster : SessionKind.Lecture, submission.Track ?? holder.Track, holder.Id,
            string.Join('、', submission.Authors.OrderBy(a => a.Order).Select(a => a.Name)), null, [speaker.Id]));
        submission.Schedule(talk.Id);
        return submission.Number;
    }

    public async Task<Result> Handle(UnscheduleTalk command, CancellationToken cancellationToken)
    {
        if (await db.SubmissionAsync(command.Event, command.Submission, cancellationToken) is not { Session: { } session } submission) return SubmissionErrors.NotFound;
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        submission.Unschedule();
        if (await desk.IsUsedAsync(command.Event, [session], cancellationToken)) @event.CallOff(session);
        else @event.Drop(session);
        return Result.Done;
    }

    /// <summary>The presenting author, who may be among the speakers already.</summary>
    private async Task<EventSpeaker> SpeakerAsync(Submission submission, CancellationToken cancellationToken)
    {
        var author = submission.Presenter!;
        var known = await db.EventSpeakers.Where(s => s.Event == submission.Event && s.Name.Zh == author.Name).ToListAsync(cancellationToken);
        if (known.Find(s => s.Unit is { } unit && UnitConflict.AreOne(unit.Zh, author.Unit)) is { } speaker) return speaker;
        var address = author.Email ?? (author.Name == submission.ContactName ? submission.Email : null);
        speaker = new EventSpeaker(submission.Event, null, new(new(author.Name), null, new(author.Unit), address, submission.Language, null, null, Disclosure.NotAsked, null));
        db.EventSpeakers.Add(speaker);
        return speaker;
    }
}

internal static class AbstractTalks
{
    /// <summary>The sessions are about to leave the programme: what was made of an abstract becomes an accepted abstract without a talk again.</summary>
    public static async Task ReleaseAbstractsAsync(this IAssociationDb db, IReadOnlyCollection<Id<EventSession>> sessions, CancellationToken cancellationToken)
    {
        foreach (var submission in await db.Submissions.Where(s => s.Session != null && sessions.Contains(s.Session.Value)).ToListAsync(cancellationToken)) submission.Unschedule();
    }
}

/// <summary>Sessions that can hold a talk, with how much time they have left.</summary>
[Requires(Permissions.ReadAbstracts)]
public sealed record ListTalkHolders(Id<Event> Event) : IQuery<IReadOnlyList<TalkHolder>>, IInEvent;

/// <param name="Left">Minutes after the last talk.</param>
public sealed record TalkHolder(Guid Id, Bilingual Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Talks, int Left);

internal sealed class ListTalkHoldersHandler(IAssociationDb db) : IRequestHandler<ListTalkHolders, IReadOnlyList<TalkHolder>>
{
    public async Task<IReadOnlyList<TalkHolder>> Handle(ListTalkHolders query, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.Event == query.Event && !s.IsCancelled).OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        return [.. sessions.Where(s => s.PartOf is null && s.Kind is not SessionKind.Break).Select(s =>
        {
            var talks = sessions.Where(t => t.PartOf == s.Id).ToList();
            return new TalkHolder(s.Id.Value, s.Title, s.StartsAt, s.EndsAt, talks.Count, (int)(s.EndsAt - talks.Select(t => t.EndsAt).Append(s.StartsAt).Max()).TotalMinutes);
        })];
    }
}
