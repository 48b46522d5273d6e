using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>
/// Finds who may be recorded twice: people who share a number (by its keyed hash), an address, or the reading of a name with a
/// birth date or a unit are compared; who is alike enough stands in the queue.
/// </summary>
internal sealed class DuplicateFinder(IAssociationDb db, IPinyin pinyin, TimeProvider clock)
{
    /// <summary>People looked at in one transaction.</summary>
    public const int BatchSize = 200;

    /// <summary>A telephone that a whole clinic has given as its own must not stop the search.</summary>
    private const int MaxCandidates = 5_000;
    private const int MaxRead = 500;

    private static readonly Expression<Func<Person, string?>>[] Keys =
        [p => p.ResidentId!.Index, p => p.PracticeCertificate!.Index, p => p.Mobile!.Index, p => p.Email];

    /// <summary>Brings the queue in line with what is known of these people today.</summary>
    /// <returns>How many pairs are new.</returns>
    public async Task<int> LookAsync(List<Id<Person>> people, CancellationToken cancellationToken)
    {
        var known = await db.DuplicatePairs.Where(p => people.Contains(p.First) || people.Contains(p.Second)).ToDictionaryAsync(p => (p.First, p.Second), cancellationToken);
        var candidates = await CandidatesAsync(people, cancellationToken);
        candidates.UnionWith(known.Keys);
        var traits = await TraitsAsync([.. candidates.SelectMany(c => new[] { c.First, c.Second }).Distinct()], cancellationToken);
        var found = 0;
        foreach (var (first, second) in candidates)
        {
            var pair = known.GetValueOrDefault((first, second));
            var likeness = traits.TryGetValue(first, out var a) && traits.TryGetValue(second, out var b) ? PersonLikeness.Of(a, b) : null;
            if (pair is null && likeness is { IsWorthALook: true })
            {
                db.DuplicatePairs.Add(new DuplicatePair(first, second, likeness, EvidenceOf(traits[first], traits[second]), clock.GetUtcNow()));
                found++;
            }
            else if (pair is not null) Review(pair, likeness, traits);
        }

        return found;
    }

    /// <summary>The people on record who may be the one described; best first.</summary>
    public async Task<IReadOnlyList<(Id<Person> Person, PersonLikeness Likeness)>> LikeAsync(PersonTraits described, CancellationToken cancellationToken)
    {
        var (reading, born) = (described.Name.Pinyin, described.BirthDate);
        var ids = await db.People
            .Where(p => described.ResidentId != null && p.ResidentId!.Index == described.ResidentId
                || described.Licence != null && p.PracticeCertificate!.Index == described.Licence
                || described.Mobile != null && p.Mobile!.Index == described.Mobile
                || described.Email != null && p.Email == described.Email
                || born != null && p.Pinyin == reading && p.BirthDate == born)
            .OrderBy(p => p.Id).Select(p => p.Id).Take(MaxRead).ToListAsync(cancellationToken);
        return [.. (await TraitsAsync(ids, cancellationToken)).Select(t => (t.Key, Likeness: PersonLikeness.Of(described, t.Value)))
            .Where(t => t.Likeness.IsWorthALook).OrderByDescending(t => t.Likeness.Score)];
    }

    /// <summary>How alike two people on record are; null when one of them is not there.</summary>
    public async Task<(PersonLikeness Likeness, string Evidence)?> CompareAsync(Id<Person> a, Id<Person> b, CancellationToken cancellationToken)
    {
        var (first, second) = DuplicatePair.Ordered(a, b);
        var traits = await TraitsAsync([first, second], cancellationToken);
        return traits.Count == 2 ? (PersonLikeness.Of(traits[first], traits[second]), EvidenceOf(traits[first], traits[second])) : null;
    }

    public ComparedName NameOf(string name) => new(pinyin.Simplified(name), pinyin.Full(name));

    private void Review(DuplicatePair pair, PersonLikeness? likeness, Dictionary<Id<Person>, PersonTraits> traits)
    {
        // A decision is kept also while the two are not alike: they may become so again.
        if (likeness is null || !likeness.IsWorthALook && pair.State is DuplicateState.Open) db.DuplicatePairs.Remove(pair);
        else pair.SeenAgain(likeness, EvidenceOf(traits[pair.First], traits[pair.Second]), clock.GetUtcNow());
    }

