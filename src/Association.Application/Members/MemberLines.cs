using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>
/// What a list shows of its people. Each kind of record is asked for by the keys of the part that is shown: in one statement
/// with the people, the works of everybody were sorted first.
/// </summary>
internal static class MemberLines
{
    /// <summary>In the order of the ids; numbers masked.</summary>
    public static async Task<IReadOnlyList<MemberLine>> LinesAsync(
        this IAssociationDb db, IReadOnlyList<Id<Person>> ids, MembershipPolicy policy, DateOnly day, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new Row(p.Id, p.Name, p.Sex, p.Title, p.Mobile!.Masked, p.LatinName, p.Email, p.ResidentId!.Masked, p.PracticeCertificate!.Masked, p.BirthDate))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        var memberships = await db.Memberships.AsNoTracking().Include(m => m.Terms).Where(m => ids.Contains(m.Person)).ToDictionaryAsync(m => m.Person, cancellationToken);
        var work = await db.WorkAsync(ids, day, cancellationToken);
        return [.. ids.Where(id => people.ContainsKey(id) && memberships.ContainsKey(id)).Select(id => Line(people[id], memberships[id], work.GetValueOrDefault(id), policy, day))];
    }

    private static MemberLine Line(Row row, Membership membership, Work? work, MembershipPolicy policy, DateOnly day) => new(
        row.Id.Value, row.Name, membership.Number, row.Sex, row.Title, work?.Unit, work?.Department, membership.CategoryOn(day), row.Mobile,
        row.LatinName, membership.JoinedOn, membership.LastTerm?.To, row.Email, row.ResidentId, row.Licence, row.BirthDate, policy.Judge(membership, day).Status);

    /// <summary>Of each person the work of the day that began last.</summary>
    private static async Task<Dictionary<Id<Person>, Work>> WorkAsync(this IAssociationDb db, IReadOnlyList<Id<Person>> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.Employments.AsNoTracking().Where(e => ids.Contains(e.Person) && e.From <= day && (e.To == null || e.To >= day))
            .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => new Work(e.Person, u.Name, e.Department, e.From)).ToListAsync(cancellationToken);
        return rows.GroupBy(w => w.Person).ToDictionary(g => g.Key, g => g.MaxBy(w => w.From)!);
    }

    private sealed record Row(
        Id<Person> Id, string Name, Sex Sex, string? Title, string? Mobile, string LatinName, string? Email, string? ResidentId, string? Licence, DateOnly? BirthDate);

    private sealed record Work(Id<Person> Person, string Unit, string? Department, DateOnly From);
}
