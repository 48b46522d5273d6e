using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Files;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>What somebody sent in answer to one question.</summary>
/// <param name="Values">Words; of a choice the ids of the options; of a file the id of what was uploaded before.</param>
public sealed record GivenAnswer(Guid Question, IReadOnlyList<string> Values, UploadedFile? File = null)
{
    /// <summary>The field of a form that holds the answer to a question, and the field of what is wrong with it.</summary>
    public static string FieldOf(Guid question) => $"q-{question:N}";
}

/// <summary>Answers that were understood, and what was wrong with the others.</summary>
/// <param name="Shown">The questions that were to be answered.</param>
internal sealed record ReadAnswers(IReadOnlyList<ReadAnswer> Items, IReadOnlyList<Error> Faults, IReadOnlySet<Id<FormQuestion>> Shown)
{
    public static readonly ReadAnswers None = new([], [], new HashSet<Id<FormQuestion>>());

    public Money Extras => Items.Aggregate(Money.Zero, (sum, item) => sum + item.Reading.Price);

    public Dictionary<Id<QuestionOption>, int> Places => Items.SelectMany(i => i.Reading.Options).GroupBy(o => o.Id).ToDictionary(g => g.Key, g => g.Count());

    public Error FullAt(Id<QuestionOption> option) => Items.FirstOrDefault(i => i.Reading.Options.Any(o => o.Id == option)) is { } item
        ? AnswerErrors.Full.At(GivenAnswer.FieldOf(item.Question.Id.Value)) : AnswerErrors.Full;
}

/// <param name="Uploaded">A file that was sent before.</param>
internal sealed record ReadAnswer(FormQuestion Question, Reading Reading, UploadedFile? File, StoredFile? Uploaded = null)
{
    public bool IsEmpty => Reading.Value.Length == 0 && File is null && Uploaded is null;
}

/// <param name="Had">Questions whose file was given before: it stays unless another is sent.</param>
internal sealed record AnswerScope(Id<Event> Event, Id<TicketCategory> Category, QuestionStage Stage, bool ByOffice, IReadOnlySet<Id<FormQuestion>>? Had = null);

/// <summary>
/// Takes the answers to a form in. Which questions are asked, which show, what an option costs and whether it has a place is
/// decided here: an answer to a question that is not asked or not shown is dropped.
/// </summary>
internal sealed class AnswerDesk(IAssociationDb db, ChosenPlaces places, IFileStore files, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock)
{
    public async Task<ReadAnswers> ReadAsync(AnswerScope scope, IReadOnlyList<GivenAnswer> given, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Include(q => q.Options).Where(q => q.Event == scope.Event).ToListAsync(cancellationToken);
        var answers = given.GroupBy(g => g.Question).ToDictionary(g => g.Key, g => g.First());
        var asked = new RegistrationForm(questions).AskedOf(scope.Category, scope.Stage, scope.ByOffice);
        var shown = RegistrationForm.Shown(asked, q => answers.GetValueOrDefault(q.Id.Value)?.Values ?? []);
        var (items, faults) = (new List<ReadAnswer>(), new List<Error>());
        foreach (var question in shown)
        {
            var answer = answers.GetValueOrDefault(question.Id.Value) ?? new GivenAnswer(question.Id.Value, []);
            var (item, fault) = await ReadAsync(question, answer, cancellationToken);
            if (fault is null && item.IsEmpty && question.Required && scope.Had?.Contains(question.Id) is not true) fault = AnswerErrors.Required;
            if (fault is not null) faults.Add(fault.At(GivenAnswer.FieldOf(question.Id.Value)));
            else if (!item.IsEmpty) items.Add(item);
        }

        if (await OverlapAsync(items, cancellationToken) is { } overlap) faults.Add(overlap);
        return new(items, faults, shown.Select(q => q.Id).ToHashSet());
    }

    /// <summary>Takes the places, keeps the answers and adds a line to the order for what has a price.</summary>
    public async Task KeepAsync(Registration registration, ReadAnswers answers, CancellationToken cancellationToken)
    {
        if (registration.IsActive) await places.MoveAsync(answers.Places, answers.FullAt, cancellationToken);
        foreach (var item in answers.Items) await KeepAsync(registration.Id, item, cancellationToken);
    }

