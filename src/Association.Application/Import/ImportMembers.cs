using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>
/// Members of one stretch of a workbook: known by their resident ID, created or brought up to date. A person whom the
/// association knows from elsewhere becomes a member; nobody is recorded twice.
/// </summary>
[Requires(Permissions.EditMembers)]
public sealed record ImportMembers(IReadOnlyList<MemberRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportMembersHandler(IAssociationDb db, MemberRecords records, IPersonalNumbers numbers, IPinyin pinyin)
    : IRequestHandler<ImportMembers, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportMembers command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        var units = await UnitNames.LoadAsync(db, pinyin, cancellationToken);
        var people = await PeopleAsync(rows, command.Mode, cancellationToken);
        var memberships = await MembershipsAsync(people, command.Mode, cancellationToken);
        var joining = new List<Joining>();
        foreach (var row in rows)
        {
            if (units.Find(row.Unit) is not { } unit) outcome.Refuse(units.Unknown(row.Number, row.Unit));
            else if (people.GetValueOrDefault(numbers.IndexOf(row.ResidentId)) is not { } known) joining.Add(Record(row, unit, outcome));
            else if (memberships.TryGetValue(known.Id, out var membership)) Update(known, membership, row, unit, outcome);
            else joining.Add(new(known, row, new RowMemory { Fields = Changes(known, row, unit, outcome.Match) }));
        }

        await JoinAsync(joining, outcome, cancellationToken);
        return outcome.Close();
    }

    private Joining Record(MemberRow row, Id<MemberUnit> unit, ChunkTally outcome)
    {
        var person = records.NewPerson(row);
        records.Update(person, row, unit, MatchRule.Update);
        if (outcome.DryRun) return new(person, row, null);
        db.People.Add(person);
        return new(person, row, new RowMemory { NewPerson = true, Fields = [new(MemberRecords.Work.Name, null, MemberRecords.Work.Read(person))] });
    }

    private void Update(Person person, Membership membership, MemberRow row, Id<MemberUnit> unit, ChunkTally outcome)
    {
        var changes = Changes(person, row, unit, outcome.Match);
        var before = MemberRecords.MembershipFields.Snapshot(membership);
        records.Update(membership, row, outcome.Match);
        outcome.Saw(row.Number, person.Id.Value, [.. changes, .. MemberRecords.MembershipFields.Since(membership, before)]);
    }

    private IReadOnlyList<FieldChange> Changes(Person person, MemberRow row, Id<MemberUnit> unit, MatchRule rule)
    {
        var before = records.PersonFields.Snapshot(person);
        records.Update(person, row, unit, rule);
        return records.PersonFields.Since(person, before);
    }

    /// <summary>Numbers are reserved for all that join at once: one statement a stretch, no gap.</summary>
    private async Task JoinAsync(List<Joining> joining, ChunkTally outcome, CancellationToken cancellationToken)
    {
        if (joining.Count == 0) return;
        IReadOnlyList<string> given = outcome.DryRun ? [.. joining.Select(_ => "")]
            : await db.NumbersForAsync(await db.PolicyAsync(cancellationToken), [.. joining.Select(j => (j.Row.Category, j.Row.JoinedOn))], cancellationToken);
        foreach (var ((person, row, memory), number) in joining.Zip(given))
        {
            outcome.Created(row.Number, person.Id.Value, memory);
            if (!outcome.DryRun) db.Memberships.Add(new Membership(person.Id, number, row.Category, row.JoinedOn));
        }
    }

    private Task<Dictionary<string, Person>> PeopleAsync(IReadOnlyList<MemberRow> rows, ChunkMode mode, CancellationToken cancellationToken)
    {
        var indexes = rows.Select(r => numbers.IndexOf(r.ResidentId)).ToList();
        var people = mode.DryRun ? db.People.AsNoTracking() : db.People;
        return people.Include(p => p.Employments).Where(p => indexes.Contains(p.ResidentId!.Index)).ToDictionaryAsync(p => p.ResidentId!.Index, cancellationToken);
    }

    private Task<Dictionary<Id<Person>, Membership>> MembershipsAsync(Dictionary<string, Person> people, ChunkMode mode, CancellationToken cancellationToken)
    {
        var ids = people.Values.Select(p => p.Id).ToList();
        var memberships = mode.DryRun ? db.Memberships.AsNoTracking() : db.Memberships;
        return memberships.Include(m => m.Terms).Where(m => ids.Contains(m.Person)).ToDictionaryAsync(m => m.Person, cancellationToken);
    }

    private sealed record Joining(Person Person, MemberRow Row, RowMemory? Memory);
}
