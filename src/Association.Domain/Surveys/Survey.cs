using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Surveys;

public enum SurveyQuestionKind { One, Several, Scale, Matrix, Text, Number }

/// <summary>Draft → Open ⇄ Closed. Questions change only in a draft: answers belong to the question as it was asked.</summary>
public enum SurveyStatus { Draft, Open, Closed }

public static class SurveyErrors
{
    public static readonly Error NotFound = Error.NotFound("survey");
    public static readonly Error PartNotFound = Error.NotFound("part of the survey");
    public static readonly Error NotDraft = Error.Conflict("survey.not-draft", "The survey is open; its questions stay as they were asked.");
    public static readonly Error Empty = Error.Conflict("survey.empty", "A survey needs at least one question.");
    public static readonly Error NotOpen = Error.Conflict("survey.not-open", "The survey is not open.");
    public static readonly Error NotAttended = Error.Conflict("survey.not-attended", "The survey is for those who came.");
    public static readonly Error Answered = Error.Conflict("survey.answered", "You have answered this survey already.");
    public static readonly Error Options = Error.Invalid("survey.options", "Write at least two choices, one a line.", "Options");
    public static readonly Error Rows = Error.Invalid("survey.rows", "Write at least one row, one a line.", "Rows");
    public static readonly Error TooMany = Error.Conflict("survey.too-many", "A survey has at most 20 sections and 100 questions.");
    public static readonly Error Required = Error.Invalid("survey.required", "Please answer this question.");
    public static readonly Error Invalid = Error.Invalid("survey.invalid", "This answer does not fit the question.");
    public static readonly Error BeforeCertificate = Error.Conflict("survey.before-certificate", "The certificate is given after the survey was answered.");
}

/// <summary>What those who came are asked after an event; anonymous or with their names.</summary>
public sealed class Survey : AggregateRoot<Survey>
{
    public const int MaxTitleLength = 100;
    public const int MaxIntroLength = 2_000;
    public const int MaxSections = 20;
    public const int MaxQuestions = 100;
    /// <summary>Fewer anonymous answers than that would show who said what.</summary>
    public const int LeastShown = 5;

    private readonly List<SurveySection> _sections = [];

    private Survey() { }

    public Survey(Id<Event> @event, Bilingual title, bool anonymous) => (Event, Title, Anonymous) = (@event, title, anonymous);

