using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Duplicates;

/// <summary>What somebody decided about a merge.</summary>
/// <param name="Fields">Taken from the record that goes.</param>
/// <param name="WorkOfGone">Its employments lead.</param>
/// <param name="NumberOfGone">Its member number holds.</param>
/// <param name="AccountOfGone">Its account stays linked.</param>
public sealed record MergeChoices(IReadOnlyList<PersonField> Fields, bool WorkOfGone, bool NumberOfGone, bool AccountOfGone);

/// <summary>A sentence about what the merge does, by the key of a text.</summary>
public sealed record MergeNote(string Code, IReadOnlyList<string> Arguments);

/// <param name="Keep">As they were.</param>
/// <param name="After">Of the survivor; <c>Keep + Gone - Folded + Added</c>.</param>
/// <param name="Folded">Rows that are one with another, or whose days the other record covers.</param>
public sealed record MergeCount(string Column, int Keep, int Gone, int After, int Folded, int Added);

/// <param name="RetiredNumber">The member number that is not used any more; null when none goes.</param>
internal sealed record MergeOutcome(Person Keep, Person Gone, string? RetiredNumber, string? RetiredCard, IReadOnlyList<MergeCount> Counts, IReadOnlyList<MergeNote> Notes);

/// <summary>
/// Makes one record of two, on tracked records: the preview runs it and forgets, the command runs it and saves. So what is shown
/// before is what happens.
/// </summary>
internal sealed class MergeDesk(IAssociationDb db, IPersonReferences references, IAccounts accounts, MergedMeetings meetings, ICurrentUser user, TimeProvider clock)
{
    private readonly List<MergeNote> _notes = [];

    /// <returns>Null when one of the two is not there.</returns>
    /// <exception cref="RefusedException">The two hold what one person cannot hold twice.</exception>
    public async Task<MergeOutcome?> MergeAsync(Id<Person> keep, Id<Person> gone, MergeChoices choices, CancellationToken cancellationToken)
    {
        var people = await db.People.Include(p => p.Employments).Where(p => p.Id == keep || p.Id == gone).ToDictionaryAsync(p => p.Id, cancellationToken);
        if (people.Count < 2) return null;
        var (kept, goes) = (people[keep], people[gone]);
        var (before, leaving) = (await references.CountAsync(keep, cancellationToken), await references.CountAsync(gone, cancellationToken));

        await RefuseTwoPlacesAsync(keep, gone, cancellationToken);
        await RefuseTwoChargesAsync(keep, gone, cancellationToken);
        var (number, card) = await UniteMembershipsAsync(keep, gone, choices, cancellationToken);
        kept.TakeOver(goes, choices.Fields);
        UniteWork(kept, goes, choices);
        await UniteOfficesAsync(keep, gone, cancellationToken);
        await meetings.UniteAsync(keep, gone, cancellationToken);
        await EndTwiceAsync(keep, gone, cancellationToken);
        await UnlinkAccountAsync(keep, gone, choices, cancellationToken);
        await CarryFindingsAsync(keep, gone, cancellationToken);
        await references.RepointAsync(gone, keep, cancellationToken);
        db.People.Remove(goes);
        return new(kept, goes, number, card, Balance(before, leaving, references.Moves(gone, keep)), [.. _notes]);
    }

    /// <summary>Every reference is accounted for, or nothing is done at all.</summary>
    private static List<MergeCount> Balance(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> leaving, IReadOnlyDictionary<string, ReferenceMoves> moves)
    {
        var counts = new List<MergeCount>();
        foreach (var column in before.Keys)
        {
            var (keep, gone, move) = (before[column], leaving[column], moves.GetValueOrDefault(column, ReferenceMoves.None));
            if (MergeRules.IsCounted(column) && move.Moved + move.GoneEnds != gone)
                throw new OvertakenException($"{column}: {gone} references, but {move.Moved} move and {move.GoneEnds} end.");
            counts.Add(new(column, keep, gone, keep - move.KeptEnds + move.Moved + move.Added, move.GoneEnds + move.KeptEnds, move.Added));
        }

        return counts;
    }

