using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

public enum RosterView { Staff, Members, NotMembers, Left }

/// <summary>The staff of one's unit in the order of a Chinese roster, read by key. Numbers masked; of those who left, only name and days.</summary>
[Requires(Permissions.Self)]
public sealed record ListRoster(
    Id<MemberUnit> Unit, RosterView View = RosterView.Staff, string? Search = null, string? Department = null, string? After = null, int? Size = null)
    : IQuery<Roster>, IForMyUnit;

public sealed record Roster(IReadOnlyList<RosterLine> Items, string? Next, int Total);

/// <param name="Number">Of the person's own membership.</param>
/// <param name="Category">Of the term that runs today; null for staff who are no members themselves.</param>
public sealed record RosterLine(
    Guid Employment, Guid Person, string Name, string? Department, string? Title, DateOnly From, DateOnly? To, string? MobileMasked, string? Number, MembershipCategory? Category,
    string? TransferTo);

internal sealed class ListRosterHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListRoster, Roster>
{
    public async Task<Roster> Handle(ListRoster query, CancellationToken cancellationToken)
    {
        var size = Cursor.Size(query.Size);
        var rows = Filter(query).Join(db.People, e => e.Person, p => p.Id, (e, p) => new Row { Work = e, Person = p });
        if (query.Search.Said() is { Length: <= 100 } text)
        {
            var latin = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            rows = rows.Where(r => r.Person.Name.Contains(text) || r.Person.Pinyin.StartsWith(latin) || r.Person.Initials.StartsWith(latin));
        }

        var total = await rows.CountAsync(cancellationToken);
        var part = After(rows, Cursor.Parse(query.After)).OrderBy(r => r.Person.SortKey).ThenBy(r => r.Work.Id).Take(size + 1);
        var found = await (query.View is RosterView.Left ? part.Select(Left) : Lines(part)).ToListAsync(cancellationToken);
        var shown = found.Take(size).ToList();
        return new([.. shown.Select(f => f.Line)], found.Count > size ? new Cursor(shown[^1].SortKey, shown[^1].Line.Employment).ToString() : null, total);
    }

#pragma warning disable CA1309 // the database compares, by its own collation
    private static IQueryable<Row> After(IQueryable<Row> rows, Cursor? after)
    {
        if (after is null) return rows;
        var start = new Id<Employment>(after.Id);
        return rows.Where(r => string.Compare(r.Person.SortKey, after.Key) > 0 || r.Person.SortKey == after.Key && r.Work.Id > start);
    }
#pragma warning restore CA1309

    private IQueryable<Employment> Filter(ListRoster query)
    {
        var (unit, today) = (query.Unit, clock.Today());
        var work = query.View is RosterView.Left ? db.Employments.AsNoTracking().Where(e => e.Unit == unit && e.To < today) : db.StaffOn(unit, today);
        if (query.Department.Said() is { } department) work = work.Where(e => e.Department == department);
        var live = db.HasLiveTerm(today);
        return query.View switch
        {
            RosterView.Members => work.Where(live),
            RosterView.NotMembers => work.Where(e => !db.Memberships.Any(m => m.Person == e.Person && m.Terms.Any(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today)))),
            _ => work,
        };
    }

    private static readonly System.Linq.Expressions.Expression<Func<Row, Found>> Left = r => new Found(r.Person.SortKey, new RosterLine(
        r.Work.Id.Value, r.Person.Id.Value, r.Person.Name, r.Work.Department, r.Work.Title, r.Work.From, r.Work.To, null, null, null, null));

    private IQueryable<Found> Lines(IQueryable<Row> rows)
    {
        var today = clock.Today();
        return rows.Select(r => new Found(r.Person.SortKey, new RosterLine(
            r.Work.Id.Value, r.Person.Id.Value, r.Person.Name, r.Work.Department, r.Work.Title, r.Work.From, r.Work.To, r.Person.Mobile!.Masked,
            db.Memberships.Where(m => m.Person == r.Person.Id).Select(m => m.Number).FirstOrDefault(),
            db.MembershipTerms.Where(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today)
                && db.Memberships.Any(m => m.Id == t.Membership && m.Person == r.Person.Id)).Select(t => (MembershipCategory?)t.Category).FirstOrDefault(),
            db.StaffTransfers.Where(t => t.Person == r.Person.Id && t.From == r.Work.Unit && t.Status == TransferStatus.Open)
                .Select(t => db.Units.Where(u => u.Id == t.To).Select(u => u.Name).FirstOrDefault()).FirstOrDefault())));
    }

    private sealed class Row
    {
        public required Employment Work { get; init; }
        public required Person Person { get; init; }
    }

    private sealed record Found(string SortKey, RosterLine Line);
}