    public Id<Event> Event { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public string? IntroZh { get; private set; }
    public string? IntroEn { get; private set; }
    public bool Anonymous { get; private set; }
    /// <summary>No certificate of the event before this is answered.</summary>
    public bool BeforeCertificate { get; private set; }
    public SurveyStatus Status { get; private set; }
    /// <summary>The first moment at which nobody may answer any more; null: until it is closed by hand.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }
    /// <summary>Whoever came gets a mail with the link.</summary>
    public bool Mails { get; private set; }
    public IReadOnlyCollection<SurveySection> Sections => _sections;

    public IEnumerable<SurveyQuestion> Questions => _sections.OrderBy(s => s.Order).SelectMany(s => s.Questions.OrderBy(q => q.Order));

    public bool TakesAnswers(DateTimeOffset now) => Status is SurveyStatus.Open && (ClosesAt is null || now < ClosesAt);

    /// <summary>A day may be set, moved or taken away at any time.</summary>
    public void Until(DateTimeOffset? end) => ClosesAt = end;

    public void Describe(Bilingual title, string? introZh, string? introEn, bool anonymous, bool beforeCertificate)
    {
        Refuse.If(anonymous != Anonymous && Status is not SurveyStatus.Draft, SurveyErrors.NotDraft);
        (Title, IntroZh, IntroEn, Anonymous, BeforeCertificate) = (title, introZh, introEn, anonymous, beforeCertificate);
    }

    public SurveySection Add(Bilingual section)
    {
        MustBeDraft();
        Refuse.If(_sections.Count >= MaxSections, SurveyErrors.TooMany);
        var added = new SurveySection(Id, section, _sections.Count == 0 ? 1 : _sections.Max(s => s.Order) + 1);
        _sections.Add(added);
        return added;
    }

    public SurveyQuestion Ask(Id<SurveySection> section, SurveyQuestionTerms terms)
    {
        MustBeDraft();
        Refuse.If(Questions.Count() >= MaxQuestions, SurveyErrors.TooMany);
        return Of(section).Ask(terms);
    }

    public void Change(Id<SurveyQuestion> question, SurveyQuestionTerms terms)
    {
        MustBeDraft();
        Of(question).Change(terms);
    }

    /// <summary>One place up or down among the questions of its section; at the end it stays.</summary>
    public void Move(Id<SurveyQuestion> question, bool up)
    {
        MustBeDraft();
        Of(Of(question).Section).Move(question, up);
    }

    public void Move(Id<SurveySection> section, bool up)
    {
        MustBeDraft();
        var order = _sections.OrderBy(s => s.Order).ToList();
        Places.Swap(order, order.IndexOf(Of(section)), up);
        foreach (var (index, standing) in order.Index()) standing.StandAt(index + 1);
    }

    public void Remove(Id<SurveyQuestion> question)
    {
        MustBeDraft();
        Of(Of(question).Section).Remove(question);
    }

    public void Remove(Id<SurveySection> section)
    {
        MustBeDraft();
        _sections.Remove(Of(section));
    }

    /// <param name="mail">Whoever came, and whoever comes, gets the link by mail.</param>
    public void Open(bool mail)
    {
        Refuse.Unless(Questions.Any(), SurveyErrors.Empty);
        (Status, Mails) = (SurveyStatus.Open, mail);
    }

    public void Close()
    {
        Refuse.Unless(Status is SurveyStatus.Open, SurveyErrors.NotOpen);
        Status = SurveyStatus.Closed;
    }

    public SurveyQuestion Of(Id<SurveyQuestion> question) => Questions.FirstOrDefault(q => q.Id == question) ?? throw new RefusedException(SurveyErrors.PartNotFound);

    private SurveySection Of(Id<SurveySection> section) => _sections.Find(s => s.Id == section) ?? throw new RefusedException(SurveyErrors.PartNotFound);

    private void MustBeDraft() => Refuse.Unless(Status is SurveyStatus.Draft, SurveyErrors.NotDraft);
}

/// <summary>Questions under one heading.</summary>
public sealed class SurveySection : Entity<SurveySection>
{
    public const int MaxTitleLength = 100;

    private readonly List<SurveyQuestion> _questions = [];

    private SurveySection() { }

    internal SurveySection(Id<Survey> survey, Bilingual title, int order) => (Survey, Title, Order) = (survey, title, order);

    public Id<Survey> Survey { get; private set; }
    public Bilingual Title { get; private set; } = null!;
    public int Order { get; private set; }
    public IReadOnlyCollection<SurveyQuestion> Questions => _questions;

    internal SurveyQuestion Ask(SurveyQuestionTerms terms)
    {
        var question = new SurveyQuestion(Id, terms, _questions.Count == 0 ? 1 : _questions.Max(q => q.Order) + 1);
        _questions.Add(question);
        return question;
    }

    internal void StandAt(int order) => Order = order;

    internal void Move(Id<SurveyQuestion> question, bool up)
    {
        var order = _questions.OrderBy(q => q.Order).ToList();
        Places.Swap(order, order.FindIndex(q => q.Id == question), up);
        foreach (var (index, standing) in order.Index()) standing.StandAt(index + 1);
    }

    internal void Remove(Id<SurveyQuestion> question) => _questions.RemoveAll(q => q.Id == question);
}

internal static class Places
{
    /// <summary>Changes places with the neighbour above or below, where there is one.</summary>
    public static void Swap<T>(List<T> order, int place, bool up)
    {
        var other = up ? place - 1 : place + 1;
        if (other >= 0 && other < order.Count) (order[place], order[other]) = (order[other], order[place]);
    }
}