    private async Task RefuseTwoPlacesAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var active = db.Registrations.AsNoTracking().Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending);
        var twice = await active.Where(r => r.Person == keep).Join(active.Where(r => r.Person == gone), a => a.Event, b => b.Event, (a, b) => new { a.Event, One = a.Number, Other = b.Number })
            .Join(db.Events, x => x.Event, e => e.Id, (x, e) => new { Name = e.Name.Zh, x.One, x.Other }).FirstOrDefaultAsync(cancellationToken);
        if (twice is not null) throw new RefusedException(MergeErrors.BothRegistered.With(twice.Name, twice.One, twice.Other));
        var waiting = db.WaitingList.AsNoTracking().Where(w => w.Status == WaitingStatus.Waiting || w.Status == WaitingStatus.Offered);
        var both = await waiting.Where(w => w.Person == keep).Join(waiting.Where(w => w.Person == gone), a => a.Event, b => b.Event, (a, b) => new { a.Event, One = a.Number, Other = b.Number })
            .Join(db.Events, x => x.Event, e => e.Id, (x, e) => new { Name = e.Name.Zh, x.One, x.Other }).FirstOrDefaultAsync(cancellationToken);
        if (both is not null) throw new RefusedException(MergeErrors.BothWaiting.With(both.Name, both.One, both.Other));
    }

    /// <summary>One person pays dues once a year: which of two charges stands is for the office to say.</summary>
    private async Task RefuseTwoChargesAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var charges = db.DuesCharges.AsNoTracking().Where(c => c.WithdrawnAt == null);
        var twice = await charges.Where(c => c.Person == keep).Join(charges.Where(c => c.Person == gone), a => a.Year, b => b.Year, (a, b) => new { a.Year, One = a.Order, Other = b.Order })
            .Select(x => new
            {
                x.Year, One = db.Orders.Where(o => o.Id == x.One).Select(o => o.Reference).FirstOrDefault(), Other = db.Orders.Where(o => o.Id == x.Other).Select(o => o.Reference).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancellationToken);
        if (twice is not null) throw new RefusedException(MergeErrors.BothCharged.With($"{twice.Year}", twice.One ?? "", twice.Other ?? ""));
    }

    private async Task<(string? Number, string? Card)> UniteMembershipsAsync(Id<Person> keep, Id<Person> gone, MergeChoices choices, CancellationToken cancellationToken)
    {
        var both = await db.Memberships.Include(m => m.Terms).Where(m => m.Person == keep || m.Person == gone).ToListAsync(cancellationToken);
        if (both.Count < 2) return default;
        var stays = both.Single(m => m.Person == (choices.NumberOfGone ? gone : keep));
        var ends = both.Single(m => m != stays);
        var live = ends.Terms.Where(t => t.State is TermState.Live).ToList();
        stays.Absorb(ends);
        await references.RepointAsync(ends.Id, stays.Id, cancellationToken);
        db.Memberships.Remove(ends);
        Note("merge.note-number", stays.Number, ends.Number);
        if (live.Count(t => t.State is TermState.Withdrawn) is var given and > 0) Note("merge.note-terms", $"{given}");
        return (ends.Number, ends.CardKey);
    }

    private void UniteWork(Person kept, Person goes, MergeChoices choices)
    {
        if (kept.Employments.Count > 0 && goes.Employments.Count > 0) Note(choices.WorkOfGone ? "merge.note-work-gone" : "merge.note-work-keep");
        kept.CombineWork(goes, choices.WorkOfGone);
    }

    private async Task UniteOfficesAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var offices = await db.Appointments.Where(a => a.Person == keep || a.Person == gone).ToListAsync(cancellationToken);
        foreach (var same in offices.GroupBy(a => (a.Term, a.Position)).Where(g => g.Count() > 1))
        {
            var (stays, ends) = (same.Single(a => a.Person == keep), same.Single(a => a.Person == gone));
            stays.Absorb(ends);
            foreach (var letter in await db.AppointmentLetters.Where(l => l.Appointment == ends.Id).ToListAsync(cancellationToken)) letter.Follows(stays);
            db.Appointments.Remove(ends);
            Note("merge.note-office");
        }
    }

    private async Task EndTwiceAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var liaisons = await db.UnitLiaisons.Where(l => l.WithdrawnAt == null && (l.Person == keep || l.Person == gone)).ToListAsync(cancellationToken);
        foreach (var same in liaisons.GroupBy(l => l.Unit).Where(g => g.Count() > 1))
        {
            same.Single(l => l.Person == keep).LooksAfter([.. Enum.GetValues<LiaisonDuty>().Where(duty => same.Any(l => l.Has(duty)))], same.Select(l => l.Department).FirstOrDefault(d => d is not null));
            same.Single(l => l.Person == gone).Withdraw(now);
            Note("merge.note-liaison");
        }

        var consents = await db.Consents.Where(c => c.WithdrawnAt == null && (c.Person == keep || c.Person == gone)).ToListAsync(cancellationToken);
        foreach (var same in consents.GroupBy(c => c.Purpose).Where(g => g.Count() > 1)) same.First(c => c.Person == gone).Withdraw(now);

        var transfers = await db.StaffTransfers.Where(t => t.Status == TransferStatus.Open && (t.Person == keep || t.Person == gone)).ToListAsync(cancellationToken);
        if (transfers.Count < 2) return;
        transfers.Single(t => t.Person == gone).Withdraw(user.Id, now);
        Note("merge.note-transfer");
    }

    private async Task UnlinkAccountAsync(Id<Person> keep, Id<Person> gone, MergeChoices choices, CancellationToken cancellationToken)
    {
        if (await accounts.OfAsync(keep, cancellationToken) is not { } ofKept || await accounts.OfAsync(gone, cancellationToken) is not { } ofGone) return;
        var (stays, leaves) = choices.AccountOfGone ? (ofGone, ofKept) : (ofKept, ofGone);
        await accounts.LinkAsync(leaves.Id, null, cancellationToken);
        Note("merge.note-account", stays.Name, leaves.Name);
    }

    /// <summary>Open pairs of the one that goes are found anew for the survivor; a decision that two are not one goes over.</summary>
    private async Task CarryFindingsAsync(Id<Person> keep, Id<Person> gone, CancellationToken cancellationToken)
    {
        var pairs = await db.DuplicatePairs.Where(p => p.First == keep || p.Second == keep || p.First == gone || p.Second == gone).ToListAsync(cancellationToken);
        var ofKept = pairs.Where(p => p.First == keep || p.Second == keep).Select(p => (p.First, p.Second)).ToHashSet();
        foreach (var pair in pairs.Where(p => p.First == gone || p.Second == gone))
        {
            db.DuplicatePairs.Remove(pair);
            var other = pair.First == gone ? pair.Second : pair.First;
            if (pair.State is not DuplicateState.Dismissed || other == keep || !ofKept.Add(DuplicatePair.Ordered(keep, other))) continue;
            var carried = new DuplicatePair(keep, other, new(pair.Score, pair.Reasons), pair.Evidence, pair.FoundAt);
            carried.Dismiss(pair.DecidedBy ?? user.Id, pair.DecidedAt ?? clock.GetUtcNow());
            db.DuplicatePairs.Add(carried);
        }
    }

    private void Note(string code, params string[] arguments) => _notes.Add(new(code, arguments));
}
