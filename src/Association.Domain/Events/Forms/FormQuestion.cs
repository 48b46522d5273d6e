using Association.Domain.Common;

namespace Association.Domain.Events.Forms;

/// <summary>What an answer is. Sessions: a choice among sessions of the programme.</summary>
public enum QuestionKind { Text, LongText, Choice, Number, Date, File, Phone, Unit, Sessions }

/// <summary>Asked when somebody registers, or afterwards of those who were accepted.</summary>
public enum QuestionStage { Registration, FollowUp }

/// <summary>Who reads the answers beside the participant and the office.</summary>
public enum AnswerAudience { Office, Speakers, Participants }

public static class QuestionErrors
{
    public static readonly Error NotFound = Error.NotFound("question");
    public static readonly Error OptionsMissing = Error.Invalid("question.options-missing", "A choice needs an option to choose.", "Options");
    public static readonly Error OptionSession = Error.Invalid("question.option-session", "Choose the session of this option.", "Options");
    public static readonly Error NegativePrice = Error.Invalid("question.option-price", "The price of an option cannot be negative.", "Options");
    public static readonly Error Bounds = Error.Invalid("question.bounds", "The largest number lies below the smallest.", "Max");
    public static readonly Error Condition = Error.Invalid("question.condition", "A question can only depend on another one that does not depend on it.", "ShowIf");
    public static readonly Error ConditionAnswer = Error.Invalid("question.condition-answer", "Say which answer shows this question.", "ShowIfAnswer");
    public static readonly Error Answered = Error.Conflict("question.answered", "It has been answered. Switch it off instead: the answers stay.");
    public static readonly Error TooMany = Error.Conflict("question.too-many", "A form has at most 60 questions.");
    public static readonly Error PlacesTaken = Error.Invalid("question.places-taken", "More places than that are taken already.", "Options");
}

/// <summary>What a question says and whom it is asked of.</summary>
/// <param name="OfficeOnly">Filled in by the office; participants never see it.</param>
/// <param name="AskedOf">Categories; none means all.</param>
/// <param name="ShowIfAnswer">Of a choice the id of the option, else the words of the answer.</param>
/// <param name="DeleteAfterMonths">After the event's last day the answers are removed; null: they stay.</param>
/// <param name="Several">More than one option may be chosen.</param>
public sealed record QuestionTerms(
    Bilingual Label, Bilingual? Help, bool Required, bool OfficeOnly, AnswerAudience Audience, IReadOnlyList<Id<TicketCategory>> AskedOf,
    Id<FormQuestion>? ShowIf, string? ShowIfAnswer, int? DeleteAfterMonths, decimal? Min, decimal? Max, bool Several);

/// <param name="Option">Null: a new one.</param>
/// <param name="Price">Added to the fee of whoever chooses it.</param>
/// <param name="Places">Null: no limit.</param>
public sealed record OptionTerms(Id<QuestionOption>? Option, Bilingual Label, Money Price, int? Places, Id<EventSession>? Session);

/// <summary>A question of an event's form.</summary>
public sealed class FormQuestion : AggregateRoot<FormQuestion>
{
    public const int MaxQuestions = 60;
    public const int MaxOptions = 40;
    public const int MaxLabelLength = 200;
    public const int MaxHelpLength = 300;
    public const int MaxConditionLength = 200;
    public const int MaxCategoriesLength = 1_500;
    public const int MaxMonths = 120;

    private readonly List<QuestionOption> _options = [];

    private FormQuestion() { }

    public FormQuestion(Id<Event> @event, QuestionKind kind, QuestionStage stage, int order, QuestionTerms terms)
    {
        (Event, Kind, Stage, Order) = (@event, kind, stage, order);
        Change(terms);
    }

    public Id<Event> Event { get; private set; }
    public QuestionKind Kind { get; private set; }
    public QuestionStage Stage { get; private set; }
    public int Order { get; private set; }
    public Bilingual Label { get; private set; } = null!;
    public Bilingual? Help { get; private set; }
    public bool Required { get; private set; }
    public bool OfficeOnly { get; private set; }
    public AnswerAudience Audience { get; private set; }
    /// <summary>Ids apart by spaces; null: every category.</summary>
    public string? Categories { get; private set; }
    public Id<FormQuestion>? ShowIf { get; private set; }
    public string? ShowIfAnswer { get; private set; }
    public int? DeleteAfterMonths { get; private set; }
    public decimal? Min { get; private set; }
    public decimal? Max { get; private set; }
    public bool Several { get; private set; }
    /// <summary>Switched off: asked of nobody any more, its answers stay.</summary>
    public bool Retired { get; private set; }
    public IReadOnlyCollection<QuestionOption> Options => _options;

