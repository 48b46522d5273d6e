using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>What a run would do, payer by payer; nothing is charged.</summary>
/// <param name="AsOf">Null: today, or the day of the year that stands for it.</param>
[Requires(Permissions.ReadFinance)]
public sealed record PreviewDues(int Year, DuesAudience Audience, DateOnly? AsOf = null, int Rows = 300) : IQuery<DuesPreview?>;

/// <param name="Groups">By tier and category.</param>
/// <param name="Rows">The first payers; the run itself keeps no such bound.</param>
public sealed record DuesPreview(int Year, DateOnly AsOf, string Schedule, IReadOnlyList<DuesGroup> Groups, IReadOnlyList<DuesPreviewRow> Rows, int Payers, decimal Sum);

public sealed record DuesGroup(UnitTier? Tier, MembershipCategory? Category, DuesOutcome Outcome, int Count, decimal Sum);

public sealed record DuesPreviewRow(Guid? Unit, Guid? Person, string Name, UnitTier? Tier, MembershipCategory? Category, decimal Full, decimal Amount, DuesOutcome Outcome);

internal sealed class PreviewDuesHandler(IAssociationDb db, DuesPlan plan, TimeProvider clock) : IRequestHandler<PreviewDues, DuesPreview?>
{
    private const int Chunk = 2_000;

    public async Task<DuesPreview?> Handle(PreviewDues query, CancellationToken cancellationToken)
    {
        var day = query.AsOf is { } asked && asked.Year == query.Year ? asked : DuesRun.DayIn(query.Year, clock.Today());
        if (await plan.ScheduleOfAsync(day, cancellationToken) is not { } schedule) return null;
        var terms = new DuesTerms(query.Year, query.Audience, day, schedule);
        var (groups, rows) = (new Dictionary<(UnitTier?, MembershipCategory?, DuesOutcome), (int Count, decimal Sum)>(), new List<DuesPreviewRow>());
        if (query.Audience is not DuesAudience.Members) await AddUnitsAsync(terms, groups, rows, query.Rows, cancellationToken);
        if (query.Audience is not DuesAudience.Units) await AddMembersAsync(terms, groups, rows, query.Rows, cancellationToken);
        var charged = groups.Where(g => g.Key.Item3 is DuesOutcome.Charge).ToList();
        return new(query.Year, day, schedule.Name, [.. groups.OrderBy(g => g.Key.Item3).ThenBy(g => g.Key.Item1 is null).ThenBy(g => g.Key.Item1).ThenBy(g => g.Key.Item2)
            .Select(g => new DuesGroup(g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Value.Count, g.Value.Sum))], rows, charged.Sum(g => g.Value.Count), charged.Sum(g => g.Value.Sum));
    }

    private async Task AddUnitsAsync(
        DuesTerms terms, Dictionary<(UnitTier?, MembershipCategory?, DuesOutcome), (int Count, decimal Sum)> groups, List<DuesPreviewRow> rows, int most, CancellationToken cancellationToken)
    {
        Id<MemberUnit>? after = null;
        while (await plan.UnitsAsync(terms, after, Chunk, cancellationToken) is { Count: > 0 } chunk)
        {
            after = chunk[^1].Unit.Id;
            foreach (var unit in chunk)
            {
                Count(groups, (unit.Tier, null, unit.Outcome), unit.Amount);
                if (rows.Count < most) rows.Add(new(unit.Unit.Id.Value, null, unit.Unit.Name, unit.Tier, null, unit.Full.Amount, unit.Amount.Amount, unit.Outcome));
            }
        }
    }

    private async Task AddMembersAsync(
        DuesTerms terms, Dictionary<(UnitTier?, MembershipCategory?, DuesOutcome), (int Count, decimal Sum)> groups, List<DuesPreviewRow> rows, int most, CancellationToken cancellationToken)
    {
        Id<Membership>? after = null;
        while (await plan.MembersAsync(terms, after, Chunk, tracked: false, cancellationToken) is { Count: > 0 } chunk)
        {
            after = chunk[^1].Membership.Id;
            var shown = chunk.Take(Math.Max(0, most - rows.Count)).ToList();
            var people = shown.Select(m => m.Membership.Person).ToList();
            var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
            foreach (var member in chunk) Count(groups, (null, member.Category, member.Outcome), member.Amount);
            rows.AddRange(shown.Select(m => new DuesPreviewRow(null, m.Membership.Person.Value, names[m.Membership.Person], null, m.Category, m.Full.Amount, m.Amount.Amount, m.Outcome)));
        }
    }

    private static void Count(Dictionary<(UnitTier?, MembershipCategory?, DuesOutcome), (int Count, decimal Sum)> groups, (UnitTier?, MembershipCategory?, DuesOutcome) key, Money amount)
    {
        var (count, sum) = groups.GetValueOrDefault(key);
        groups[key] = (count + 1, sum + amount.Amount);
    }
}
