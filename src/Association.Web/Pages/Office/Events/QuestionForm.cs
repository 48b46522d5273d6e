using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events.Forms;

namespace Association.Web.Pages.Office.Events;

/// <summary>A question as its page holds it; option rows left blank are none.</summary>
internal sealed class QuestionForm
{
    private const int SpareRows = 4;

    public string? LabelZh { get; set; }
    public string? LabelEn { get; set; }
    public string? HelpZh { get; set; }
    public string? HelpEn { get; set; }
    public bool Required { get; set; }
    public bool OfficeOnly { get; set; }
    public QuestionStage Stage { get; set; }
    public AnswerAudience Audience { get; set; }
    public List<Guid> Categories { get; set; } = [];
    /// <summary>The question, a colon, and of a choice the option.</summary>
    public string? Condition { get; set; }
    public string? ConditionWords { get; set; }
    public int? DeleteAfterMonths { get; set; }
    public decimal? Min { get; set; }
    public decimal? Max { get; set; }
    public bool Several { get; set; }
    public List<OptionForm> Options { get; set; } = [];

    public static QuestionForm Of(FormQuestion q)
    {
        var option = Guid.TryParse(q.ShowIfAnswer, out var id) ? id : (Guid?)null;
        return new()
        {
            LabelZh = q.Label.Zh, LabelEn = q.Label.En, HelpZh = q.Help?.Zh, HelpEn = q.Help?.En, Required = q.Required, OfficeOnly = q.OfficeOnly, Stage = q.Stage,
            Audience = q.Audience, Categories = [.. q.AskedOf.Select(c => c.Value)], Condition = q.ShowIf is { } other ? $"{other}:{option}" : null,
            ConditionWords = option is null ? q.ShowIfAnswer : null, DeleteAfterMonths = q.DeleteAfterMonths, Min = q.Min, Max = q.Max, Several = q.Several,
            Options = [.. q.Options.Where(o => !o.Retired).OrderBy(o => o.Order).Select(OptionForm.Of)],
        };
    }

    public void MakeRoom(bool hasOptions)
    {
        if (!hasOptions) return;
        Options.RemoveAll(o => o.Blank);
        while (Options.Count < FormQuestion.MaxOptions && Options.Count(o => o.Blank) < SpareRows) Options.Add(new());
    }

    public QuestionInput Read(Func<Guid, Bilingual?> titleOf)
    {
        var (condition, answer) = Condition is { Length: > 0 } text && text.Split(':') is [var id, var option] && Guid.TryParse(id, out var other)
            ? ((Guid?)other, option.Length > 0 ? option : ConditionWords) : (null, null);
        return new(LabelZh ?? "", LabelEn, HelpZh, HelpEn, Required, OfficeOnly, Audience, Categories, condition, answer, DeleteAfterMonths, Min, Max, Several,
            [.. Options.Where(o => !o.Blank).Select(o => o.Read(titleOf))]);
    }
}

internal sealed class OptionForm
{
    public Guid? Id { get; set; }
    public string? LabelZh { get; set; }
    public string? LabelEn { get; set; }
    public decimal? Price { get; set; }
    public int? Places { get; set; }
    public Guid? Session { get; set; }

    public bool Blank => string.IsNullOrWhiteSpace(LabelZh) && string.IsNullOrWhiteSpace(LabelEn) && Session is null;

    public static OptionForm Of(QuestionOption o) => new()
    {
        Id = o.Id.Value, LabelZh = o.Label.Zh, LabelEn = o.Label.En, Price = o.Price.Amount == 0 ? null : o.Price.Amount, Places = o.Places, Session = o.Session?.Value,
    };

    /// <summary>An option that is a session is called like the session.</summary>
    public OptionInput Read(Func<Guid, Bilingual?> titleOf)
    {
        var title = Session is { } session ? titleOf(session) : null;
        return new(Id, title?.Zh ?? LabelZh ?? "", title is null ? LabelEn : title.En, Price ?? 0, Places, Session);
    }
}