    public bool IsChoice => Kind is QuestionKind.Choice or QuestionKind.Sessions;

    public IReadOnlyList<Id<TicketCategory>> AskedOf =>
        Categories is null ? [] : [.. Categories.Split(' ').Select(id => new Id<TicketCategory>(Guid.Parse(id)))];

    public bool IsAskedOf(Id<TicketCategory> category) => AskedOf is var some && (some.Count == 0 || some.Contains(category));

    public void Change(QuestionTerms terms)
    {
        Refuse.If(terms.Max < terms.Min, QuestionErrors.Bounds);
        Refuse.If(terms.ShowIf == Id, QuestionErrors.Condition);
        Refuse.If(terms.ShowIf is not null && string.IsNullOrWhiteSpace(terms.ShowIfAnswer), QuestionErrors.ConditionAnswer);
        (Label, Help, Required, OfficeOnly, Audience) = (terms.Label, terms.Help, terms.Required, terms.OfficeOnly, terms.Audience);
        Categories = terms.AskedOf.Count == 0 ? null : string.Join(' ', terms.AskedOf.Distinct());
        (ShowIf, ShowIfAnswer) = (terms.ShowIf, terms.ShowIf is null ? null : terms.ShowIfAnswer!.Trim());
        (DeleteAfterMonths, Min, Max, Several) = (terms.DeleteAfterMonths, terms.Min, terms.Max, terms.Several && IsChoice);
    }

    /// <summary>
    /// The options in their new order; one that is not named any more is removed, or switched off when somebody has answered.
    /// The places of a known option are moved by a statement that looks at how many are taken, never here.
    /// </summary>
    public void Offer(IReadOnlyList<OptionTerms> terms, bool answered)
    {
        if (!IsChoice) return;
        Refuse.If(terms.Count == 0, QuestionErrors.OptionsMissing);
        Refuse.If(terms.Any(t => t.Price < Money.Zero), QuestionErrors.NegativePrice);
        Refuse.If(Kind is QuestionKind.Sessions && terms.Any(t => t.Session is null), QuestionErrors.OptionSession);
        var named = terms.Select(t => t.Option).OfType<Id<QuestionOption>>().ToHashSet();
        if (!answered) _options.RemoveAll(o => !named.Contains(o.Id));
        foreach (var gone in _options.Where(o => !named.Contains(o.Id))) gone.Retire();
        for (var i = 0; i < terms.Count; i++)
        {
            if (_options.Find(o => o.Id == terms[i].Option) is { } known) known.Change(terms[i], i + 1);
            else _options.Add(new QuestionOption(Id, terms[i], i + 1));
        }
    }

    public void StandAt(int order) => Order = order;

    public void Switch(bool off) => Retired = off;
}

/// <summary>One answer to choose, with what it adds to the fee and how many may choose it.</summary>
public sealed class QuestionOption : Entity<QuestionOption>
{
    public const int MaxPlaces = 100_000;

    private QuestionOption() { }

    internal QuestionOption(Id<FormQuestion> question, OptionTerms terms, int order)
    {
        (Question, Places) = (question, terms.Places);
        Change(terms, order);
    }

    public Id<FormQuestion> Question { get; private set; }
    public Bilingual Label { get; private set; } = null!;
    public Money Price { get; private set; }
    /// <summary>Null: no limit.</summary>
    public int? Places { get; private set; }
    /// <summary>Active registrations that chose it; moved only by a conditional statement in the database.</summary>
    public int Taken { get; private set; }
    public Id<EventSession>? Session { get; private set; }
    public int Order { get; private set; }
    public bool Retired { get; private set; }

    internal void Change(OptionTerms terms, int order) => (Label, Price, Session, Order, Retired) = (terms.Label, terms.Price, terms.Session, order, false);

    internal void Retire() => Retired = true;
}
