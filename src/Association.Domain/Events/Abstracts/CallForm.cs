using Association.Domain.Common;

namespace Association.Domain.Events.Abstracts;

/// <summary>Section: a part of the text that the book prints. Line: a short answer for the office. Choice: one of some options.</summary>
public enum CallFieldKind { Section, Line, Choice }

/// <param name="Field">Null: a new one.</param>
/// <param name="Options">Of a choice, one a line.</param>
public sealed record FieldTerms(Id<CallField>? Field, CallFieldKind Kind, Bilingual Name, bool Required, string? Options);

/// <summary>Something that the form of a call asks.</summary>
public sealed class CallField : Entity<CallField>
{
    public const int MaxNameLength = 100;
    public const int MaxOptionsLength = 1_000;

    private CallField() { }

    internal CallField(Id<AbstractCall> call) => Call = call;

    public Id<AbstractCall> Call { get; private set; }
    public CallFieldKind Kind { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public bool Required { get; private set; }
    public string? Options { get; private set; }
    public int Order { get; private set; }

    public IReadOnlyList<string> Choices => Lines(Options);

    internal void Describe(FieldTerms terms, int order) =>
        (Kind, Name, Required, Options, Order) = (terms.Kind, terms.Name, terms.Required, terms.Kind is CallFieldKind.Choice ? terms.Options : null, order);

    internal static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <param name="Criterion">Null: a new one.</param>
/// <param name="Weight">Its part of the whole, against the weights of the others.</param>
/// <param name="Highest">The best score; the least is 0.</param>
public sealed record CriterionTerms(Id<ReviewCriterion>? Criterion, Bilingual Name, int Weight, int Highest);

/// <summary>What an abstract is judged by.</summary>
public sealed class ReviewCriterion : Entity<ReviewCriterion>
{
    public const int MaxNameLength = 100;
    public const int MaxWeight = 100;
    public const int MaxHighest = 100;

    private ReviewCriterion() { }

    internal ReviewCriterion(Id<AbstractCall> call) => Call = call;

    public Id<AbstractCall> Call { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public int Weight { get; private set; }
    public int Highest { get; private set; }
    public int Order { get; private set; }

    internal void Describe(CriterionTerms terms, int order) => (Name, Weight, Highest, Order) = (terms.Name, terms.Weight, terms.Highest, order);
}

/// <summary>Oral: accepted as a talk. Poster: accepted as a poster. Revise: back to the author, who hands it in again.</summary>
public enum AbstractDecision { Oral, Poster, Rejected, Revise }

/// <summary>What authors are told of a decision, in the office's words; {name}, {title}, {number} and {event} are filled in.</summary>
public sealed class DecisionText : Entity<DecisionText>
{
    public const int MaxLength = 3_000;

    private DecisionText() { }

    public Id<AbstractCall> Call { get; private set; }
    public AbstractDecision Decision { get; private set; }
    public string TextZh { get; private set; } = "";
    public string? TextEn { get; private set; }

    internal static DecisionText Standard(Id<AbstractCall> call, AbstractDecision decision)
    {
        var (zh, en) = decision switch
        {
            AbstractDecision.Oral => ("{name}老师：您好！您投稿的《{title}》（编号 {number}）经专家评审，录用为口头发言。发言时间以正式日程为准，敬请准备。",
                "Dear {name}, your abstract \"{title}\" ({number}) has been accepted as an oral presentation. The programme will tell you when you speak."),
            AbstractDecision.Poster => ("{name}老师：您好！您投稿的《{title}》（编号 {number}）经专家评审，录用为壁报交流。敬请按会议通知制作壁报。",
                "Dear {name}, your abstract \"{title}\" ({number}) has been accepted as a poster."),
            AbstractDecision.Rejected => ("{name}老师：您好！感谢您向{event}投稿。您的《{title}》（编号 {number}）本次未能录用，期待您继续关注和参与。",
                "Dear {name}, thank you for your contribution to {event}. We are sorry that your abstract \"{title}\" ({number}) could not be accepted this time."),
            _ => ("{name}老师：您好！您投稿的《{title}》（编号 {number}）请按评审意见修改后重新提交。",
                "Dear {name}, please revise your abstract \"{title}\" ({number}) as the reviewers suggest, and hand it in again."),
        };
        return new() { Call = call, Decision = decision, TextZh = zh, TextEn = en };
    }

    internal void Say(string zh, string? en) => (TextZh, TextEn) = (zh, en);

    /// <summary>The text with its placeholders filled in; what is filled in is not looked at again.</summary>
    public string For(string culture, string name, string title, string number, string @event)
    {
        var text = culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(TextEn) ? TextEn : TextZh;
        var parts = text.Split('{');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part.Split('}', 2) is [var key, var rest]
            ? key switch { "name" => name, "title" => title, "number" => number, "event" => @event, _ => $"{{{key}}}" } + rest
            : "{" + part));
    }
}
