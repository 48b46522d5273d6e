using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>
/// Queues the mail with the link for whoever came to an event whose survey somebody opened with mails: once a registration and
/// survey, in batches; run again until it answers 0.
/// </summary>
[Requires(Permissions.System)]
public sealed record PlanSurveyMails : ICommand<Result<int>>
{
    public const int BatchSize = 200;

    /// <summary>Part of the message's key: one mail a survey.</summary>
    public static string Occasion(Id<Survey> survey) => $"{survey}";
}

internal sealed class PlanSurveyMailsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<PlanSurveyMails, Result<int>>
{
    public async Task<Result<int>> Handle(PlanSurveyMails command, CancellationToken cancellationToken)
    {
        var planned = 0;
        foreach (var survey in await db.Surveys.AsNoTracking().TakingAnswers(clock.GetUtcNow()).Where(s => s.Mails).OrderBy(s => s.Id).ToListAsync(cancellationToken))
        {
            planned += await PlanAsync(survey, PlanSurveyMails.BatchSize - planned, cancellationToken);
            if (planned >= PlanSurveyMails.BatchSize) break;
        }

        return planned;
    }

    private async Task<int> PlanAsync(Survey survey, int most, CancellationToken cancellationToken)
    {
        var occasion = "/" + PlanSurveyMails.Occasion(survey.Id);
#pragma warning disable CA1310 // Compared by the database.
        var told = await db.Outbox.AsNoTracking().Where(m => m.Template == MailTemplates.SurveyOpened && m.Key.EndsWith(occasion)).Select(m => m.Subject).ToListAsync(cancellationToken);
#pragma warning restore CA1310
        var known = told.ToHashSet();
        var came = await db.Registrations.AsNoTracking()
            .Where(r => r.Event == survey.Event && r.CheckedInAt != null && r.Email != null && r.Email != "" && !db.SurveyTakers.Any(t => t.Survey == survey.Id && t.Registration == r.Id))
            .OrderBy(r => r.Id).Select(r => new { r.Id, r.Email, r.Language }).ToListAsync(cancellationToken);
        var next = came.Where(r => !known.Contains(r.Id.Value)).Take(most).ToList();
        db.Outbox.AddRange(next.Select(r => new OutboxMessage(MailTemplates.SurveyOpened, r.Id.Value, r.Email!, r.Language, clock.GetUtcNow(), PlanSurveyMails.Occasion(survey.Id))));
        return next.Count;
    }
}
