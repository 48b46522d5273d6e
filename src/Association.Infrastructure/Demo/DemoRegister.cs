using System.Text.Json;
using Association.Application.Bodies;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Application.Reports.Annual;
using Association.Domain.Bodies;
using Association.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>What the report of 2019 needs beside the workbooks: open years, alliances, quality-control teams, plans, and its own words.</summary>
internal sealed class DemoRegister(DemoStage stage, IAssociationDb db)
{
    /// <summary>The year before for comparisons, and that of two visits on record.</summary>
    private static readonly int[] Years = [2018, 2019, 2023];

    private static readonly (BodyKind Kind, string Zh, string En, DateOnly FoundedOn)[] Bodies =
    [
        (BodyKind.Alliance, "心脑卒中防治联盟", "Heart-induced Stroke Prevention Alliance", new(2019, 3, 20)),
        (BodyKind.Alliance, "社区呼吸慢病防治联盟", "Community Respiratory and Chronic Disease Prevention Alliance", new(2019, 5, 15)),
        (BodyKind.Alliance, "糖尿病防治联盟", "Diabetes Prevention and Treatment Alliance", new(2019, 9, 6)),
        (BodyKind.QcSubCentre, "护理质控分中心", "Nursing Quality-control Sub-centre", new(2018, 6, 1)), (BodyKind.QcSubCentre, "院感质控分中心", "Infection-control Sub-centre", new(2018, 6, 1)),
        (BodyKind.QcSubCentre, "药事质控分中心", "Pharmacy Quality-control Sub-centre", new(2018, 6, 1)), (BodyKind.QcSubCentre, "检验质控分中心", "Laboratory Quality-control Sub-centre", new(2018, 9, 1)),
        (BodyKind.QcSubCentre, "影像质控分中心", "Imaging Quality-control Sub-centre", new(2018, 9, 1)), (BodyKind.QcSubCentre, "口腔质控分中心", "Stomatology Quality-control Sub-centre", new(2019, 3, 1)),
        (BodyKind.QcSubCentre, "麻醉质控分中心", "Anaesthesia Quality-control Sub-centre", new(2019, 3, 1)), (BodyKind.QcSubCentre, "急诊质控分中心", "Emergency Quality-control Sub-centre", new(2019, 6, 1)),
    ];

    private static readonly (int Year, PlanMetric Metric, int Target)[] Plan =
    [
        (2019, PlanMetric.ScienceActivities, 50), (2019, PlanMetric.ScienceVideos, 50), (2019, PlanMetric.ScienceTeachers, 4), (2019, PlanMetric.LessonPlanContests, 1),
        (2020, PlanMetric.PublicCmeActivities, 100), (2020, PlanMetric.WeChatClasses, 100), (2020, PlanMetric.Salons, 20), (2020, PlanMetric.ScienceActivities, 50),
        (2020, PlanMetric.ScienceVideos, 50), (2020, PlanMetric.ScienceTeachers, 4), (2020, PlanMetric.LessonPlanContests, 1), (2020, PlanMetric.QcSubCentres, 13),
        (2020, PlanMetric.CmeParticipation, 70),
    ];

    /// <returns>False where an earlier load did it all.</returns>
    public async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (await db.PlanLines.AnyAsync(l => l.Metric == PlanMetric.QcSubCentres, cancellationToken)) return false;
        foreach (var year in Years) await stage.AsOffice(new OpenReportYear(year), cancellationToken);
        foreach (var (kind, zh, en, founded) in Bodies)
            if (!await db.Bodies.AnyAsync(b => b.Name.Zh == zh, cancellationToken))
                await stage.AsOffice(new RegisterBody(new BodyForm(kind, zh, en, null, null, null, null, founded, null, null)), cancellationToken);
        return true;
    }

    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        await using var words = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seed", "2019", "report.json"));
        foreach (var (part, texts) in (await JsonSerializer.DeserializeAsync<Dictionary<string, Dictionary<string, string>>>(words, cancellationToken: cancellationToken))!)
            foreach (var (culture, text) in texts) await stage.AsOffice(new WriteReportPart(2019, part, culture, text), cancellationToken);
        foreach (var (year, metric, target) in Plan)
            if (!await db.PlanLines.AnyAsync(l => l.Year == year && l.Metric == metric && l.Body == null, cancellationToken))
                await stage.AsOffice(new AddPlanLine(null, year, metric, target, null, null, null), cancellationToken);
    }
}
