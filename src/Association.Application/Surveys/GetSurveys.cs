using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>The surveys of an event with how many have answered.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetSurveys(Id<Event> Event) : IQuery<IReadOnlyList<SurveyLine>>, IInEvent;

/// <param name="Asked">How many came, and so may answer.</param>
public sealed record SurveyLine(Guid Id, Bilingual Title, SurveyStatus Status, bool Anonymous, bool BeforeCertificate, int Answered, int Asked);

/// <summary>One survey with its questions and what was answered.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record GetSurvey(Id<Event> Event, Id<Survey> Survey) : IQuery<SurveyView?>, IInEvent;

/// <param name="Results">Null while an anonymous survey has so few answers that they would show who said what.</param>
public sealed record SurveyView(Survey Survey, int Answered, int Asked, IReadOnlyList<QuestionResult>? Results);

/// <param name="Rows">One of a question, several of a matrix: how often each answer was given.</param>
/// <param name="Texts">What people wrote, in no order of time.</param>
public sealed record QuestionResult(SurveyQuestion Question, int Answered, IReadOnlyList<ResultRow> Rows, IReadOnlyList<string> Texts)
{
    /// <summary>Of numbers.</summary>
    public decimal? Mean { get; init; }
}

/// <param name="Text">Null where the question has one row.</param>
public sealed record ResultRow(Bilingual? Text, IReadOnlyList<int> Counts, decimal? Mean);

internal sealed class GetSurveysHandlers(IAssociationDb db) : IRequestHandler<GetSurveys, IReadOnlyList<SurveyLine>>, IRequestHandler<GetSurvey, SurveyView?>
{
    public async Task<IReadOnlyList<SurveyLine>> Handle(GetSurveys query, CancellationToken cancellationToken)
    {
        var came = await db.Registrations.CountAsync(r => r.Event == query.Event && r.CheckedInAt != null, cancellationToken);
        return await db.Surveys.AsNoTracking().Where(s => s.Event == query.Event).OrderBy(s => s.Id)
            .Select(s => new SurveyLine(s.Id.Value, s.Title, s.Status, s.Anonymous, s.BeforeCertificate, db.SurveyTakers.Count(t => t.Survey == s.Id), came)).ToListAsync(cancellationToken);
    }

    public async Task<SurveyView?> Handle(GetSurvey query, CancellationToken cancellationToken)
    {
        if (await db.Surveys.AsNoTracking().Include(s => s.Sections).ThenInclude(s => s.Questions).FirstOrDefaultAsync(s => s.Id == query.Survey && s.Event == query.Event, cancellationToken) is not { } survey) return null;
        var sheets = await db.SurveySheets.AsNoTracking().Where(s => s.Survey == survey.Id).ToListAsync(cancellationToken);
        var came = await db.Registrations.CountAsync(r => r.Event == query.Event && r.CheckedInAt != null, cancellationToken);
        return new(survey, sheets.Count, came, SurveyResults.Of(survey, sheets));
    }
}

internal static class SurveyResults
{
    public static IReadOnlyList<QuestionResult>? Of(Survey survey, IReadOnlyList<SurveySheet> sheets)
    {
        if (survey.Anonymous && sheets.Count < Survey.LeastShown) return null;
        var given = sheets.Select(s => s.Given).ToList();
        return [.. survey.Questions.Select(q => Of(q, [.. given.Where(g => g.ContainsKey(q.Id)).Select(g => g[q.Id])]))];
    }

    private static QuestionResult Of(SurveyQuestion question, List<string> answers) => question.Kind switch
    {
        SurveyQuestionKind.One or SurveyQuestionKind.Several => new(question, answers.Count, [Row(null, question.Steps, 0, answers.SelectMany(a => a.Split(',')))], []),
        SurveyQuestionKind.Scale => new(question, answers.Count, [Row(null, question.Steps, 1, answers)], []),
        SurveyQuestionKind.Matrix => new(question, answers.Count, [.. question.RowTexts.Select((text, i) => Row(text, question.Steps, 1, answers.Select(a => a.Split(',')[i])))], []),
        SurveyQuestionKind.Number => new(question, answers.Count, [], []) { Mean = answers.Count == 0 ? null : Math.Round(answers.Average(a => decimal.Parse(a, CultureInfo.InvariantCulture)), 2) },
        _ => new(question, answers.Count, [], [.. answers.Order(StringComparer.Ordinal)]),
    };

