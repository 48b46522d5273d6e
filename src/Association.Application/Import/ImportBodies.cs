using Association.Application.Access;
using Association.Application.Common;
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
public sealed record ImportBodies(IReadOnlyList<BodyRow> Rows, bool DryRun) : ICommand<Result<ChunkOutcome>>;

internal sealed class ImportBodiesHandler(IAssociationDb db, IPersonalNumbers numbers, IPinyin pinyin) : IRequestHandler<ImportBodies, Result<ChunkOutcome>>
{
    public async Task<Result<ChunkOutcome>> Handle(ImportBodies command, CancellationToken cancellationToken)
    {
        var outcome = new ChunkTally();
        var people = await PeopleAsync(command, cancellationToken);
        var bodies = await BodiesAsync(command, cancellationToken);
        var slugs = (await db.Bodies.AsNoTracking().Select(b => b.Slug).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in command.Rows)
        {
            if (!bodies.TryGetValue(row.Body, out var body)) bodies[row.Body] = body = Open(row, slugs, command.DryRun);
            var index = numbers.IndexOf(row.ResidentId);
            if (!people.TryGetValue(index, out var person)) people[index] = person = Record(row, command.DryRun);
            Appoint(body, person, row, outcome);
        }

        return outcome.Close();
    }

    private static void Appoint(Body body, Person person, BodyRow row, ChunkTally outcome)
    {
        var term = body.Term(row.Term, row.From, row.To);
        if (term.Appointments.Any(a => a.Person == person.Id && a.Position == row.Position)) outcome.Saw(changed: false);
        else outcome.Create<Appointment>(term.Appoint(person.Id, row.Position, row.From, row.To), set: null);
    }

    private Body Open(BodyRow row, HashSet<string> slugs, bool dryRun)
    {
        var body = new Body(new Bilingual(row.Body), row.Kind, FreeSlug(row.Body, slugs));
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

    private string FreeSlug(string name, HashSet<string> slugs)
    {
        var words = new string([.. pinyin.Full(name).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var stem = words.Length == 0 ? "body" : words[..Math.Min(words.Length, Body.MaxNameLength - 10)];
        var slug = stem;
        for (var next = 2; !slugs.Add(slug); next++) slug = $"{stem}-{next}";
        return slug;
    }

    private Task<Dictionary<string, Person>> PeopleAsync(ImportBodies command, CancellationToken cancellationToken)
    {
        var indexes = command.Rows.Select(r => numbers.IndexOf(r.ResidentId)).Distinct().ToList();
        return db.People.AsNoTracking().Where(p => indexes.Contains(p.ResidentId!.Index)).ToDictionaryAsync(p => p.ResidentId!.Index, cancellationToken);
    }

    private async Task<Dictionary<string, Body>> BodiesAsync(ImportBodies command, CancellationToken cancellationToken)
    {
        var names = command.Rows.Select(r => r.Body).Distinct().ToList();
        var bodies = command.DryRun ? db.Bodies.AsNoTracking() : db.Bodies;
        var found = await bodies.Include(b => b.Terms).ThenInclude(t => t.Appointments).Where(b => names.Contains(b.Name.Zh)).ToListAsync(cancellationToken);
        return found.GroupBy(b => b.Name.Zh, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }
}
