using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>
/// The words of a purpose in one language from a moment on. The newest counts; earlier ones stay to be read and taken up again.
/// </summary>
public sealed class TemplateVersion : AggregateRoot<TemplateVersion>
{
    public const int MaxPurposeLength = 60;
    public const int MaxCultureLength = 10;
    public const int MaxSubjectLength = 120;
    public const int MaxBodyLength = 8_000;

    private TemplateVersion() { }

    /// <exception cref="RefusedException">A placeholder is not one of the purpose's.</exception>
    public TemplateVersion(string purpose, string culture, int number, string subject, string body, bool bothLanguages, IReadOnlyCollection<Placeholder> known, UserId by, DateTimeOffset now)
        : this(purpose, culture, number, by, now)
    {
        TemplateText.Check(subject, known, nameof(Subject));
        TemplateText.Check(body, known, nameof(Body));
        (Subject, Body, BothLanguages) = (TemplateText.OneLine(subject), body.ReplaceLineEndings("\n").Trim(), bothLanguages);
    }

    private TemplateVersion(string purpose, string culture, int number, UserId by, DateTimeOffset now) =>
        (Purpose, Culture, Number, WrittenBy, WrittenAt) = (purpose, culture, number, by, now);

    public string Purpose { get; private set; } = "";
    public string Culture { get; private set; } = "";
    /// <summary>From 1, within purpose and language.</summary>
    public int Number { get; private set; }
    /// <summary>Null: from here on the words that came with the product.</summary>
    public string? Subject { get; private set; }
    public string? Body { get; private set; }
    /// <summary>The subject says it in the other language, too.</summary>
    public bool BothLanguages { get; private set; }
    public UserId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public bool IsStandard => Body is null;

    /// <summary>Back to the words that came with the product.</summary>
    public static TemplateVersion Standard(string purpose, string culture, int number, UserId by, DateTimeOffset now) => new(purpose, culture, number, by, now);
}