    public async Task KeepAsync(Id<Registration> registration, ReadAnswer item, CancellationToken cancellationToken)
    {
        var answer = new FormAnswer(registration, item.Question, item.Reading with { Value = item.File?.Name ?? item.Uploaded?.Name ?? item.Reading.Value }, clock.GetUtcNow());
        if (item.Reading.Phone is { } phone) answer.Seal(numbers.Seal(phone));
        if (item.File is { } file)
        {
            var kept = await files.KeepAsync(file.Content, file.Name, EvidenceFile.TypeOf(file), FilePurpose.Answer, user.IsSignedIn ? user.Id : null, cancellationToken);
            answer.Attach(kept.Id);
        }

        if (item.Uploaded is { } uploaded) answer.Attach(uploaded.Id);
        db.Answers.Add(answer);
    }

    public static IEnumerable<(string Description, Money Amount)> Lines(ReadAnswers answers, string name) =>
        from item in answers.Items
        from option in item.Reading.Options
        where option.Price > Money.Zero
        select (Cut($"{item.Question.Label.Zh}：{option.Label.Zh} · {name}"), option.Price);

    public static string Cut(string line) => line.Length > Order.MaxDescriptionLength ? line[..Order.MaxDescriptionLength] : line;

    private async Task<(ReadAnswer Item, Error? Fault)> ReadAsync(FormQuestion question, GivenAnswer given, CancellationToken cancellationToken)
    {
        if (question.Kind is QuestionKind.File)
        {
            if (given.File is null && given.Values is [{ Length: > 0 } named, ..]) return await UploadedAsync(question, named, cancellationToken);
            var file = given.File is { Content.Length: > 0 } sent ? sent with { Name = NameOf(sent) } : null;
            return (new(question, new("", []), file), file is null ? null : EvidenceFile.Judge(file));
        }

        try
        {
            var reading = AnswerReading.Of(question, given.Values);
            if (question.Kind is QuestionKind.Unit && reading.Value.Length > 0) reading = reading with { Unit = await UnitAsync(reading.Value, cancellationToken) };
            return (new(question, reading, null), null);
        }
        catch (RefusedException refused) { return (new(question, new("", []), null), refused.Error); }
    }

    /// <summary>What the sender uploaded before and no answer has taken yet; anybody else's is no file at all.</summary>
    private async Task<(ReadAnswer Item, Error? Fault)> UploadedAsync(FormQuestion question, string named, CancellationToken cancellationToken)
    {
        var known = user.IsSignedIn && Guid.TryParse(named, out var id) ? await db.UploadsOf(user.Id).AsNoTracking().FirstOrDefaultAsync(f => f.Id == new Id<StoredFile>(id), cancellationToken) : null;
        return (new(question, new("", []), null, known), known is null ? UploadErrors.Unknown : null);
    }

    private static string NameOf(UploadedFile file) => TextNormalization.Line(Path.GetFileName(file.Name)) is { Length: > 0 } name ? name[..Math.Min(name.Length, StoredFile.MaxNameLength)] : "file";

    private async Task<Id<Domain.Members.MemberUnit>?> UnitAsync(string name, CancellationToken cancellationToken) =>
        await db.Units.Where(u => u.Name == name).Select(u => (Id<Domain.Members.MemberUnit>?)u.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Nobody sits in two sessions at the same time.</summary>
    private async Task<Error?> OverlapAsync(List<ReadAnswer> items, CancellationToken cancellationToken)
    {
        var chosen = items.SelectMany(i => i.Reading.Options.Select(o => (i.Question, o.Session))).Where(c => c.Session is not null).ToList();
        if (chosen.Count < 2) return null;
        var ids = chosen.Select(c => c.Session!.Value).ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        var clash = sessions.Zip(sessions.Skip(1)).FirstOrDefault(pair => pair.Second.StartsAt < pair.First.EndsAt);
        if (clash == default) return null;
        return AnswerErrors.Overlap.At(GivenAnswer.FieldOf(chosen.First(c => c.Session == clash.Second.Id).Question.Id.Value));
    }
}
