using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>The address of a survey for one participant: <c>/survey/{survey}/{registration}?k=…</c>.</summary>
public static class SurveyLinks
{
    public static Uri For(this SiteOptions site, ILinkSecrets secrets, Id<Survey> survey, Registration registration) =>
        new(site.BaseUrl, $"/survey/{survey}/{registration.Id}?k={secrets.For(RegistrationLinks.Purpose, registration.Number)}");
}

/// <summary>The sheet for whoever came, with the state it is in.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetSurveySheet(Id<Survey> Survey, Id<Registration> Registration, string? LinkKey = null) : IQuery<SurveySheetView?>;

/// <param name="Survey">With its sections and questions.</param>
public sealed record SurveySheetView(Survey Survey, Bilingual Event, bool Attended, bool Answered, bool TakesAnswers)
{
    public bool Open => TakesAnswers && Attended && !Answered;
}

/// <summary>
/// Hands a sheet in. It carries no key against a double click: such a record would tie the answers to their writer; a second sheet
/// is refused instead.
/// </summary>
/// <param name="Answers">What was typed, by question; a matrix has one entry a row.</param>
[Requires(Permissions.Anyone)]
public sealed record AnswerSurvey(Id<Survey> Survey, Id<Registration> Registration, string? LinkKey, IReadOnlyDictionary<Id<SurveyQuestion>, IReadOnlyList<string?>> Answers) : ICommand<Result>
{
    /// <summary>What was answered never stands in a log.</summary>
    public override string ToString() => $"{nameof(AnswerSurvey)} {{ {Survey} }}";
}

internal sealed class SurveyAccess(RegistrationAccess access) : IAccessRule<GetSurveySheet>, IAccessRule<AnswerSurvey>
{
    public Task<bool> AllowsAsync(GetSurveySheet request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);

    public Task<bool> AllowsAsync(AnswerSurvey request, CancellationToken cancellationToken) => access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class AnswerSurveyHandlers(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetSurveySheet, SurveySheetView?>, IRequestHandler<AnswerSurvey, Result>
{
    public async Task<SurveySheetView?> Handle(GetSurveySheet query, CancellationToken cancellationToken)
    {
        if (await FindAsync(query.Survey, query.Registration, cancellationToken) is not ({ Status: not SurveyStatus.Draft } survey, { } ticket)) return null;
        var name = await db.Events.AsNoTracking().Where(e => e.Id == survey.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        return new(survey, name, ticket.Attended, await HasAnsweredAsync(survey, ticket, cancellationToken), survey.TakesAnswers(clock.GetUtcNow()));
    }

    public async Task<Result> Handle(AnswerSurvey command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Survey, command.Registration, cancellationToken) is not ({ } survey, { } ticket)) return SurveyErrors.NotFound;
        if (!survey.TakesAnswers(clock.GetUtcNow())) return SurveyErrors.NotOpen;
        if (!ticket.Attended) return SurveyErrors.NotAttended;
        if (await HasAnsweredAsync(survey, ticket, cancellationToken)) return SurveyErrors.Answered;

        var (answers, refused) = Read(survey, command.Answers);
        if (refused.Count > 0) return Result.Refused(refused);
        db.SurveyTakers.Add(new SurveyTaker(survey.Id, ticket.Id));
        await KeepAsync(survey, new SurveySheet(survey, ticket.Id, answers, clock.GetUtcNow()), cancellationToken);
        return Result.Done;
    }

    /// <summary>Every question that was answered wrongly is told at once, beside it.</summary>
    private static (Dictionary<Id<SurveyQuestion>, string> Answers, List<Error> Refused) Read(Survey survey, IReadOnlyDictionary<Id<SurveyQuestion>, IReadOnlyList<string?>> typed)
    {
        var (answers, refused) = (new Dictionary<Id<SurveyQuestion>, string>(), new List<Error>());
        foreach (var question in survey.Questions)
        {
            try
            {
                if (question.Read(typed.GetValueOrDefault(question.Id) ?? []) is { } answer) answers[question.Id] = answer;
            }
            catch (RefusedException wrong) { refused.Add(wrong.Error.At($"{question.Id}")); }
        }

        return (answers, refused);
    }

    /// <summary>
    /// Every anonymous sheet is written anew with each new one, in a random order: neither the order of the rows nor the
    /// transaction that wrote them says which sheet came last.
    /// </summary>
    private async Task KeepAsync(Survey survey, SurveySheet added, CancellationToken cancellationToken)
    {
        if (!survey.Anonymous)
        {
            db.SurveySheets.Add(added);
            return;
        }

        // One at a time: of two who shook the same pile, each would put it back.
        await db.Surveys.Where(s => s.Id == survey.Id).ExecuteUpdateAsync(row => row.SetProperty(s => s.Version, s => s.Version + 1), cancellationToken);
        var pile = await db.SurveySheets.AsNoTracking().Where(s => s.Survey == survey.Id).ToListAsync(cancellationToken);
        await db.SurveySheets.Where(s => s.Survey == survey.Id).ExecuteDeleteAsync(cancellationToken);
        // The keys are random, so their order is.
        db.SurveySheets.AddRange(pile.Select(s => s.Shaken()).Append(added).OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    private async Task<(Survey?, Registration?)> FindAsync(Id<Survey> id, Id<Registration> registration, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.AsNoTracking().Include(s => s.Sections).ThenInclude(s => s.Questions).FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        return survey is null ? default : (survey, await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == registration && r.Event == survey.Event, cancellationToken));
    }

    private Task<bool> HasAnsweredAsync(Survey survey, Registration ticket, CancellationToken cancellationToken) =>
        db.SurveyTakers.AnyAsync(t => t.Survey == survey.Id && t.Registration == ticket.Id, cancellationToken);
}
