using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.FollowUp;

/// <summary>Until when those who were accepted answer the follow-up form; null: until the event.</summary>
[Requires(Permissions.EditEvents)]
public sealed record SetFollowUpDeadline(Id<Event> Event, DateOnly? Until) : ICommand<Result>, IInEvent;

internal sealed class SetFollowUpDeadlineHandler(IAssociationDb db) : IRequestHandler<SetFollowUpDeadline, Result>
{
    public async Task<Result> Handle(SetFollowUpDeadline command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        @event.FollowUpBy(command.Until);
        return Result.Done;
    }
}

/// <summary>Asks confirmed participants the questions for later, each once, and reminds those who have not answered three days before the last day.</summary>
[Requires(Permissions.System)]
public sealed record RemindFollowUps : ICommand<Result<int>>;

internal sealed class RemindFollowUpsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RemindFollowUps, Result<int>>
{
    private const int Batch = 100;
    private const int DaysBefore = 3;

    public async Task<Result<int>> Handle(RemindFollowUps command, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var soon = today.AddDays(DaysBefore);
        var asked = await WriteAsync(MailTemplates.FollowUpAsked, Waiting(today), cancellationToken);
        return asked + await WriteAsync(MailTemplates.FollowUpReminder, Waiting(today)
            .Where(r => db.Events.Any(e => e.Id == r.Event && e.FollowUpUntil != null && e.FollowUpUntil <= soon)), cancellationToken, after: MailTemplates.FollowUpAsked);
    }

    /// <summary>Confirmed, reachable, with questions for later and no answer to any of them.</summary>
    private IQueryable<Registration> Waiting(DateOnly today) => db.Registrations.AsNoTracking()
        .Where(r => r.Status == RegistrationStatus.Confirmed && r.Email != null)
        .Where(r => db.Events.Any(e => e.Id == r.Event && e.AsksQuestions && e.Status == EventStatus.Published && e.EndsOn >= today && (e.FollowUpUntil == null || e.FollowUpUntil >= today)))
        .Where(r => db.Questions.Any(q => q.Event == r.Event && q.Stage == QuestionStage.FollowUp && !q.Retired && !q.OfficeOnly))
        .Where(r => !db.Answers.Any(a => a.Registration == r.Id && db.Questions.Any(q => q.Id == a.Question && q.Stage == QuestionStage.FollowUp)));

    private async Task<int> WriteAsync(string template, IQueryable<Registration> waiting, CancellationToken cancellationToken, string? after = null)
    {
        var now = clock.GetUtcNow();
        // Nobody is asked twice; whoever took the place over has not been asked yet.
        var told = await db.Outbox.AsNoTracking().Where(m => m.Template == template).Select(m => m.Key).ToHashSetAsync(cancellationToken);
        // Whoever was asked only today is not reminded at once.
        var dayBefore = now.AddDays(-1);
        var earlier = after is null ? null : await db.Outbox.AsNoTracking().Where(m => m.Template == after && m.CreatedAt < dayBefore).Select(m => m.Subject).ToHashSetAsync(cancellationToken);
        var found = await waiting.OrderBy(r => r.Id).Select(r => new { r.Id, r.Email, r.Language }).ToListAsync(cancellationToken);
        var due = found.Where(r => earlier?.Contains(r.Id.Value) ?? true).Select(r => new OutboxMessage(template, r.Id.Value, r.Email!, r.Language, now)).Where(m => !told.Contains(m.Key)).Take(Batch).ToList();
        db.Outbox.AddRange(due);
        return due.Count;
    }
}
