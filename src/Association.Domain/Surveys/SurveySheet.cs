using System.Text.Json;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Surveys;

/// <summary>
/// What somebody answered. On an anonymous sheet there is neither by whom nor when, and its key is wholly random, unlike every
/// other one, which carries its time.
/// </summary>
public sealed class SurveySheet : INotAudited
{
    public const int MaxAnswersLength = 100_000;

    private SurveySheet() { }

    public SurveySheet(Survey survey, Id<Registration> registration, IReadOnlyDictionary<Id<SurveyQuestion>, string> answers, DateTimeOffset now)
    {
        (Key, Survey) = (RandomCode.Secret(), survey.Id);
        Answers = JsonSerializer.Serialize(answers.ToDictionary(a => a.Key.ToString(), a => a.Value));
        if (!survey.Anonymous) (Registration, AnsweredAt) = (registration, now);
    }

    public string Key { get; private set; } = "";
    public Id<Survey> Survey { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>JSON: question to answer.</summary>
    public string Answers { get; private set; } = "{}";

    public IReadOnlyDictionary<Id<SurveyQuestion>, string> Given =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Answers)!.ToDictionary(a => new Id<SurveyQuestion>(Guid.Parse(a.Key)), a => a.Value);

    /// <summary>The same sheet under another key: where it lies in the pile, and since when, tells nothing any more.</summary>
    public SurveySheet Shaken() => new() { Key = RandomCode.Secret(), Survey = Survey, Registration = Registration, AnsweredAt = AnsweredAt, Answers = Answers };
}

/// <summary>That somebody has answered, and nothing else: neither what nor when.</summary>
public sealed class SurveyTaker : INotAudited
{
    private SurveyTaker() { }

    public SurveyTaker(Id<Survey> survey, Id<Registration> registration) => (Survey, Registration) = (survey, registration);

    public Id<Survey> Survey { get; private set; }
    public Id<Registration> Registration { get; private set; }
}
