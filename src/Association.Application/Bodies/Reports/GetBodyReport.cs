using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Reports;

/// <summary>The report of a body as a Word document, made from the records as they are now.</summary>
[Requires(Permissions.Self)]
public sealed record GetBodyReport(Id<Body>? Body, int Year, ReportPeriod Period, string Culture) : IQuery<FileContent?>, IReadsPlan;

internal sealed class GetBodyReportHandler(IAssociationDb db, BodyReports reports, IBodyReportWriter writer) : IRequestHandler<GetBodyReport, FileContent?>
{
    public async Task<FileContent?> Handle(GetBodyReport query, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == query.Body, cancellationToken);
        if (body is null) return null;
        var report = await reports.OfAsync(body, query.Year, query.Period, cancellationToken);
        return new FileContent(BodyReports.NameOf(body, report, query.Culture), BodyReports.ContentType, new MemoryStream(writer.Write(report, query.Culture)));
    }
}

/// <summary>Gathers what a body's report says.</summary>
internal sealed class BodyReports(IAssociationDb db, SiteOptions site, TimeProvider clock)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static string NameOf(Body body, BodyReport report, string culture) =>
        $"{body.Name.In(culture).Replace('/', '-')} {report.Year.ToString(CultureInfo.InvariantCulture)}{report.Period switch { ReportPeriod.FirstHalf => "H1", ReportPeriod.SecondHalf => "H2", _ => "" }}.docx";

    public async Task<BodyReport> OfAsync(Body body, int asked, ReportPeriod period, CancellationToken cancellationToken)
    {
        var year = PlanYears.Of(asked);
        var from = new DateOnly(year, period is ReportPeriod.SecondHalf ? 7 : 1, 1);
        var to = period is ReportPeriod.FirstHalf ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31);
        var held = await db.HeldAsync(body.Id, from, to, whole: true, cancellationToken);
        return new(site.Name, body.Name, body.Kind, year, period, from, to, clock.Today(), await PlanAsync(body.Id, held, to, cancellationToken), held,
            await DecisionsAsync(body.Id, from, to, cancellationToken), await ChangesAsync(body.Id, from, to, cancellationToken));
    }

    private async Task<IReadOnlyList<ReportPlanLine>> PlanAsync(Id<Body> body, IReadOnlyList<HeldActivity> held, DateOnly to, CancellationToken cancellationToken)
    {
        var whole = await db.HeldAsync(body, new DateOnly(to.Year, 1, 1), to, whole: true, cancellationToken);
        var lines = await db.PlanLines.AsNoTracking().Where(l => l.Body == body && l.Year == to.Year).ToListAsync(cancellationToken);
        var today = clock.Today();
        var stands = await db.StandsAsync(lines.Select(l => l.Metric), to < today ? to : today, cancellationToken);
        return [.. lines.OrderBy(l => l.Metric).Select(l =>
        {
            var reached = stands.Reached(l.Metric, whole);
            return new ReportPlanLine(l.Metric, l.Target, stands.Reached(l.Metric, held), reached, l.Due, l.LightOf(reached, today > to ? to.AddDays(1) : to));
        })];
    }

    private async Task<IReadOnlyList<ReportDecision>> DecisionsAsync(Id<Body> body, DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        await (
            from record in db.MeetingRecords.AsNoTracking()
            join meeting in db.Events on record.Event equals meeting.Id
            where meeting.Organiser == body && meeting.StartsOn >= first && meeting.StartsOn <= last
            from decision in record.Decisions
            orderby meeting.StartsOn, decision.Id
            select new ReportDecision(meeting.StartsOn, meeting.Name, decision.Text,
                db.People.Where(p => p.Id == decision.Owner).Select(p => p.Name).FirstOrDefault(), decision.Due, decision.DoneOn)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<RosterChange>> ChangesAsync(Id<Body> body, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var offices = await (
            from office in db.Appointments.AsNoTracking()
            join term in db.BodyTerms on office.Term equals term.Id
            join person in db.People on office.Person equals person.Id
            where term.Body == body && office.Status != AppointmentStatus.Nominated && office.Status != AppointmentStatus.Elected
                && (office.From >= first && office.From <= last || office.To >= first && office.To <= last)
            select new { office.From, office.To, office.Position, person.Name, Term = term.Name }).ToListAsync(cancellationToken);
        return
        [
            .. offices.Where(o => o.From >= first && o.From <= last).Select(o => new RosterChange(o.From, true, o.Name, o.Position, o.Term))
                .Concat(offices.Where(o => o.To >= first && o.To <= last).Select(o => new RosterChange(o.To!.Value, false, o.Name, o.Position, o.Term)))
                .OrderBy(c => c.On).ThenBy(c => c.Began).ThenBy(c => c.Position).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }
}
