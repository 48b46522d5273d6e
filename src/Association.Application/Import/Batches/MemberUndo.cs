using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>Takes back members: who was recorded by the batch goes, whose record it changed gets the former values.</summary>
internal sealed class MemberUndo(IAssociationDb db, MemberRecords records, IReferences references) : IImportUndo
{
    private readonly HashSet<Id<Person>> _gone = [];

    public ImportKind Kind => ImportKind.Members;

    public async Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => new Id<Person>(e.Subject)).ToList();
        var people = await db.People.Include(p => p.Employments).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var memberships = await db.Memberships.Include(m => m.Terms).Where(m => ids.Contains(m.Person)).ToDictionaryAsync(m => m.Person, cancellationToken);
        var used = await UsedAsync(entries, people, memberships, cancellationToken);
        foreach (var entry in entries)
        {
            var id = new Id<Person>(entry.Subject);
            if (!people.TryGetValue(id, out var person) || !memberships.TryGetValue(id, out var membership)) entry.Keep(UndoReasons.Gone);
            else if (used.TryGetValue(id, out var by)) entry.Keep(UndoReasons.Referenced, by);
            else if (entry.Action is ImportAction.Created) Remove(entry, person, membership);
            else PutBack(entry, person, membership);
        }

        await db.ForgetPairsAsync(_gone, cancellationToken);
    }

    /// <summary>What was created and something else speaks of by now: a registration, an account, an appointment.</summary>
    private async Task<Dictionary<Id<Person>, string>> UsedAsync(
        IReadOnlyList<ImportEntry> entries, Dictionary<Id<Person>, Person> people, Dictionary<Id<Person>, Membership> memberships, CancellationToken cancellationToken)
    {
        var used = new Dictionary<Id<Person>, string>();
        var created = entries.Where(e => e.Action is ImportAction.Created).Select(e => new Id<Person>(e.Subject)).Where(memberships.ContainsKey).ToList();
        var wholly = entries.Where(e => e.Action is ImportAction.Created && RowMemory.Parse(e.Memory).NewPerson).Select(e => new Id<Person>(e.Subject)).Where(people.ContainsKey).ToList();
        foreach (var (person, by) in await references.ToAsync(wholly, cancellationToken, typeof(Membership), typeof(DuplicatePair))) used[person] = by;
        var employments = wholly.SelectMany(id => people[id].Employments).ToDictionary(e => e.Id, e => e.Person);
        foreach (var (employment, by) in await references.ToAsync(employments.Keys, cancellationToken)) used[employments[employment]] = by;
        var byMembership = created.ToDictionary(id => memberships[id].Id);
        foreach (var (membership, by) in await references.ToAsync(byMembership.Keys, cancellationToken)) used[byMembership[membership]] = by;
        var byTerm = created.SelectMany(id => memberships[id].Terms.Select(t => (t.Id, Person: id))).ToDictionary(t => t.Id, t => t.Person);
        foreach (var (term, by) in await references.ToAsync(byTerm.Keys, cancellationToken)) used[byTerm[term]] = by;
        return used;
    }

    private void Remove(ImportEntry entry, Person person, Membership membership)
    {
        var memory = RowMemory.Parse(entry.Memory);
        var asImported = membership.Version == 0 && membership.Terms.Count == 1 && membership.Terms.Single().To is null;
        if (memory.NewPerson) asImported &= person.Version == 0 && person.Employments.Count == 1 && records.PersonFields.AreAsLeft(person, memory.Fields ?? []);
        if (!asImported)
        {
            entry.Keep(UndoReasons.Changed);
            return;
        }

        db.Memberships.Remove(membership);
        if (memory.NewPerson)
        {
            db.People.Remove(person);
            _gone.Add(person.Id);
        }
        else Report(entry, records.PersonFields.PutBack(person, memory.Fields ?? []));
        if (entry.Fate is ImportFate.Standing) entry.Undone();
    }

    private void PutBack(ImportEntry entry, Person person, Membership membership)
    {
        var changes = RowMemory.Parse(entry.Memory).Fields ?? [];
        Report(entry, [.. records.PersonFields.PutBack(person, changes), .. MemberRecords.MembershipFields.PutBack(membership, changes)]);
    }

    internal static void Report(ImportEntry entry, IEnumerable<string> changedSince)
    {
        var stay = string.Join(',', changedSince);
        if (stay.Length == 0) entry.Undone();
        else entry.Keep(UndoReasons.Changed, stay);
    }
}

internal static class UndonePeople
{
    /// <summary>Whom somebody looked like is not known any more.</summary>
    public static async Task ForgetPairsAsync(this IAssociationDb db, IReadOnlyCollection<Id<Person>> people, CancellationToken cancellationToken)
    {
        if (people.Count > 0) await db.DuplicatePairs.Where(p => people.Contains(p.First) || people.Contains(p.Second)).ExecuteDeleteAsync(cancellationToken);
    }
}
