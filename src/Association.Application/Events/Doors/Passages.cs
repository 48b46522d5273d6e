using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Doors;

/// <summary>What is known of a ticket at a list, read for one scan.</summary>
internal sealed class Passages(IAssociationDb db)
{
    /// <summary>By its code alone, wherever it belongs; or the registration picked from the event's list. A registration number is no ticket.</summary>
    public Task<Registration?> FindTicketAsync(Id<Event> @event, string? code, Id<Registration>? picked, CancellationToken cancellationToken)
    {
        if (picked is { } id) return db.Registrations.FirstOrDefaultAsync(r => r.Id == id && r.Event == @event, cancellationToken);
        var ticket = code!.Trim().ToUpperInvariant();
        return db.Registrations.FirstOrDefaultAsync(r => r.TicketCode == ticket, cancellationToken);
    }

    public Task<Admission?> AdmissionAsync(CheckInList list, Registration ticket, CancellationToken cancellationToken) =>
        db.Admissions.FirstOrDefaultAsync(a => a.List == list.Id && a.Registration == ticket.Id, cancellationToken);

    public async Task<Passage> OpenAsync(CheckInList list, Registration? ticket, CancellationToken cancellationToken)
    {
        if (ticket is null || ticket.Event != list.Event) return new(list, ticket, null, []);
        var chose = await ChoseAsync(list, ticket, cancellationToken);
        if (await AdmissionAsync(list, ticket, cancellationToken) is not { } admission) return new(list, ticket, null, [], chose);
        return new(list, ticket, admission, await CountingAsync(list.Id, ticket.Id, cancellationToken), chose);
    }

    private async Task<bool> ChoseAsync(CheckInList list, Registration ticket, CancellationToken cancellationToken) =>
        list.Options.Length == 0 || await db.Registrations.Where(r => r.Id == ticket.Id).WhoChose(db, list).AnyAsync(cancellationToken);

    public Task<List<Scan>> CountingAsync(Id<CheckInList> list, Id<Registration> ticket, CancellationToken cancellationToken) => db.Scans
        .Where(s => s.List == list && s.Registration == ticket && s.UndoneAt == null && (s.Verdict == ScanVerdict.Admitted || s.Verdict == ScanVerdict.Left))
        .ToListAsync(cancellationToken);

    public void Keep(Scan scan, Admission? admission)
    {
        db.Scans.Add(scan);
        if (admission is not null && admission.Changes == 0 && admission.Scan == scan.Id) db.Admissions.Add(admission);
    }
}

/// <summary>Puts the answer of a list into what the door shows. Of a ticket for another event it learns nothing but that.</summary>
internal sealed class DoorAnswers(IAssociationDb db, IAccounts accounts)
{
    /// <param name="first">Set when the person was there before this scan.</param>
    /// <param name="came">What this scan, which is not saved yet, adds to those who are there.</param>
    public async Task<ScanAnswer> OfAsync(CheckInList list, ScanVerdict verdict, Registration? ticket, Admission? first, int came, CancellationToken cancellationToken)
    {
        var counts = await db.DoorCountsAsync(list, cancellationToken);
        var present = counts.Present + came;
        if (ticket is null || verdict is ScanVerdict.Unknown or ScanVerdict.WrongEvent)
            return new(verdict, null, null, null, null, null, present, counts.Expected);

        var category = await db.TicketCategories.AsNoTracking().Where(c => c.Id == ticket.Category).Select(c => c.Name).SingleAsync(cancellationToken);
        var by = verdict is ScanVerdict.AlreadyIn && first is not null ? await StewardAsync(first.Scan, cancellationToken) : null;
        return new(verdict, ticket.Name, ticket.Unit, category.Zh, category.En, first?.FirstAt, present, counts.Expected, by, ticket.Id.Value);
    }

    private async Task<string?> StewardAsync(Id<Scan> scan, CancellationToken cancellationToken)
    {
        var steward = await db.Scans.AsNoTracking().Where(s => s.Id == scan && s.Method != ScanMethod.Self).Select(s => (UserId?)s.Steward).FirstOrDefaultAsync(cancellationToken);
        return steward is { } id ? (await accounts.FindAsync(id, cancellationToken))?.Name : null;
    }
}
