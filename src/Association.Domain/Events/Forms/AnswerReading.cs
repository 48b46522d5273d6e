using System.Globalization;
using System.Text;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Events.Forms;

public static class AnswerErrors
{
    public static readonly Error Required = Error.Invalid("answer.required", "Please answer this question.");
    public static readonly Error TooLong = Error.Invalid("answer.too-long", "The answer is too long.");
    public static readonly Error NotANumber = Error.Invalid("answer.number", "Please give a number.");
    public static readonly Error OutOfBounds = Error.Invalid("answer.bounds", "The number lies outside what is allowed.");
    public static readonly Error NotADate = Error.Invalid("answer.date", "Please give a date.");
    public static readonly Error NotAPhone = Error.Invalid("answer.phone", "Please give a telephone number.");
    public static readonly Error NotAnOption = Error.Invalid("answer.option", "Please choose one of the options.");
    public static readonly Error OneOnly = Error.Invalid("answer.one-only", "Please choose one option only.");
    public static readonly Error Full = Error.Conflict("answer.full", "There is no place left for this choice.");
    public static readonly Error Overlap = Error.Invalid("answer.overlap", "Two of the chosen sessions are held at the same time.");
}

/// <summary>An answer as it was understood.</summary>
/// <param name="Options">Of a choice; what they cost and how many places they have is theirs to say.</param>
/// <param name="Phone">Of a telephone number, which is kept sealed.</param>
public sealed record Reading(string Value, IReadOnlyList<QuestionOption> Options, Id<MemberUnit>? Unit = null, ContactPhone? Phone = null)
{
    public Money Price => Options.Aggregate(Money.Zero, (sum, option) => sum + option.Price);
}

/// <summary>Understands what was typed, by the kind of the question. Files are judged where their content is.</summary>
public static class AnswerReading
{
    private static readonly Reading Nothing = new("", []);

    /// <summary>The answer; an empty <see cref="Reading.Value"/> means that nothing was answered.</summary>
    /// <exception cref="RefusedException">It is no answer to this question.</exception>
    public static Reading Of(FormQuestion question, IReadOnlyList<string> values) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Sessions => Choice(question, values),
        QuestionKind.LongText => Words(Paragraphs(values), FormAnswer.MaxValueLength),
        QuestionKind.Number => Number(question, TextNormalization.Compact(First(values))),
        QuestionKind.Date => Date(TextNormalization.Compact(First(values))),
        QuestionKind.Phone => Phone(First(values)),
        QuestionKind.Unit => Words(TextNormalization.Line(First(values)), MemberUnit.MaxNameLength),
        QuestionKind.File => Nothing,
        _ => Words(TextNormalization.Line(First(values)), FormAnswer.MaxTextLength),
    };

    private static string First(IReadOnlyList<string> values) => values.Count == 0 ? "" : values[0];

    private static Reading Words(string text, int most)
    {
        Refuse.If(text.Length > most, AnswerErrors.TooLong.With($"{most}"));
        return new(text, []);
    }

    /// <summary>Lines stay lines; nothing else that cannot be seen is kept.</summary>
    private static string Paragraphs(IReadOnlyList<string> values)
    {
        var text = First(values).ReplaceLineEndings("\n");
        Refuse.If(text.Length > FormAnswer.MaxValueLength, AnswerErrors.TooLong.With($"{FormAnswer.MaxValueLength}"));
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == '\n' || !Rune.IsControl(rune)) kept.Append(rune);
        return kept.ToString().Trim();
    }

    private static Reading Number(FormQuestion question, string text)
    {
        if (text.Length == 0) return Nothing;
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number);
        Refuse.Unless(read, AnswerErrors.NotANumber);
        Refuse.If(number < question.Min || number > question.Max, AnswerErrors.OutOfBounds.With(Bound(question.Min), Bound(question.Max)));
        return new(number.ToString("0.##########", CultureInfo.InvariantCulture), []);
    }

    private static string Bound(decimal? bound) => bound?.ToString("0.##", CultureInfo.InvariantCulture) ?? "…";

    private static Reading Date(string text)
    {
        if (text.Length == 0) return Nothing;
        Refuse.Unless(DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), AnswerErrors.NotADate);
        return new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), []);
    }

    private static Reading Phone(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        Refuse.Unless(ContactPhone.TryParse(text, out var phone, out _) || ContactPhone.TryParseForeign(text, out phone), AnswerErrors.NotAPhone);
        return new(phone!.Value, [], Phone: phone);
    }

    private static Reading Choice(FormQuestion question, IReadOnlyList<string> values)
    {
        var chosen = new List<QuestionOption>();
        foreach (var value in values.Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            chosen.Add(question.Options.FirstOrDefault(o => !o.Retired && Guid.TryParse(value, out var id) && o.Id.Value == id) ?? throw new RefusedException(AnswerErrors.NotAnOption));
        Refuse.If(chosen.Count > 1 && !question.Several, AnswerErrors.OneOnly);
        chosen.Sort((a, b) => a.Order.CompareTo(b.Order));
        return chosen.Count == 0 ? Nothing : new(string.Join("、", chosen.Select(o => o.Label.Zh)), chosen);
    }
}
