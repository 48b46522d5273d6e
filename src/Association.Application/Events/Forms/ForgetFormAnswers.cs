using System.Text.Json;
using Association.Application.Access;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>Questions whose answers have been kept long enough: so many months after the last day of the event. Source: anchors.md G1.</summary>
[Requires(Permissions.System)]
public sealed record OutdatedAnswers(int Count = 100) : IQuery<IReadOnlyList<Id<FormQuestion>>>;

internal sealed class OutdatedAnswersHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OutdatedAnswers, IReadOnlyList<Id<FormQuestion>>>
{
    public async Task<IReadOnlyList<Id<FormQuestion>>> Handle(OutdatedAnswers query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var limited = await db.Questions.AsNoTracking().Where(q => q.DeleteAfterMonths != null && db.Answers.Any(a => a.Question == q.Id))
            .Join(db.Events.Where(e => e.EndsOn < today), q => q.Event, e => e.Id, (q, e) => new { q.Id, Months = q.DeleteAfterMonths!.Value, e.EndsOn }).ToListAsync(cancellationToken);
        return [.. limited.Where(q => q.EndsOn.AddMonths(q.Months) < today).OrderBy(q => q.EndsOn).Take(query.Count).Select(q => q.Id)];
    }
}

/// <summary>Removes the answers to one of them with their files; the trail says how many, never what they were.</summary>
[Requires(Permissions.System)]
public sealed record ForgetFormAnswers(Id<FormQuestion> Question) : ICommand<Result>;

internal sealed class ForgetFormAnswersHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ForgetFormAnswers, Result>
{
    public async Task<Result> Handle(ForgetFormAnswers command, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().FirstOrDefaultAsync(q => q.Id == command.Question, cancellationToken);
        if (question?.DeleteAfterMonths is not { } months) return Result.Done;
        var lastDay = await db.Events.Where(e => e.Id == question.Event).Select(e => e.EndsOn).SingleAsync(cancellationToken);
        if (lastDay.AddMonths(months) >= clock.Today()) return Result.Done;

        var answers = await db.Answers.Include(a => a.Chosen).Where(a => a.Question == question.Id).ToListAsync(cancellationToken);
        await db.DropAsync(answers, clock.GetUtcNow(), cancellationToken);
        // What nobody is known to have chosen any more takes no place either.
        await db.QuestionOptions.Where(o => o.Question == question.Id).ExecuteUpdateAsync(row => row.SetProperty(o => o.Taken, 0), cancellationToken);
        db.Note(user, clock, "answers.forgotten", question.Id.ToString(), new { Question = question.Label.Zh, Count = answers.Count, Months = months });
        return Result.Done;
    }
}

internal static class AnswerTrail
{
    /// <summary>Removes answers; their files can be fetched no more and are removed by the job of files.</summary>
    public static async Task DropAsync(this IAssociationDb db, IReadOnlyCollection<FormAnswer> answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = answers.Select(a => a.File).OfType<Id<Domain.Files.StoredFile>>().ToList();
        foreach (var file in await db.Files.Where(f => files.Contains(f.Id)).ToListAsync(cancellationToken)) file.Discard(now);
        db.Answers.RemoveRange(answers);
    }

    /// <summary>What was paid for or holds a place goes with a place that changes hands; whatever else one said of oneself does not.</summary>
    public static async Task ForgetOwnAsync(this IAssociationDb db, Id<Registration> registration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = await db.Answers.Include(a => a.Chosen).Where(a => a.Registration == registration).ToListAsync(cancellationToken);
        await db.DropAsync([.. answers.Where(a => a.Chosen.Count == 0)], now, cancellationToken);
    }

    /// <summary>Says in the trail what happened to answers, without their words.</summary>
    public static void Note(this IAssociationDb db, ICurrentUser user, TimeProvider clock, string action, string id, object after, object? before = null, string entity = nameof(FormAnswer)) =>
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(), User = user.Id.Value, UserName = user.Name, From = user.From, Action = action, Entity = entity, EntityId = id,
            Before = before is null ? null : JsonSerializer.Serialize(before, Plain), After = JsonSerializer.Serialize(after, Plain),
        });

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
