using Association.Domain.Common;

namespace Association.Domain.Events.Forms;

/// <summary>Which questions are asked of whom, and which of them show after what was answered so far.</summary>
public sealed class RegistrationForm(IEnumerable<FormQuestion> questions)
{
    private readonly List<FormQuestion> _questions = [.. questions.OrderBy(q => q.Order)];

    /// <summary>In their order; conditions are not looked at.</summary>
    public IReadOnlyList<FormQuestion> AskedOf(Id<TicketCategory> category, QuestionStage stage, bool byOffice) =>
        [.. _questions.Where(q => !q.Retired && q.Stage == stage && (byOffice || !q.OfficeOnly) && q.IsAskedOf(category))];

    /// <summary>
    /// The questions that show once these answers are given. A question that depends on a hidden one is hidden too, and so are
    /// those that depend on each other in a ring, which nothing could ever show.
    /// </summary>
    /// <param name="answered">Of a choice the ids of the options, else the words; by question.</param>
    public static IReadOnlyList<FormQuestion> Shown(IReadOnlyList<FormQuestion> asked, Func<FormQuestion, IReadOnlyList<string>> answered)
    {
        var verdicts = new Dictionary<Id<FormQuestion>, bool>();
        return [.. asked.Where(Shows)];

        bool Shows(FormQuestion question)
        {
            if (question.ShowIf is not { } id) return true;
            if (verdicts.TryGetValue(question.Id, out var known)) return known;
            verdicts[question.Id] = false;
            var shows = asked.FirstOrDefault(q => q.Id == id) is { } condition && Shows(condition)
                && answered(condition).Any(value => Equals(value, question.ShowIfAnswer));
            return verdicts[question.Id] = shows;
        }
    }

    /// <summary>Whether a question could depend on the other without depending on itself.</summary>
    public bool MayDependOn(Id<FormQuestion>? question, Id<FormQuestion> condition)
    {
        for (Id<FormQuestion>? at = condition; at is { } id;)
        {
            if (id == question || _questions.Find(q => q.Id == id) is not { } found) return false;
            at = found.ShowIf;
            if (at == condition) return false;
        }

        return true;
    }

    private static bool Equals(string given, string? wanted) =>
        string.Equals(TextNormalization.Line(given), TextNormalization.Line(wanted), StringComparison.OrdinalIgnoreCase);
}
