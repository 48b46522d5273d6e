using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Works;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

public enum WorkSort { Day, Title }

/// <summary>The records of a kind.</summary>
/// <param name="Year">Of its day; of a kind that stands, what stood at the end of that year. Left out: all years.</param>
/// <param name="Open">Only what is not closed yet.</param>
/// <param name="Closed">Only what was closed in the year, whenever it began.</param>
/// <param name="Number">Of the page, from 1.</param>
[Requires(Permissions.EnterOffice)]
public sealed record ListWorks(
    WorkKind Kind, int? Year = null, WorkForm? Form = null, Department? Department = null, string? Search = null, bool Open = false, bool Closed = false, Guid? Parent = null,
    WorkSort Sort = WorkSort.Day, bool Descending = true, int Number = 1, int Size = Page<object>.DefaultSize) : IQuery<WorkList>, IReadsWorkKind;

/// <param name="Sums">Of all rows that match, not of the page alone.</param>
public sealed record WorkList(IReadOnlyList<WorkLine> Rows, int Total, int Number, int Size, WorkSums Sums);

public sealed record WorkSums(int Total, int Passed, int People, int Institutions, int Experts, int Suggestions, decimal Amount);

/// <param name="Institutions">Counted from the visits where there are any.</param>
/// <param name="Files">How many prove it.</param>
public sealed record WorkLine(
    Guid Id, WorkKind Kind, WorkForm? Form, Bilingual Title, DateOnly Day, DateOnly? Until, Department Department, string? Number, string? Edition, string? Category, string? Partner,
    string? Country, string? Place, string? Leader, int? Total, int? Passed, int? People, int? Institutions, int? Experts, int? Suggestions, decimal? Amount, DateOnly? DueOn, DateOnly? ClosedOn,
    string? Note, Guid? ParentId, Bilingual? Parent, Guid? Event, string? EventSlug, int Files, bool Counted);

internal sealed class ListWorksValidator : AbstractValidator<ListWorks>
{
    public ListWorksValidator()
    {
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.Form).IsInEnum();
        RuleFor(q => q.Department).IsInEnum();
        RuleFor(q => q.Sort).IsInEnum();
        RuleFor(q => q.Search).MaximumLength(WorkRecord.MaxTitleLength);
        RuleFor(q => q.Size).InclusiveBetween(1, Page<object>.MaxSize);
    }
}

internal sealed class ListWorksHandler(IAssociationDb db, WorkLines lines) : IRequestHandler<ListWorks, WorkList>
{
    public async Task<WorkList> Handle(ListWorks query, CancellationToken cancellationToken)
    {
        var matching = Matching(query);
        var sums = await matching.GroupBy(_ => 1).Select(g => new
        {
            Count = g.Count(), Total = g.Sum(w => w.Total ?? 0), Passed = g.Sum(w => w.Passed ?? 0), People = g.Sum(w => w.People ?? 0), Institutions = g.Sum(w => w.Institutions ?? 0),
            Experts = g.Sum(w => w.Experts ?? 0), Suggestions = g.Sum(w => w.Suggestions ?? 0), Amount = g.Sum(w => w.Amount ?? 0),
        }).FirstOrDefaultAsync(cancellationToken);
        if (sums is null) return new([], 0, 1, query.Size, new(0, 0, 0, 0, 0, 0, 0));

        var visits = query.Kind is WorkKind.Inspection ? await VisitsAsync(matching, cancellationToken) : (Institutions: 0, Experts: 0, Suggestions: 0);
        var number = Math.Clamp(query.Number, 1, (sums.Count + query.Size - 1) / query.Size);
        var page = await Sorted(matching, query).Skip((number - 1) * query.Size).Take(query.Size).Select(w => w.Id).ToListAsync(cancellationToken);
        return new(await lines.OfAsync(page, cancellationToken), sums.Count, number, query.Size, new(sums.Total, sums.Passed, sums.People, sums.Institutions + visits.Institutions,
            sums.Experts + visits.Experts, sums.Suggestions + visits.Suggestions, sums.Amount));
    }

