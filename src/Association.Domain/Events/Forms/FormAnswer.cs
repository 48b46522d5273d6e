using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Events.Forms;

/// <summary>
/// What somebody answered, with the question as it was asked in both languages: a question edited later changes no answer.
/// The trail names which questions were answered, never the answers: they are removed when their time is over.
/// </summary>
public sealed class FormAnswer : Entity<FormAnswer>, INotAudited
{
    public const int MaxTextLength = 500;
    public const int MaxValueLength = 4_000;

    private readonly List<ChosenOption> _chosen = [];

    private FormAnswer() { }

    public FormAnswer(Id<Registration> registration, FormQuestion question, Reading reading, DateTimeOffset now)
    {
        (Registration, Question, Asked, Kind) = (registration, question.Id, question.Label, question.Kind);
        Take(reading, now);
    }

    public Id<Registration> Registration { get; private set; }
    public Id<FormQuestion> Question { get; private set; }
    public Bilingual Asked { get; private set; } = null!;
    public QuestionKind Kind { get; private set; }
    /// <summary>Words, a number or a date in invariant form; of a choice the Chinese labels; of a file its name; of a telephone number its mask.</summary>
    public string Value { get; private set; } = "";
    /// <summary>Of a telephone number, sealed like every personal number; <see cref="Value"/> shows its mask.</summary>
    public SealedNumber? Phone { get; private set; }
    public Id<StoredFile>? File { get; private set; }
    public Id<MemberUnit>? Unit { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    public IReadOnlyCollection<ChosenOption> Chosen => _chosen;

    /// <summary>Cannot be shown in a form to be sent back: a blank field means that it stays as it is.</summary>
    public bool StaysUnlessGiven => File is not null || Phone is not null;

    public void Seal(SealedNumber phone) => (Phone, Value) = (phone, phone.Masked);

    public void Attach(Id<StoredFile> file) => File = file;

    private void Take(Reading reading, DateTimeOffset now)
    {
        (Value, Unit, AnsweredAt) = (reading.Value, reading.Unit, now);
        _chosen.AddRange(reading.Options.Select(o => new ChosenOption(Id, o)));
    }
}

/// <summary>An option as it was when it was chosen.</summary>
public sealed class ChosenOption : Entity<ChosenOption>, INotAudited
{
    private ChosenOption() { }

    internal ChosenOption(Id<FormAnswer> answer, QuestionOption option) =>
        (Answer, Option, Label, Price) = (answer, option.Id, option.Label, option.Price);

    public Id<FormAnswer> Answer { get; private set; }
    public Id<QuestionOption> Option { get; private set; }
    public Bilingual Label { get; private set; } = null!;
    public Money Price { get; private set; }
}
