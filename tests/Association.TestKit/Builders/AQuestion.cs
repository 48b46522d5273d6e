using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;

namespace Association.TestKit;

/// <summary>A question of an event's form, asked of everybody unless said otherwise.</summary>
public sealed record AQuestion(
    BuiltEvent At, QuestionKind Kind = QuestionKind.Text, string Label = "问题", string? LabelEn = null, bool Required = false, bool OfficeOnly = false,
    AnswerAudience Audience = AnswerAudience.Office, IReadOnlyList<Id<TicketCategory>>? Of = null, FormQuestion? ShowIf = null, string? Answer = null,
    int? Months = null, decimal? Min = null, decimal? Max = null, bool Several = false, QuestionStage Stage = QuestionStage.Registration)
{
    /// <param name="options">Label, price, places.</param>
    public FormQuestion With(params (string Label, decimal Price, int? Places)[] options)
    {
        At.Event.Ask(true);
        var question = new FormQuestion(At.Id, Kind, Stage, Sample.Next(), new(
            new Bilingual(Label, LabelEn), null, Required, OfficeOnly, Audience, Of ?? [], ShowIf?.Id, Answer, Months, Min, Max, Several));
        question.Offer([.. options.Select(o => new OptionTerms(null, new Bilingual(o.Label, $"{o.Label} (en)"), new Money(o.Price), o.Places, null))], answered: false);
        return question;
    }
}