    private async Task<HashSet<(Id<Person> First, Id<Person> Second)>> CandidatesAsync(List<Id<Person>> people, CancellationToken cancellationToken)
    {
        var (batch, all) = (db.People.AsNoTracking().Where(p => people.Contains(p.Id)), db.People.AsNoTracking());
        var candidates = new HashSet<(Id<Person>, Id<Person>)>();
        foreach (var key in Keys)
            foreach (var pair in await batch.Join(all, key, key, (a, b) => new { A = a.Id, B = b.Id })
                .Where(x => x.A != x.B).OrderBy(x => x.A).ThenBy(x => x.B).Take(MaxCandidates).ToListAsync(cancellationToken))
                candidates.Add(DuplicatePair.Ordered(pair.A, pair.B));

        await AddSoundingAsync(people, candidates, cancellationToken);
        return candidates;
    }

    /// <summary>
    /// Whose names are read alike, with a birth date or a unit in common. Two people with a resident ID each are no question: with
    /// the same one they were found by it, with different ones that much in common does not make them one.
    /// </summary>
    private async Task AddSoundingAsync(List<Id<Person>> people, HashSet<(Id<Person>, Id<Person>)> candidates, CancellationToken cancellationToken)
    {
        var heard = await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.Pinyin != "").Select(p => new Heard(p.Id, p.Pinyin, p.BirthDate, p.ResidentId != null)).ToListAsync(cancellationToken);
        var (readings, open) = (heard.Select(h => h.Pinyin).Distinct().ToList(), heard.Where(h => !h.Identified).Select(h => h.Pinyin).Distinct().ToList());
        var others = db.People.AsNoTracking().Where(p => p.ResidentId == null && readings.Contains(p.Pinyin) || open.Contains(p.Pinyin));
        var units = (await db.Employments.AsNoTracking().Where(e => people.Contains(e.Person) && e.To == null).Select(e => new { e.Person, e.Unit }).ToListAsync(cancellationToken))
            .ToLookup(e => e.Person, e => e.Unit);
        var born = heard.Where(h => h.BirthDate != null).ToLookup(h => (h.Pinyin, h.BirthDate));
        var works = heard.SelectMany(h => units[h.Person].Select(unit => (h.Pinyin, Unit: unit, Heard: h))).ToLookup(w => (w.Pinyin, w.Unit), w => w.Heard);

        // Compared here: a database that pairs everybody of a common name at a large unit takes a hundred times as long.
        await foreach (var other in others.Select(p => new Heard(p.Id, p.Pinyin, p.BirthDate, p.ResidentId != null)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            Pair(other, born[(other.Pinyin, other.BirthDate)]);
        await foreach (var other in others.Join(db.Employments.AsNoTracking().Where(e => e.To == null), p => p.Id, e => e.Person, (p, e) => new { Heard = new Heard(p.Id, p.Pinyin, p.BirthDate, p.ResidentId != null), e.Unit })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
            Pair(other.Heard, works[(other.Heard.Pinyin, other.Unit)]);

        void Pair(Heard other, IEnumerable<Heard> alike)
        {
            foreach (var one in alike.Where(one => one.Person != other.Person && !(one.Identified && other.Identified) && candidates.Count < MaxCandidates))
                candidates.Add(DuplicatePair.Ordered(one.Person, other.Person));
        }
    }

    private sealed record Heard(Id<Person> Person, string Pinyin, DateOnly? BirthDate, bool Identified);

    private async Task<Dictionary<Id<Person>, PersonTraits>> TraitsAsync(IReadOnlyCollection<Id<Person>> people, CancellationToken cancellationToken)
    {
        var traits = new Dictionary<Id<Person>, PersonTraits>();
        foreach (var part in people.Chunk(MaxRead))
        {
            var rows = await db.People.AsNoTracking().Where(p => part.Contains(p.Id))
                .Select(p => new
                {
                    p.Id, p.Name, p.Pinyin, Resident = p.ResidentId!.Index, Licence = p.PracticeCertificate!.Index, Mobile = p.Mobile!.Index, p.Email, p.BirthDate, p.Sex,
                    Units = p.Employments.Where(e => e.To == null).Select(e => e.Unit).ToList(),
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
                traits[row.Id] = new(new(pinyin.Simplified(row.Name), row.Pinyin), row.Resident, row.Licence, row.Mobile, row.Email, row.BirthDate, row.Sex, row.Units);
        }

        return traits;
    }

    private static string EvidenceOf(PersonTraits first, PersonTraits second) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Said(first)}\n{Said(second)}")));

    /// <summary>Identity only: another employer is no reason to ask again.</summary>
    private static string Said(PersonTraits traits) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{traits.Name.Simplified}|{traits.Name.Pinyin}|{traits.ResidentId}|{traits.Licence}|{traits.Mobile}|{traits.Email}|{traits.BirthDate:O}|{traits.Sex}");
}