    private async Task<(int Institutions, int Experts, int Suggestions)> VisitsAsync(IQueryable<WorkRecord> campaigns, CancellationToken cancellationToken)
    {
        var sums = await db.Works.AsNoTracking().Where(v => v.Kind == WorkKind.InspectionVisit && campaigns.Any(c => c.Id == v.Parent)).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Experts = g.Sum(v => v.Experts ?? 0), Suggestions = g.Sum(v => v.Suggestions ?? 0) }).FirstOrDefaultAsync(cancellationToken);
        return sums is null ? default : (sums.Count, sums.Experts, sums.Suggestions);
    }

    private IQueryable<WorkRecord> Matching(ListWorks query)
    {
        var works = db.Works.AsNoTracking().Where(w => w.Kind == query.Kind);
        if (query.Year is { } year)
        {
            var (first, last) = (new DateOnly(Math.Clamp(year, 1, 9999), 1, 1), new DateOnly(Math.Clamp(year, 1, 9999), 12, 31));
            works = query.Kind.Rule().Standing ? works.Where(w => w.Day <= last && (w.Until == null || w.Until >= last))
                : query.Closed ? works.Where(w => w.ClosedOn >= first && w.ClosedOn <= last)
                : works.Where(w => w.Day >= first && w.Day <= last);
        }

        if (query.Form is { } form) works = works.Where(w => w.Form == form);
        if (query.Department is { } department) works = works.Where(w => w.Department == department);
        if (query.Open) works = works.Where(w => w.ClosedOn == null);
        if (query.Parent is { } parent) works = works.Where(w => w.Parent == new Id<WorkRecord>(parent));
        return query.Search.Said() is { } text
            ? works.Where(w => w.Title.Zh.Contains(text) || w.Title.En!.Contains(text) || w.Partner!.Contains(text) || w.Number!.Contains(text) || w.Place!.Contains(text))
            : works;
    }

    private static IOrderedQueryable<WorkRecord> Sorted(IQueryable<WorkRecord> works, ListWorks query) => (query.Sort, query.Descending) switch
    {
        (WorkSort.Title, false) => works.OrderBy(w => w.Title.Zh).ThenBy(w => w.Id),
        (WorkSort.Title, true) => works.OrderByDescending(w => w.Title.Zh).ThenBy(w => w.Id),
        (_, false) => works.OrderBy(w => w.Day).ThenBy(w => w.Id),
        _ => works.OrderByDescending(w => w.Day).ThenBy(w => w.Id),
    };
}

/// <summary>Reads records as lines, with what the visits of a campaign add up to.</summary>
internal sealed class WorkLines(IAssociationDb db)
{
    public async Task<IReadOnlyList<WorkLine>> OfAsync(IReadOnlyList<Id<WorkRecord>> ids, CancellationToken cancellationToken)
    {
        var works = await db.Works.AsNoTracking().Include(w => w.Evidence).Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);
        var parents = works.Values.Select(w => w.Parent).OfType<Id<WorkRecord>>().Distinct().ToList();
        var titles = await db.Works.AsNoTracking().Where(w => parents.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Title, cancellationToken);
        var events = works.Values.Select(w => w.Event).OfType<Id<Domain.Events.Event>>().Distinct().ToList();
        var slugs = await db.Events.AsNoTracking().Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Slug, cancellationToken);
        var visits = await db.Works.AsNoTracking().Where(v => v.Kind == WorkKind.InspectionVisit && v.Parent != null && ids.Contains(v.Parent.Value)).GroupBy(v => v.Parent!.Value)
            .Select(g => new { g.Key, Count = g.Count(), Experts = g.Sum(v => v.Experts ?? 0), Suggestions = g.Sum(v => v.Suggestions ?? 0) })
            .ToDictionaryAsync(g => g.Key, g => (g.Count, g.Experts, g.Suggestions), cancellationToken);
        return [.. ids.Where(works.ContainsKey).Select(id => Line(works[id], visits.TryGetValue(id, out var counted) ? counted : null,
            works[id].Parent is { } parent ? titles.GetValueOrDefault(parent) : null, works[id].Event is { } @event ? slugs.GetValueOrDefault(@event) : null))];
    }

    private static WorkLine Line(WorkRecord w, (int Count, int Experts, int Suggestions)? visits, Bilingual? parent, string? slug) => new(
        w.Id.Value, w.Kind, w.Form, w.Title, w.Day, w.Until, w.Department, w.Number, w.Edition, w.Category, w.Partner, w.Country, w.Place, w.Leader, w.Total, w.Passed, w.People,
        visits?.Count ?? w.Institutions, visits?.Experts ?? w.Experts, visits?.Suggestions ?? w.Suggestions, w.Amount, w.DueOn, w.ClosedOn, w.Note, w.Parent?.Value, parent,
        w.Event?.Value, slug, w.Evidence.Count, visits is not null);
}
