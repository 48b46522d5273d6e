using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Plans;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>
/// The usual plan: for the association the targets of domain.md section 9 and a line "one annual conference" for each committee;
/// for a body its own annual conference and its share of the salons. Lines that are there stay.
/// </summary>
/// <returns>How many lines are new.</returns>
[Requires(Permissions.Self)]
public sealed record SeedPlan(Id<Body>? Body, int Year) : ICommand<Result<int>>, IEditsPlan;

/// <summary>The lines of the year before, with their targets and owners, due on the same days. Lines that are there stay.</summary>
/// <returns>How many lines are new.</returns>
[Requires(Permissions.Self)]
public sealed record CopyPlan(Id<Body>? Body, int Year) : ICommand<Result<int>>, IEditsPlan;

internal sealed class SeedPlanValidator : AbstractValidator<SeedPlan>
{
    public SeedPlanValidator() => RuleFor(c => c.Year).InclusiveBetween(PlanYears.First, PlanYears.Last);
}

internal sealed class CopyPlanValidator : AbstractValidator<CopyPlan>
{
    public CopyPlanValidator() => RuleFor(c => c.Year).InclusiveBetween(PlanYears.First + 1, PlanYears.Last);
}

internal sealed class SeedPlanHandler(IAssociationDb db) : IRequestHandler<SeedPlan, Result<int>>, IRequestHandler<CopyPlan, Result<int>>
{
    /// <summary>Source: domain.md section 9, targets for 2020: "50+50+4+1" is activities, videos, teachers trained, contest.</summary>
    private static readonly (PlanMetric Metric, int Target)[] Usual =
    [
        (PlanMetric.Salons, 20), (PlanMetric.PublicCmeActivities, 100), (PlanMetric.WeChatClasses, 100), (PlanMetric.ScienceActivities, 50),
        (PlanMetric.ScienceVideos, 50), (PlanMetric.ScienceTeachers, 4), (PlanMetric.LessonPlanContests, 1), (PlanMetric.CmeParticipation, 70),
    ];

    private static readonly (PlanMetric Metric, int Target)[] UsualOfBody = [(PlanMetric.AnnualConferences, 1), (PlanMetric.Salons, 2)];

    public async Task<Result<int>> Handle(SeedPlan command, CancellationToken cancellationToken)
    {
        if (command.Body is { } body) return await AddAsync(UsualOfBody.Select(l => Line(command.Year, body, l.Metric, l.Target)), command.Year, cancellationToken);

        var (first, last) = (new DateOnly(command.Year, 1, 1), new DateOnly(command.Year, 12, 31));
        var committees = await db.Bodies.AsNoTracking()
            .Where(b => b.Kind == BodyKind.Committee && (b.FoundedOn == null || b.FoundedOn <= last) && (b.DissolvedOn == null || b.DissolvedOn >= first))
            .OrderBy(b => b.Slug).Select(b => b.Id).ToListAsync(cancellationToken);
        var lines = Usual.Select(l => Line(command.Year, null, l.Metric, l.Target)).ToList();
        if (committees.Count > 0) lines.Add(Line(command.Year, null, PlanMetric.AnnualConferences, committees.Count));
        lines.AddRange(committees.Select(c => Line(command.Year, c, PlanMetric.AnnualConferences, 1)));
        return await AddAsync(lines, command.Year, cancellationToken);
    }

    public async Task<Result<int>> Handle(CopyPlan command, CancellationToken cancellationToken)
    {
        var before = await db.PlanLines.AsNoTracking().Where(l => l.Year == command.Year - 1 && l.Body == command.Body).ToListAsync(cancellationToken);
        if (before.Count == 0) return PlanErrors.NothingToCopy;
        return await AddAsync(before.Select(l =>
        {
            var line = new PlanLine(command.Year, l.Body, l.Metric, l.Target, l.Due.AddYears(1));
            line.Set(l.Target, line.Due, l.Owner, l.Note);
            return line;
        }), command.Year, cancellationToken);
    }

    private async Task<int> AddAsync(IEnumerable<PlanLine> lines, int year, CancellationToken cancellationToken)
    {
        var known = (await db.PlanLines.AsNoTracking().Where(l => l.Year == year).Select(l => new { l.Body, l.Metric }).ToListAsync(cancellationToken)).ToHashSet();
        var fresh = lines.Where(l => !known.Contains(new { l.Body, l.Metric })).ToList();
        db.PlanLines.AddRange(fresh);
        return fresh.Count;
    }

    private static PlanLine Line(int year, Id<Body>? body, PlanMetric metric, int target) => new(year, body, metric, target, new DateOnly(year, 12, 31));
}
