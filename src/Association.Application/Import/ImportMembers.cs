using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>
/// Members of one stretch of a workbook: known by their resident ID, created or brought up to date. A person whom the
/// association knows from elsewhere becomes a member; nobody is recorded twice.
/// </summary>
[Requires(Permissions.EditMembers)]
public sealed record ImportMembers(IReadOnlyList<MemberRow> Rows, bool DryRun) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportMembersHandler(IAssociationDb db, MemberRecords records, IPersonalNumbers numbers)
    : IRequestHandler<ImportMembers, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportMembers command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally();
        var units = await UnitNames.LoadAsync(db, cancellationToken);
        var people = await PeopleAsync(command, cancellationToken);
        var memberships = await MembershipsAsync(command, people, cancellationToken);
        var joining = new List<(Person Person, MemberRow Row)>();
        foreach (var row in command.Rows)
        {
            if (units.Find(row.Unit) is not { } unit)
            {
                outcome.Refuse(units.Unknown(row.Number, row.Unit));
                continue;
            }

            var index = numbers.IndexOf(row.ResidentId);
            var known = people.GetValueOrDefault(index);
            var person = known ?? records.NewPerson(row);
            var changed = records.Update(person, row, unit);
            if (known is null && !command.DryRun) db.People.Add(person);
            if (memberships.TryGetValue(person.Id, out var membership)) outcome.Saw(records.Update(membership, row) | changed);
            else joining.Add((person, row));
        }

        await JoinAsync(joining, command.DryRun, outcome, cancellationToken);
        return outcome.Close();
    }

    /// <summary>Numbers are reserved for all that join at once: one statement a stretch, no gap.</summary>
    private async Task JoinAsync(List<(Person Person, MemberRow Row)> joining, bool dryRun, ChunkTally outcome, CancellationToken cancellationToken)
    {
        if (joining.Count == 0) return;
        IReadOnlyList<string> given = dryRun ? [.. joining.Select(_ => "")]
            : await db.NumbersForAsync(await db.PolicyAsync(cancellationToken), [.. joining.Select(j => (j.Row.Category, j.Row.JoinedOn))], cancellationToken);
        foreach (var ((person, row), number) in joining.Zip(given))
            outcome.Create(new Membership(person.Id, number, row.Category, row.JoinedOn), dryRun ? null : db.Memberships);
    }

    private Task<Dictionary<string, Person>> PeopleAsync(ImportMembers command, CancellationToken cancellationToken)
    {
        var indexes = command.Rows.Select(r => numbers.IndexOf(r.ResidentId)).ToList();
        var people = command.DryRun ? db.People.AsNoTracking() : db.People;
        return people.Include(p => p.Employments).Where(p => indexes.Contains(p.ResidentId!.Index)).ToDictionaryAsync(p => p.ResidentId!.Index, cancellationToken);
    }

    private Task<Dictionary<Id<Person>, Membership>> MembershipsAsync(ImportMembers command, Dictionary<string, Person> people, CancellationToken cancellationToken)
    {
        var ids = people.Values.Select(p => p.Id).ToList();
        var memberships = command.DryRun ? db.Memberships.AsNoTracking() : db.Memberships;
        return memberships.Include(m => m.Terms).Where(m => ids.Contains(m.Person)).ToDictionaryAsync(m => m.Person, cancellationToken);
    }
}
