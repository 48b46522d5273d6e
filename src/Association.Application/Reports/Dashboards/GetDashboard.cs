using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Plans;
using MediatR;

namespace Association.Application.Reports.Dashboards;

/// <summary>The year so far: of the association for the office, of one body for those who act for it.</summary>
[Requires(Permissions.Self)]
public sealed record GetDashboard(Id<Body>? Body = null) : IQuery<Dashboard>, IReadsPlan;

/// <param name="CountedAt">Nothing in it is older than that.</param>
/// <param name="Members">At the end of each month, the last one today; none for those who may not read members, and of a body.</param>
/// <param name="Units">Of the units with the most staff who came: to anything, or to what the body held.</param>
/// <param name="Money">Earned and spent by month; none for those who may not read finance.</param>
public sealed record Dashboard(
    DateTimeOffset CountedAt, int Year, DateOnly Day, IReadOnlyList<DashboardPlan> Plan, IReadOnlyList<MonthActivity> Activities, IReadOnlyList<MonthStand> Members,
    IReadOnlyList<UnitTurnout> Units, IReadOnlyList<MonthMoney> Money, IReadOnlyList<DueThing> Due);

/// <param name="Expected">What the passed time asks for.</param>
public sealed record DashboardPlan(PlanMetric Metric, int Target, int Reached, int Expected, PlanLight Light);

/// <param name="People">Person-times.</param>
public sealed record MonthActivity(DateOnly First, int Held, int People);

public sealed record MonthStand(DateOnly Day, int Members, int Units);

/// <param name="Came">Of the staff, how many came to anything this year.</param>
public sealed record UnitTurnout(Guid Id, string Name, int Staff, int Came);

/// <summary>Yuan by the books: what was earned and what was spent.</summary>
public sealed record MonthMoney(DateOnly First, decimal Income, decimal Spending);

public enum DueKind { Task, PlanLine, TermEnd }

/// <param name="What">A text, or the metric of a line.</param>
public sealed record DueThing(DueKind Kind, DateOnly On, string What, string? WhatEn, string? Href);

/// <summary>The association's is for those who read its figures.</summary>
internal sealed class DashboardAccess(ICurrentUser user) : IAccessRule<GetDashboard>
{
    public Task<bool> AllowsAsync(GetDashboard request, CancellationToken cancellationToken) => Task.FromResult(request.Body is not null || user.Has(Permissions.ReadReports));
}

internal sealed class GetDashboardHandler(DashboardCache cache, DashboardReader reader, ICurrentUser user) : IRequestHandler<GetDashboard, Dashboard>
{
    public async Task<Dashboard> Handle(GetDashboard query, CancellationToken cancellationToken)
    {
        var (at, counted) = await cache.GetAsync($"{query.Body}", () => reader.ReadAsync(query.Body, cancellationToken), cancellationToken);
        return counted with
        {
            CountedAt = at,
            Members = user.Has(Permissions.ReadMembers) ? counted.Members : [],
            Units = query.Body is not null || user.Has(Permissions.ReadUnits) ? counted.Units : [],
            Money = user.Has(Permissions.ReadFinance) ? counted.Money : [],
            Due = [.. counted.Due.Where(d => d.Kind is not DueKind.Task || user.Has(Permissions.ReadWorks))],
        };
    }
}
