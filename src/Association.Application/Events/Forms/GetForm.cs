using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>The form as its designer sees it.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record GetForm(Id<Event> Event) : IQuery<EventForm?>, IInEvent;

/// <param name="Questions">In their order, those switched off among them.</param>
/// <param name="Answers">How many answered, by question; none is not listed.</param>
public sealed record EventForm(IReadOnlyList<FormQuestion> Questions, IReadOnlyDictionary<Guid, int> Answers)
{
    public int AnswersTo(FormQuestion question) => Answers.GetValueOrDefault(question.Id.Value);
}

internal sealed class GetFormHandler(IAssociationDb db) : IRequestHandler<GetForm, EventForm?>
{
    public async Task<EventForm?> Handle(GetForm query, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Options).Where(q => q.Event == query.Event).OrderBy(q => q.Order).ToListAsync(cancellationToken);
        var answers = await db.Answers.Where(a => db.Questions.Any(q => q.Id == a.Question && q.Event == query.Event))
            .GroupBy(a => a.Question).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key.Value, g => g.Count, cancellationToken);
        return new(questions, answers);
    }
}

/// <summary>The form of a published event as a participant fills it in.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetRegistrationForm(Id<Event> Event, QuestionStage Stage = QuestionStage.Registration) : IQuery<IReadOnlyList<AskedQuestion>>;

/// <summary>The form as somebody would fill it in, before or after it is published; the office sees its own questions too.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record PreviewForm(Id<Event> Event, QuestionStage Stage, bool ByOffice) : IQuery<IReadOnlyList<AskedQuestion>>, IInEvent;

/// <param name="Categories">Asked of these alone; none means of all.</param>
/// <param name="ShowIfAnswer">Of a choice the id of the option, else the words of the answer.</param>
public sealed record AskedQuestion(
    Guid Id, QuestionKind Kind, Bilingual Label, Bilingual? Help, bool Required, bool OfficeOnly, AnswerAudience Audience, IReadOnlyList<Guid> Categories,
    Guid? ShowIf, string? ShowIfAnswer, int? DeleteAfterMonths, decimal? Min, decimal? Max, bool Several, IReadOnlyList<AskedOption> Options);

/// <param name="Left">Places; null where there is no limit.</param>
/// <param name="StartsAt">Of the session, where the question chooses among sessions.</param>
public sealed record AskedOption(Guid Id, Bilingual Label, decimal Price, int? Left, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt);

internal sealed class GetRegistrationFormHandler(FormReader reader, IAssociationDb db) : IRequestHandler<GetRegistrationForm, IReadOnlyList<AskedQuestion>>
{
    public async Task<IReadOnlyList<AskedQuestion>> Handle(GetRegistrationForm query, CancellationToken cancellationToken) =>
        await db.Events.AnyAsync(e => e.Id == query.Event && e.AsksQuestions && e.Status != EventStatus.Draft, cancellationToken)
            ? await reader.ReadAsync(query.Event, query.Stage, byOffice: false, cancellationToken) : [];
}

internal sealed class PreviewFormHandler(FormReader reader) : IRequestHandler<PreviewForm, IReadOnlyList<AskedQuestion>>
{
    public Task<IReadOnlyList<AskedQuestion>> Handle(PreviewForm query, CancellationToken cancellationToken) =>
        reader.ReadAsync(query.Event, query.Stage, query.ByOffice, cancellationToken);
}

internal sealed class FormReader(IAssociationDb db)
{
    public async Task<IReadOnlyList<AskedQuestion>> ReadAsync(Id<Event> @event, QuestionStage stage, bool byOffice, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Options)
            .Where(q => q.Event == @event && q.Stage == stage && !q.Retired && (byOffice || !q.OfficeOnly)).OrderBy(q => q.Order).ToListAsync(cancellationToken);
        var sessions = questions.Exists(q => q.Kind is QuestionKind.Sessions)
            ? await db.Sessions.AsNoTracking().Where(s => s.Event == @event).ToDictionaryAsync(s => s.Id, cancellationToken) : [];
        return [.. questions.Select(q => Show(q, sessions))];
    }

    private static AskedQuestion Show(FormQuestion q, Dictionary<Id<EventSession>, EventSession> sessions) => new(
        q.Id.Value, q.Kind, q.Label, q.Help, q.Required, q.OfficeOnly, q.Audience, [.. q.AskedOf.Select(c => c.Value)],
        q.ShowIf?.Value, q.ShowIfAnswer, q.DeleteAfterMonths, q.Min, q.Max, q.Several,
        [.. q.Options.Where(o => !o.Retired).OrderBy(o => o.Order).Select(o =>
        {
            var session = o.Session is { } id ? sessions.GetValueOrDefault(id) : null;
            return new AskedOption(o.Id.Value, o.Label, o.Price.Amount, o.Places - o.Taken, session?.StartsAt, session?.EndsAt);
        })]);
}
