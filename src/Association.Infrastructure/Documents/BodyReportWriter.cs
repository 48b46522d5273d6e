using System.Globalization;
using Association.Application.Bodies.Reports;
using Association.Infrastructure.Messages;

namespace Association.Infrastructure.Documents;

/// <summary>Lays a body's report out: cover, plan against held, activities, decisions, roster.</summary>
internal sealed class BodyReportWriter : IBodyReportWriter
{
    public byte[] Write(BodyReport report, string culture)
    {
        var say = new Words(MailTexts.Language(culture));
        using var document = new WordDocument(say.Of("title", report.Body.In(say.Culture), say.Period(report)), report.Association.In(say.Culture), say.Culture);
        document.Cover(report.Body.In(say.Culture), say.Period(report),
            [report.Association.In(say.Culture), say.Of("from-to", say.Day(report.From), say.Day(report.To)), say.Of("made-on", say.Day(report.MadeOn))]);
        document.Heading(say.Of("summary"));
        document.Paragraph(say.Of("summary-text", say.Number(report.Activities.Count), say.Number(report.People)));
        Plan(document, report, say);
        Activities(document, report, say);
        Decisions(document, report, say);
        Roster(document, report, say);
        return document.ToArray();
    }

    private static void Plan(WordDocument document, BodyReport report, Words say)
    {
        document.Heading(say.Of("plan"));
        if (report.Plan.Count == 0) document.Paragraph(say.Of("no-plan"));
        else
            document.Table([30, 12, 15, 18, 15, 14], [say.Of("metric"), say.Of("target"), say.Of("held"), say.Of("held-in-year"), say.Of("due"), say.Of("state")],
                report.Plan.Select(l => (IReadOnlyList<string>)[say.Choice("metric", l.Metric), say.Number(l.Target), say.Number(l.Held), say.Number(l.HeldInYear), say.Day(l.Due), say.Choice("light", l.Light)]));
    }

    private static void Activities(WordDocument document, BodyReport report, Words say)
    {
        document.Heading(say.Of("activities"));
        if (report.Activities.Count == 0) document.Paragraph(say.Of("no-activities"));
        else
            document.Table([16, 44, 28, 12], [say.Of("date"), say.Of("activity"), say.Of("place"), say.Of("people")],
                report.Activities.Select(a => (IReadOnlyList<string>)[say.Days(a.StartsOn, a.EndsOn), a.Name.In(say.Culture), a.Venue?.In(say.Culture) ?? "—", say.Number(a.People)]));
    }

    private static void Decisions(WordDocument document, BodyReport report, Words say)
    {
        document.Heading(say.Of("decisions"));
        if (report.Decisions.Count == 0) document.Paragraph(say.Of("no-decisions"));
        else
            document.Table([14, 40, 16, 15, 15], [say.Of("date"), say.Of("decision"), say.Of("owner"), say.Of("due"), say.Of("done")],
                report.Decisions.Select(d => (IReadOnlyList<string>)[say.Day(d.On), $"{d.Text} ({d.Activity.In(say.Culture)})", d.Owner ?? "—", say.Day(d.Due), say.Day(d.DoneOn)]));
    }

    private static void Roster(WordDocument document, BodyReport report, Words say)
    {
        document.Heading(say.Of("roster"));
        if (report.Changes.Count == 0) document.Paragraph(say.Of("no-changes"));
        else
            document.Table([16, 14, 24, 22, 24], [say.Of("date"), say.Of("change"), say.Of("name"), say.Of("position"), say.Of("term")],
                report.Changes.Select(c => (IReadOnlyList<string>)[say.Day(c.On), say.Of(c.Began ? "began" : "ended"), c.Name, say.Choice("position", c.Position), c.Term]));
    }

    private sealed record Words(string Culture)
    {
        public string Of(string name, params object[] arguments) => MailTexts.Get(Culture, $"document.report.{name}", arguments);

        public string Choice<T>(string kind, T value) where T : struct, Enum => MailTexts.Get(Culture, $"document.{kind}.{value}");

        public string Period(BodyReport report) => Of(report.Period.ToString(), report.Year.ToString(CultureInfo.InvariantCulture));

        public string Number(int number) => number.ToString("N0", CultureInfo.GetCultureInfo(Culture));

        public string Day(DateOnly? day) => day?.ToString(Culture == "en" ? "d MMM yyyy" : "yyyy-MM-dd", CultureInfo.GetCultureInfo(Culture == "en" ? "en-GB" : "zh-CN")) ?? "—";

        public string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} – {Day(to)}";
    }
}
