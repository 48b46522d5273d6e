using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>
/// Offices held in committees, clubs and groups: a row is an appointment. Body and term are opened when they are new; the
/// person is known by resident ID or recorded, for a committee member need not be a member.
/// </summary>
[Requires(Permissions.EditBodies)]
public sealed record ImportBodies(IReadOnlyList<BodyRow> Rows, ChunkMode Mode) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportBodiesHandler(IAssociationDb db, IPersonalNumbers numbers, IPinyin pinyin) : IRequestHandler<ImportBodies, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportBodies command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally(db, command.Mode);
        var rows = await outcome.FreshAsync(command.Rows, r => r.Number, cancellationToken);
        var people = await PeopleAsync(rows, cancellationToken);
        var bodies = await BodiesAsync(rows, command.Mode, cancellationToken);
        var slugs = (await db.Bodies.AsNoTracking().Select(b => b.Slug).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var index = numbers.IndexOf(row.ResidentId);
            var (newBody, newPerson) = (!bodies.ContainsKey(row.Body), !people.ContainsKey(index));
            if (newBody) bodies[row.Body] = Open(row, slugs, outcome.DryRun);
            if (newPerson) people[index] = Record(row, outcome.DryRun);
            var person = people[index];
            Appoint(bodies[row.Body], person, row, new RowMemory { NewBody = newBody, NewPerson = newPerson, Person = person.Id.Value }, outcome);
        }

        return outcome.Close();
    }

    private static void Appoint(Body body, Person person, BodyRow row, RowMemory memory, ChunkTally outcome)
    {
        var term = body.Term(row.Term, row.From, row.To);
        if (term.Appointments.Any(a => a.Person == person.Id && a.Position == row.Position)) return;
        outcome.Created(row.Number, body.Id.Value, memory with { Appointment = term.Appoint(person.Id, row.Position, row.From, row.To).Id.Value });
    }

    private Body Open(BodyRow row, HashSet<string> slugs, bool dryRun)
    {
        var body = new Body(new Bilingual(row.Body), row.Kind, pinyin.FreeSlug(row.Body, slugs));
        if (!dryRun) db.Bodies.Add(body);
        return body;
    }

    private Person Record(BodyRow row, bool dryRun)
    {
        var person = new Person(row.Name.Value, pinyin.Read(row.Name.Value));
        person.Identify(numbers.Seal(row.ResidentId), row.ResidentId.Sex, row.ResidentId.BirthDate);
        if (!dryRun) db.People.Add(person);
        return person;
    }

    private Task<Dictionary<string, Person>> PeopleAsync(IReadOnlyList<BodyRow> rows, CancellationToken cancellationToken)
    {
        var indexes = rows.Select(r => numbers.IndexOf(r.ResidentId)).Distinct().ToList();
        return db.People.AsNoTracking().Where(p => indexes.Contains(p.ResidentId!.Index)).ToDictionaryAsync(p => p.ResidentId!.Index, cancellationToken);
    }

    private async Task<Dictionary<string, Body>> BodiesAsync(IReadOnlyList<BodyRow> rows, ChunkMode mode, CancellationToken cancellationToken)
    {
        var names = rows.Select(r => r.Body).Distinct().ToList();
        var bodies = mode.DryRun ? db.Bodies.AsNoTracking() : db.Bodies;
        var found = await bodies.Include(b => b.Terms).ThenInclude(t => t.Appointments).Where(b => names.Contains(b.Name.Zh)).ToListAsync(cancellationToken);
        return found.GroupBy(b => b.Name.Zh, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }
}
