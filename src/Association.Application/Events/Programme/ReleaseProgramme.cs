using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>Makes the office's programme the one that everybody sees.</summary>
/// <param name="Number">Of the version that the sender saw as the next one.</param>
/// <param name="Seen">Mark of the differences that the sender saw, from <see cref="ProgrammeDraft"/>.</param>
/// <param name="TellSpeakers">Mails every speaker whose sessions changed.</param>
[Requires(Permissions.EditEvents)]
public sealed record ReleaseProgramme(Id<Event> Event, int Number, string Seen, string? Note, bool TellSpeakers) : ICommand<Result<int>>, IInEvent;

internal sealed class ReleaseProgrammeValidator : AbstractValidator<ReleaseProgramme>
{
    public ReleaseProgrammeValidator() => RuleFor(c => c.Note).MaximumLength(ProgrammeRelease.MaxNoteLength);
}

internal sealed class ReleaseProgrammeHandler(IAssociationDb db, ProgrammeDesk desk, ReleaseWriter writer) : IRequestHandler<ReleaseProgramme, Result<int>>
{
    public async Task<Result<int>> Handle(ReleaseProgramme command, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (@event.Status is not EventStatus.Published) return EventErrors.NotPublished;
        var latest = await db.LatestAsync(command.Event, cancellationToken);
        if (command.Number != (latest?.Number ?? 0) + 1) return ProgrammeErrors.ReleasedMeanwhile;
        var draft = await db.DraftAsync(@event, cancellationToken);
        var changes = ProgrammeDifferences.Between(latest?.Content, draft);
        if (changes.Count == 0) return ProgrammeErrors.NothingChanged;
        if (ProgrammeDraft.MarkOf(draft) != command.Seen) return ProgrammeErrors.EditedMeanwhile;
        await writer.WriteAsync(@event.Id, command.Number, draft, changes, command.Note, command.TellSpeakers, cancellationToken);
        return command.Number;
    }
}

/// <summary>Writes a version and, when asked to, the mails to those whom it concerns.</summary>
internal sealed class ReleaseWriter(IAssociationDb db, ICurrentUser user, TimeProvider clock)
{
    public async Task WriteAsync(Id<Event> @event, int number, ProgrammeContent content, IReadOnlyList<ProgrammeChange> changes, string? note, bool tell, CancellationToken cancellationToken)
    {
        var release = new ProgrammeRelease(@event, number, Releases.Written(content), note, user.Id, clock.GetUtcNow());
        db.ProgrammeReleases.Add(release);
        if (!tell) return;
        var concerned = changes.SelectMany(c => c.Concerned).Select(id => new Id<EventSpeaker>(id)).ToHashSet();
        var speakers = await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event && s.Email != null).ToListAsync(cancellationToken);
        foreach (var speaker in speakers.Where(s => concerned.Contains(s.Id)).DistinctBy(s => s.Email!.ToUpperInvariant()))
            db.Outbox.Add(new OutboxMessage(MailTemplates.ProgrammeChanged, release.Id.Value, speaker.Email!, speaker.Language, clock.GetUtcNow()));
    }
}