    private static ResultRow Row(Bilingual? text, int steps, int first, IEnumerable<string> answers)
    {
        var numbers = answers.Where(a => a.Length > 0).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToList();
        decimal? mean = first == 1 && numbers.Count > 0 ? Math.Round((decimal)numbers.Average(), 2) : null;
        return new(text, [.. Enumerable.Range(first, steps).Select(step => numbers.Count(n => n == step))], mean);
    }
}

/// <summary>The answers as a workbook, a sheet a row; of a linked survey with the names.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ExportSurvey(Id<Event> Event, Id<Survey> Survey) : IQuery<FileContent?>, IInEvent;

internal sealed class ExportSurveyHandler(IAssociationDb db, IWorkbookWriter writer, ICurrentUser user) : IRequestHandler<ExportSurvey, FileContent?>
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<FileContent?> Handle(ExportSurvey query, CancellationToken cancellationToken)
    {
        if (await db.Surveys.AsNoTracking().Include(s => s.Sections).ThenInclude(s => s.Questions).FirstOrDefaultAsync(s => s.Id == query.Survey && s.Event == query.Event, cancellationToken) is not { } survey) return null;
        var sheets = await db.SurveySheets.AsNoTracking().Where(s => s.Survey == survey.Id).OrderBy(s => s.Key).ToListAsync(cancellationToken);
        if (survey.Anonymous && sheets.Count < Survey.LeastShown) return null;

        var people = survey.Anonymous ? [] : await db.Registrations.AsNoTracking().Where(r => r.Event == survey.Event && db.SurveyTakers.Any(t => t.Survey == survey.Id && t.Registration == r.Id))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        var questions = survey.Questions.SelectMany(Columns).ToList();
        var english = user.Culture.StartsWith("en", StringComparison.Ordinal);
        string[] who = survey.Anonymous ? [] : english ? ["Name", "Unit", "Registration", "Answered at"] : ["姓名", "单位", "报名号", "填写时间"];
        var rows = sheets.Select(sheet => (IReadOnlyList<string?>)[.. Who(sheet, people), .. questions.Select(q => Cell(q.Question, q.Row, sheet.Given))]);
        var content = new MemoryStream();
        await writer.WriteAsync(content, [.. who, .. questions.Select(q => q.Title)], rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return new($"{survey.Title.In(user.Culture)}.xlsx", Type, content);
    }

    private IEnumerable<(SurveyQuestion Question, int? Row, string Title)> Columns(SurveyQuestion question) => question.Kind is SurveyQuestionKind.Matrix
        ? question.RowTexts.Select((row, i) => (question, (int?)i, $"{question.Text.In(user.Culture)}: {row.In(user.Culture)}"))
        : [(question, null, question.Text.In(user.Culture))];

    private static IEnumerable<string?> Who(SurveySheet sheet, Dictionary<Id<Registration>, Registration> people) =>
        sheet.Registration is { } id && people.GetValueOrDefault(id) is { } person
            ? [person.Name, person.Unit, person.Number, sheet.AnsweredAt is { } at ? AssociationCalendar.LocalTime(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null] : [];

    private string? Cell(SurveyQuestion question, int? row, IReadOnlyDictionary<Id<SurveyQuestion>, string> given)
    {
        if (!given.TryGetValue(question.Id, out var answer)) return null;
        return question.Kind switch
        {
            SurveyQuestionKind.One or SurveyQuestionKind.Several => string.Join("; ", answer.Split(',').Select(a => question.Choices[int.Parse(a, CultureInfo.InvariantCulture)].In(user.Culture))),
            SurveyQuestionKind.Matrix => answer.Split(',')[row!.Value],
            _ => answer,
        };
    }
}
