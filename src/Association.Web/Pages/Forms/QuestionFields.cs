using Association.Application.Events.Forms;
using Association.Domain.Events.Forms;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Association.Web.Pages.Forms;

/// <summary>The questions of a form as controls, with what was answered before or typed just now.</summary>
/// <param name="Given">By question: words, or the ids of options.</param>
/// <param name="Units">Names that a unit is found by while it is typed.</param>
/// <param name="Files">Names of files and masks of numbers that were given before, by question.</param>
internal sealed record QuestionFields(
    IReadOnlyList<AskedQuestion> Questions, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Given, IReadOnlyList<string> Units, IReadOnlyDictionary<Guid, string>? Files = null)
{
    public static readonly QuestionFields None = new([], new Dictionary<Guid, IReadOnlyList<string>>(), []);

    /// <summary>What was posted wins over what is stored.</summary>
    public static QuestionFields Of(HttpRequest request, IReadOnlyList<AskedQuestion> questions, IReadOnlyList<string> units, IReadOnlyList<AnswerLine>? stored = null)
    {
        var given = request.HasFormContentType
            ? questions.ToDictionary(q => q.Id, q => (IReadOnlyList<string>)[.. request.Form[GivenAnswer.FieldOf(q.Id)].OfType<string>()])
            : (stored ?? []).Where(a => !IsMasked(a)).ToDictionary(a => a.Question, a => a.Options.Count > 0 ? (IReadOnlyList<string>)[.. a.Options.Select(o => o.ToString())] : [a.Value]);
        return new(questions, given, units, (stored ?? []).Where(a => a.File is not null || IsMasked(a)).ToDictionary(a => a.Question, a => a.Value));
    }

    /// <summary>A telephone number is kept sealed: its mask stands beside the field, never in it.</summary>
    private static bool IsMasked(AnswerLine answer) => answer.Kind is QuestionKind.Phone && answer.Value.Contains('*', StringComparison.Ordinal);

    /// <summary>What a form sent in answer to the questions it asked.</summary>
    public static async Task<IReadOnlyList<GivenAnswer>> ReadAsync(HttpRequest request, IReadOnlyList<AskedQuestion> questions, CancellationToken cancellationToken)
    {
        if (questions.Count == 0 || !request.HasFormContentType) return [];
        var (form, answers) = (await request.ReadFormAsync(cancellationToken), new List<GivenAnswer>());
        foreach (var question in questions)
        {
            var field = GivenAnswer.FieldOf(question.Id);
            var file = await Uploads.ReadAsync(form.Files[field], Application.Files.EvidenceFile.MaxBytes + 1, cancellationToken);
            answers.Add(new(question.Id, [.. form[field].OfType<string>()], file));
        }

        return answers;
    }

    public string ValueOf(AskedQuestion question) => Given.TryGetValue(question.Id, out var values) && values.Count > 0 ? values[0] : "";

    public bool IsChosen(AskedQuestion question, AskedOption option) =>
        Given.TryGetValue(question.Id, out var values) && values.Any(v => Guid.TryParse(v, out var id) && id == option.Id);

    public string? FileOf(AskedQuestion question) => Files?.GetValueOrDefault(question.Id);

    /// <summary>When the question shows, for those without script and in previews.</summary>
    public string? ConditionOf(AskedQuestion question)
    {
        if (question.ShowIf is not { } id || Questions.FirstOrDefault(q => q.Id == id) is not { } other) return null;
        var answer = other.Options.FirstOrDefault(o => Guid.TryParse(question.ShowIfAnswer, out var option) && o.Id == option)?.Label.Here() ?? question.ShowIfAnswer;
        return Texts.Find("form.only-if") is { } words ? string.Format(System.Globalization.CultureInfo.CurrentCulture, words, other.Label.Here(), answer) : null;
    }

    /// <summary>What is wrong with the answer, if it was refused.</summary>
    public static IReadOnlyList<string> ErrorsOf(ModelStateDictionary state, AskedQuestion question) =>
        state.TryGetValue($"Input.{GivenAnswer.FieldOf(question.Id)}", out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    public static string TypeOf(QuestionKind kind) => kind switch { QuestionKind.Date => "date", QuestionKind.Phone => "tel", QuestionKind.File => "file", _ => "text" };

    public static int LengthOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Phone => 24,
        QuestionKind.Number => 20,
        QuestionKind.Unit => Domain.Members.MemberUnit.MaxNameLength,
        _ => FormAnswer.MaxTextLength,
    };
}
