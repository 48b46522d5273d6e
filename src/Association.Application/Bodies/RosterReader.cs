using System.Linq.Expressions;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <summary>The parts of a roster. Source: anchors.md pattern 12.</summary>
public enum RosterTab { Active, Upcoming, Past, Candidates }

/// <param name="Appointment">None for a candidate.</param>
/// <param name="Unit">Whose seat it is, else where the person works, else what was noted.</param>
/// <param name="Public">Agreed to be named on the public page.</param>
public sealed record RosterRow(
    Guid? Appointment, Guid Person, string Name, BodyPosition Position, string? Unit, string? Title, DateOnly From, DateOnly? To, string Term, AppointmentStatus Status, string? Letter, string? Note, bool Public);

public sealed record RosterList(RosterTab Tab, IReadOnlyList<RosterRow> Rows, IReadOnlyDictionary<RosterTab, int> Counts);

/// <summary>Reads rosters in the order in which they are printed: by rank, then by name.</summary>
internal sealed class RosterReader(IAssociationDb db, TimeProvider clock)
{
    public async Task<RosterList> ReadAsync(Id<Body> body, RosterTab tab, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<RosterTab, int>();
        foreach (var each in (RosterTab[])[RosterTab.Active, RosterTab.Upcoming, RosterTab.Past])
            counts[each] = await Offices(body).Where(On(each)).CountAsync(cancellationToken);
        var candidates = await CandidatesAsync(body, cancellationToken);
        counts[RosterTab.Candidates] = candidates.Count;
        return new(tab, tab is RosterTab.Candidates ? candidates : await RowsAsync(body, Offices(body).Where(On(tab)), cancellationToken), counts);
    }

    /// <summary>Everybody who held an office in a term.</summary>
    public Task<IReadOnlyList<RosterRow>> OfTermAsync(Id<Body> body, Id<BodyTerm> term, CancellationToken cancellationToken) =>
        RowsAsync(body, Offices(body).Where(a => a.Term == term), cancellationToken);

    private IQueryable<Appointment> Offices(Id<Body> body) => db.BodyTerms.AsNoTracking().Where(t => t.Body == body).SelectMany(t => t.Appointments);

    private Expression<Func<Appointment, bool>> On(RosterTab tab)
    {
        var today = clock.Today();
        return tab switch
        {
            RosterTab.Active => a => a.From <= today && (a.To == null || a.To >= today) && a.Status != AppointmentStatus.Nominated && a.Status != AppointmentStatus.Elected,
            RosterTab.Upcoming => a => a.From > today,
            _ => a => a.To < today,
        };
    }

    private async Task<IReadOnlyList<RosterRow>> RowsAsync(Id<Body> body, IQueryable<Appointment> offices, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await offices.Join(db.People, a => a.Person, p => p.Id, (a, p) => new
        {
            a.Id, Person = p.Id, p.Name, p.SortKey, p.Title, a.Position, a.From, a.To, a.Status, a.Letter, a.Note,
            Term = db.BodyTerms.Where(t => t.Id == a.Term).Select(t => t.Name).FirstOrDefault()!,
            Seat = db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefault(),
            Work = db.Employments.Where(e => e.Person == p.Id && e.From <= today && (e.To == null || e.To >= today)).Join(db.Units, e => e.Unit, u => u.Id, (e, u) => u.Name).FirstOrDefault(),
            Public = db.Consents.Any(c => c.Person == p.Id && c.Purpose == ConsentPurpose.BodyRoster && c.WithdrawnAt == null),
        }).ToListAsync(cancellationToken);
        var ranks = await RanksAsync(body, cancellationToken);
        return
        [
            .. rows.OrderBy(r => ranks(r.Position)).ThenBy(r => r.SortKey, StringComparer.Ordinal).ThenByDescending(r => r.From).Select(r => new RosterRow(
                r.Id.Value, r.Person.Value, r.Name, r.Position, r.Seat ?? r.Work ?? r.Note, r.Title, r.From, r.To, r.Term, r.Status, r.Letter, r.Note, r.Public)),
        ];
    }

    /// <summary>Who stands in an election that is not over.</summary>
    private async Task<IReadOnlyList<RosterRow>> CandidatesAsync(Id<Body> body, CancellationToken cancellationToken)
    {
        var rows = await db.Elections.AsNoTracking()
            .Where(e => e.Body == body && (e.Status == ElectionStatus.Draft || e.Status == ElectionStatus.Open || e.Status == ElectionStatus.Closed))
            .SelectMany(e => e.Candidates, (e, c) => new { e.TermName, e.TermFrom, e.TermTo, c.Person, c.Position, c.Unit })
            .Join(db.People, c => c.Person, p => p.Id, (c, p) => new
            {
                c.TermName, c.TermFrom, c.TermTo, c.Person, c.Position, p.Name, p.SortKey, p.Title,
                Unit = db.Units.Where(u => u.Id == c.Unit).Select(u => u.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var ranks = await RanksAsync(body, cancellationToken);
        return
        [
            .. rows.OrderBy(r => ranks(r.Position)).ThenBy(r => r.SortKey, StringComparer.Ordinal).Select(r => new RosterRow(
                null, r.Person.Value, r.Name, r.Position, r.Unit, r.Title, r.TermFrom, r.TermTo, r.TermName, AppointmentStatus.Nominated, null, null, false)),
        ];
    }

    private async Task<Func<BodyPosition, int>> RanksAsync(Id<Body> body, CancellationToken cancellationToken)
    {
        var set = await db.BodySeats.AsNoTracking().Where(s => s.Body == body).ToDictionaryAsync(s => s.Position, s => s.Rank, cancellationToken);
        return position => set.GetValueOrDefault(position, (int)position);
    }
}
