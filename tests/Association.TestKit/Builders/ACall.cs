using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;

namespace Association.TestKit;

/// <summary>An announced call that is open for thirty days, with two parts of text and two criteria, 60 and 40 of a hundred.</summary>
public sealed record ACall(bool Blind = true, int MaxCharacters = 500, int ReviewersEach = 2, DateOnly? ReviewUntil = null, DateTimeOffset? Now = null)
{
    public AbstractCall Of(Id<Event> @event)
    {
        var now = Now ?? Sample.Now;
        var call = new AbstractCall(@event, new(now.AddDays(-1), now.AddDays(20), now.AddDays(25), ReviewUntil, Blind, MaxCharacters, ReviewersEach, null, null, true, false, []));
        call.Ask([new(null, CallFieldKind.Section, new("目的与方法", "Methods"), true, null), new(null, CallFieldKind.Section, new("结论", "Conclusion"), false, null)]);
        call.JudgeBy([new(null, new("科学性", "Science"), 60, 10), new(null, new("表达", "Language"), 40, 5)], scored: false);
        return call;
    }

    public static SubmissionContent Content(AbstractCall call, string title = "肺结节随访", params (string Name, string Unit)[] authors)
    {
        if (authors.Length == 0) authors = [("张文静", "第一人民医院")];
        return new(new(title), null, PresentationWish.Either, [.. authors.Select((a, i) => new AuthorTerms(a.Name, a.Unit, null, i == 0))],
            [new(call.Fields.First().Id, "回顾性分析 200 例。"), new(call.Fields.Last().Id, "随访三年可行。")]);
    }

    public static Submission Submitted(AbstractCall call, string title = "肺结节随访", params (string Name, string Unit)[] authors) =>
        new(call, Content(call, title, authors), new("张文静", $"author{Sample.Next()}@example.org", null, null, "zh-CN"), Sample.Now);

    public static AbstractReviewer Reviewer(Id<Event> @event, string unit, string? name = null, int? most = null) =>
        new(@event, null, new(name ?? $"评审{Sample.Next()}", $"reviewer{Sample.Next()}@example.org", unit, [], most, "zh-CN"));
}
