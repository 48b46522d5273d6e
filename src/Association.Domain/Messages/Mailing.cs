using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>Who is written to: members of a list, the liaisons of units, whoever holds a seat of a body, the registered of an event, who has not answered an invitation.</summary>
public enum AudienceKind { Members, UnitLiaisons, Body, Registrations, Unanswered }

/// <summary>Draft → Scheduled → Sending → Sent; Sending → Stopped, and Sent → Stopped while mails wait; Scheduled → Draft.</summary>
public enum MailingState { Draft, Scheduled, Sending, Sent, Stopped }

public static class MailingErrors
{
    public static readonly Error NotFound = Error.NotFound("mailing");
    public static readonly Error NotDraft = Error.Conflict("mailing.not-draft", "It is scheduled or was sent already; only a draft can be changed.");
    public static readonly Error NotRunning = Error.Conflict("mailing.not-running", "Only what is scheduled or being sent can be stopped.");
    public static readonly Error Past = Error.Invalid("mailing.past", "That moment has passed.", "StartsAt");
    public static readonly Error TooFar = Error.Invalid("mailing.too-far", "At most one year ahead.", "StartsAt");
    public static readonly Error Of = Error.Invalid("mailing.of", "Choose the body or the event whose people are written to.", "Of");
    public static readonly Error Nobody = Error.Conflict("mailing.nobody", "Nobody would get it: change the audience.");
    public static readonly Error Half = Error.Invalid("mailing.half", "English readers get subject and text, or neither: write both.");
    public static readonly Error TooMany = Error.Conflict("mailing.too-many", "More than {0} people: narrow the audience.");
}

/// <summary>Whom a mailing is for, asked anew when it is sent.</summary>
/// <param name="Of">The body or event, where the kind is about one.</param>
/// <param name="Question">What follows the question mark of the list's address; empty: all of the list.</param>
public sealed record MailingAudience(AudienceKind Kind, Guid? Of = null, string Question = "")
{
    public bool IsOfOne => Kind is AudienceKind.Body or AudienceKind.Registrations or AudienceKind.Unanswered;

    /// <summary>About an event, whose words can be used.</summary>
    public bool IsOfEvent => Kind is AudienceKind.Registrations or AudienceKind.Unanswered;
}

/// <param name="SubjectEn">Null: English readers get the Chinese words.</param>
public sealed record MailingWords(string SubjectZh, string TextZh, string? SubjectEn = null, string? TextEn = null)
{
    /// <exception cref="RefusedException">A placeholder is unknown, or the English words are a half: nothing that was typed is thrown away silently.</exception>
    public void Check(IReadOnlyCollection<Placeholder> known)
    {
        TemplateText.Check(SubjectZh, known, nameof(SubjectZh));
        TemplateText.Check(TextZh, known, nameof(TextZh));
        TemplateText.Check(SubjectEn ?? "", known, nameof(SubjectEn));
        TemplateText.Check(TextEn ?? "", known, nameof(TextEn));
        if (string.IsNullOrWhiteSpace(SubjectEn) == string.IsNullOrWhiteSpace(TextEn)) return;
        throw new RefusedException(MailingErrors.Half.At(string.IsNullOrWhiteSpace(SubjectEn) ? nameof(SubjectEn) : nameof(TextEn)));
    }
}

/// <summary>
/// What the office writes to many at once. Nobody is chosen by hand: the audience is a question, counted before and answered when
/// it is sent. Source: anchors.md pain 24, B10.
/// </summary>
public sealed class Mailing : AggregateRoot<Mailing>
{
    public const int MaxSubjectLength = 120;
    public const int MaxTextLength = 8_000;
    public const int MaxQuestionLength = 1_500;
    public const int MaxDaysAhead = 366;

    private Mailing() { }

    public Mailing(MailingAudience audience, MailKind kind, MailingWords words, IReadOnlyCollection<Placeholder> known, UserId by, DateTimeOffset now)
    {
        (WrittenBy, WrittenAt) = (by, now);
        Write(audience, kind, words, known);
    }

    public AudienceKind Audience { get; private set; }
    public Guid? Of { get; private set; }
    public string Question { get; private set; } = "";
    /// <summary>What its readers leave when they want no more of the kind; they cannot leave <see cref="MailKind.Service"/>.</summary>
    public MailKind Kind { get; private set; }
    public string SubjectZh { get; private set; } = "";
    public string TextZh { get; private set; } = "";
    public string? SubjectEn { get; private set; }
    public string? TextEn { get; private set; }
    public MailingState State { get; private set; }
    public UserId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    /// <summary>When it is to be sent, once somebody said so.</summary>
    public DateTimeOffset? StartsAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public MailingAudience ItsAudience => new(Audience, Of, Question);
    public MailingWords Words => new(SubjectZh, TextZh, SubjectEn, TextEn);

    /// <exception cref="RefusedException">It is no draft any more, a placeholder is unknown, half of the English words or its body or event is missing.</exception>
    public void Write(MailingAudience audience, MailKind kind, MailingWords words, IReadOnlyCollection<Placeholder> known)
    {
        Refuse.Unless(State is MailingState.Draft, MailingErrors.NotDraft);
        Refuse.If(audience.IsOfOne && audience.Of is null, MailingErrors.Of);
        words.Check(known);
        (Audience, Of, Question, Kind) = (audience.Kind, audience.IsOfOne ? audience.Of : null, audience.Question, kind);
        (SubjectZh, TextZh) = (TemplateText.OneLine(words.SubjectZh), Tidy(words.TextZh));
        var english = !string.IsNullOrWhiteSpace(words.SubjectEn);
        (SubjectEn, TextEn) = english ? (TemplateText.OneLine(words.SubjectEn!), Tidy(words.TextEn!)) : (null, null);
    }

    /// <param name="at">Null: now.</param>
    public void Schedule(DateTimeOffset? at, DateTimeOffset now)
    {
        Refuse.Unless(State is MailingState.Draft, MailingErrors.NotDraft);
        Refuse.If(at < now.AddMinutes(-1), MailingErrors.Past);
        Refuse.If(at > now.AddDays(MaxDaysAhead), MailingErrors.TooFar);
        (State, StartsAt) = (MailingState.Scheduled, at ?? now);
    }

    /// <summary>Its moment has come; false when it was stopped or somebody else was faster.</summary>
    public bool Begin()
    {
        if (State is not MailingState.Scheduled) return false;
        State = MailingState.Sending;
        return true;
    }

    /// <summary>What waits does not leave any more. Before its moment it is a draft again.</summary>
    /// <param name="waits">Some of its mails have not left yet.</param>
    public void Stop(bool waits, DateTimeOffset now)
    {
        Refuse.Unless(State is MailingState.Scheduled or MailingState.Sending || State is MailingState.Sent && waits, MailingErrors.NotRunning);
        if (State is MailingState.Scheduled) (State, StartsAt) = (MailingState.Draft, null);
        else (State, EndedAt) = (MailingState.Stopped, now);
    }

    /// <summary>Everybody's mail is on its way.</summary>
    public void End(DateTimeOffset now)
    {
        if (State is MailingState.Sending) (State, EndedAt) = (MailingState.Sent, now);
    }

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();
}
