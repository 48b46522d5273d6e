using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using FluentValidation;

namespace Association.Application.Events.Forms;

/// <summary>What the office says about a question, whether it is new or changed.</summary>
public sealed record QuestionInput(
    string LabelZh, string? LabelEn, string? HelpZh = null, string? HelpEn = null, bool Required = false, bool OfficeOnly = false,
    AnswerAudience Audience = AnswerAudience.Office, IReadOnlyList<Guid>? Categories = null, Guid? ShowIf = null, string? ShowIfAnswer = null,
    int? DeleteAfterMonths = null, decimal? Min = null, decimal? Max = null, bool Several = false, IReadOnlyList<OptionInput>? Options = null)
{
    internal QuestionTerms Terms() => new(
        new Bilingual(LabelZh, LabelEn), Bilingual.Of(HelpZh, HelpEn), Required, OfficeOnly, Audience, [.. (Categories ?? []).Select(id => new Id<TicketCategory>(id))],
        ShowIf is { } condition ? new Id<FormQuestion>(condition) : null, ShowIfAnswer, DeleteAfterMonths, Min, Max, Several);

    internal IReadOnlyList<OptionTerms> Offered() => [.. (Options ?? []).Select(o => o.Terms())];
}

/// <param name="Id">Null: a new option.</param>
/// <param name="Session">Of the programme, where the question chooses among sessions.</param>
public sealed record OptionInput(Guid? Id, string LabelZh, string? LabelEn, decimal Price = 0, int? Places = null, Guid? Session = null)
{
    internal OptionTerms Terms() => new(
        Id is { } id ? new Id<QuestionOption>(id) : null, new Bilingual(LabelZh, LabelEn), new Money(Price), Places, Session is { } session ? new Id<EventSession>(session) : null);
}

internal sealed class QuestionInputValidator : AbstractValidator<QuestionInput>
{
    private const decimal MaxPrice = 100_000;
    private const decimal MaxNumber = 1_000_000_000;

    public QuestionInputValidator()
    {
        RuleFor(q => q.LabelZh).NotEmpty().MaximumLength(FormQuestion.MaxLabelLength);
        RuleFor(q => q.LabelEn).MaximumLength(FormQuestion.MaxLabelLength);
        RuleFor(q => q.HelpZh).MaximumLength(FormQuestion.MaxHelpLength);
        RuleFor(q => q.HelpEn).MaximumLength(FormQuestion.MaxHelpLength);
        RuleFor(q => q.Audience).IsInEnum();
        RuleFor(q => q.Categories).Must(c => c is null || c.Count <= FormQuestion.MaxOptions);
        RuleFor(q => q.ShowIfAnswer).MaximumLength(FormQuestion.MaxConditionLength);
        RuleFor(q => q.DeleteAfterMonths).InclusiveBetween(0, FormQuestion.MaxMonths);
        RuleFor(q => q.Min).InclusiveBetween(-MaxNumber, MaxNumber).PrecisionScale(18, 2, true);
        RuleFor(q => q.Max).InclusiveBetween(-MaxNumber, MaxNumber).PrecisionScale(18, 2, true);
        RuleFor(q => q.Options).Must(o => o is null || o.Count <= FormQuestion.MaxOptions);
        RuleForEach(q => q.Options).ChildRules(option =>
        {
            option.RuleFor(o => o.LabelZh).NotEmpty().MaximumLength(FormQuestion.MaxLabelLength);
            option.RuleFor(o => o.LabelEn).MaximumLength(FormQuestion.MaxLabelLength);
            option.RuleFor(o => o.Price).InclusiveBetween(0, MaxPrice).PrecisionScale(9, 2, true);
            option.RuleFor(o => o.Places).InclusiveBetween(1, QuestionOption.MaxPlaces);
        });
    }
}
