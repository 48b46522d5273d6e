using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>Two records side by side, and what a merge of them would do: it is run and forgotten. Null when one is not there.</summary>
/// <param name="Choices">Null: what the product would choose.</param>
[Requires(Permissions.MergeMembers)]
public sealed record GetMergeView(Id<Person> Keep, Id<Person> Gone, MergeChoices? Choices = null) : IQuery<MergeView?>;

/// <param name="Pair">Null where nothing says that the two are one.</param>
/// <param name="Blocker">Why it cannot be done as it is; null when it can.</param>
/// <param name="Seen">The state of the two, to be sent with the merge.</param>
public sealed record MergeView(
    MergeSide Keep, MergeSide Gone, int Score, IReadOnlyList<LikenessReasons> Reasons, DuplicateState? Pair, IReadOnlyList<MergeFieldLine> Fields, MergeChoices Choices,
    IReadOnlyList<MergeCount> Counts, IReadOnlyList<MergeNote> Notes, Error? Blocker, string Seen)
{
    public static string StateOf(int keep, int gone) => $"{keep}.{gone}";
}

/// <param name="Account">The name of the account.</param>
public sealed record MergeSide(Guid Id, string Name, string? Number, DateOnly? JoinedOn, string? Unit, string? Account);

/// <summary>How one part of the two records compares.</summary>
public enum FieldRelation { Same, Different, OnlyKept, OnlyGone, Neither }

/// <param name="Keep">Masked where it is a number.</param>
public sealed record MergeFieldLine(PersonField Field, string? Keep, string? Gone, FieldRelation Relation);

internal sealed class GetMergeViewHandler(IAssociationDb db, MergeDesk desk, DuplicateFinder finder, IPersonReferences references, IAccounts accounts)
    : IRequestHandler<GetMergeView, MergeView?>
{
    public async Task<MergeView?> Handle(GetMergeView query, CancellationToken cancellationToken)
    {
        var (keep, gone) = (query.Keep, query.Gone);
        if (await finder.CompareAsync(keep, gone, cancellationToken) is not { } compared) return null;
        var people = await db.People.AsNoTracking().Include(p => p.Employments).Where(p => p.Id == keep || p.Id == gone).ToDictionaryAsync(p => p.Id, cancellationToken);
        var (kept, goes) = (people[keep], people[gone]);
        var fields = Compare(kept, goes);
        var (one, other) = (await SideAsync(kept, cancellationToken), await SideAsync(goes, cancellationToken));
        var choices = query.Choices ?? Suggest(fields, kept, goes, one, other);
        var (first, second) = DuplicatePair.Ordered(keep, gone);
        var pair = await db.DuplicatePairs.AsNoTracking().FirstOrDefaultAsync(p => p.First == first && p.Second == second, cancellationToken);

        var (counts, notes, blocker) = await TryAsync(keep, gone, choices, cancellationToken);
        return new(one, other, compared.Likeness.Score, ListDuplicatesHandler.Each(compared.Likeness.Reasons), pair?.State, fields, choices,
            counts, notes, blocker, MergeView.StateOf(kept.Version, goes.Version));
    }

    private async Task<(IReadOnlyList<MergeCount>, IReadOnlyList<MergeNote>, Error?)> TryAsync(Id<Person> keep, Id<Person> gone, MergeChoices choices, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await desk.MergeAsync(keep, gone, choices, cancellationToken);
            var counts = outcome!.Counts.Where(c => MergeRules.IsCounted(c.Column)).Concat(await FollowersAsync(keep, gone, cancellationToken));
            return ([.. counts.Where(c => c.Keep + c.Gone > 0)], outcome.Notes, null);
        }
        catch (RefusedException refused) { return ([], [], refused.Error); }
        finally { references.Discard(); }
    }

    /// <summary>What points to no person itself and goes along with what does.</summary>
    private async Task<IEnumerable<MergeCount>> FollowersAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var (ofKept, ofGone) = (await FollowersAsync(keep, cancellationToken), await FollowersAsync(gone, cancellationToken));
        return ofKept.Keys.Select(kind => new MergeCount(kind, ofKept[kind], ofGone[kind], ofKept[kind] + ofGone[kind], 0, 0));
    }

    private async Task<Dictionary<string, int>> FollowersAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var places = await db.Registrations.AsNoTracking().Where(r => r.Person == person).Select(r => r.Id).ToListAsync(cancellationToken);
        var subjects = places.ConvertAll(p => p.Value);
        return new()
        {
            ["terms"] = await db.MembershipTerms.CountAsync(t => db.Memberships.Any(m => m.Id == t.Membership && m.Person == person), cancellationToken),
            ["orders"] = await db.Orders.CountAsync(o => o.Lines.Any(l => db.Registrations.Any(r => r.Id == l.Registration && r.Person == person)
                || db.MembershipTerms.Any(t => t.Id == l.Term && db.Memberships.Any(m => m.Id == t.Membership && m.Person == person))), cancellationToken),
            ["messages"] = await db.Outbox.CountAsync(m => subjects.Contains(m.Subject), cancellationToken),
        };
    }

    private async Task<MergeSide> SideAsync(Person person, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.AsNoTracking().Where(m => m.Person == person.Id).Select(m => new { m.Number, m.JoinedOn }).FirstOrDefaultAsync(cancellationToken);
        var work = person.CurrentWork()?.Unit;
        var unit = await db.Units.Where(u => u.Id == work).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        return new(person.Id.Value, person.Name, membership?.Number, membership?.JoinedOn, unit, (await accounts.OfAsync(person.Id, cancellationToken))?.Name);
    }

    /// <summary>Nothing known is lost, the longer membership keeps its number, the later work leads.</summary>
    private static MergeChoices Suggest(List<MergeFieldLine> fields, Person kept, Person goes, MergeSide one, MergeSide other) => new(
        [.. fields.Where(f => f.Relation is FieldRelation.OnlyGone).Select(f => f.Field)],
        goes.CurrentWork() is { } theirs && (kept.CurrentWork() is not { } ours || theirs.From > ours.From),
        other.JoinedOn < one.JoinedOn,
        one.Account is null && other.Account is not null);

    private static List<MergeFieldLine> Compare(Person kept, Person goes) =>
    [
        Line(PersonField.Name, kept.Name, goes.Name),
        Line(PersonField.Identity, kept.ResidentId?.Masked, goes.ResidentId?.Masked, (kept.ResidentId?.Index, kept.BirthDate, kept.Sex) == (goes.ResidentId?.Index, goes.BirthDate, goes.Sex)),
        Line(PersonField.Mobile, kept.Mobile?.Masked, goes.Mobile?.Masked, kept.Mobile?.Index == goes.Mobile?.Index),
        Line(PersonField.Email, kept.Email, goes.Email),
        Line(PersonField.Title, kept.Title, goes.Title),
        Line(PersonField.PracticeCertificate, kept.PracticeCertificate?.Masked, goes.PracticeCertificate?.Masked, kept.PracticeCertificate?.Index == goes.PracticeCertificate?.Index),
    ];

    private static MergeFieldLine Line(PersonField field, string? keep, string? gone, bool? equal = null) => new(field, keep, gone, (keep, gone) switch
    {
        (null, null) => FieldRelation.Neither,
        (null, _) => FieldRelation.OnlyGone,
        (_, null) => FieldRelation.OnlyKept,
        _ => equal ?? keep == gone ? FieldRelation.Same : FieldRelation.Different,
    });
}
