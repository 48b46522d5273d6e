using Association.Application.Common;
using Association.Application.Events.Forms;
using Association.Application.Identity;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Import;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Privacy;

/// <summary>Finds and forgets what hangs on a person, outside the ledger and the certificates.</summary>
internal sealed class Erasure(IAssociationDb db, IAccounts accounts, ChosenPlaces places, TimeProvider clock)
{
    /// <summary>The name that an erased record shows.</summary>
    public const string Anonymous = "已删除";

    public Task<bool> HasAccountAsync(Id<Person> person, CancellationToken cancellationToken) => accounts.IsLinkedAsync(person, cancellationToken);

    /// <summary>To any address that is known as theirs, however it was spelled: of the record, of the account, of a place.</summary>
    public async Task<IQueryable<OutboxMessage>> MessagesToAsync(Person person, CancellationToken cancellationToken)
    {
        var keys = await AddressesAsync(person, cancellationToken);
#pragma warning disable CA1304, CA1311 // Lowered by the database; addresses are ASCII.
        return db.Outbox.Where(m => keys.Contains(m.To.ToLower()));
#pragma warning restore CA1304, CA1311
    }

    private async Task<List<string>> AddressesAsync(Person person, CancellationToken cancellationToken)
    {
        var places = await db.Registrations.Where(r => r.Person == person.Id).Select(r => r.Email).Distinct().ToListAsync(cancellationToken);
        var account = await accounts.OfAsync(person.Id, cancellationToken);
        return [.. places.Append(person.Email).Append(account?.Email).OfType<string>().Where(a => a.Length > 0).Select(a => a.ToLowerInvariant()).Distinct()];
    }

    public async Task<Error?> ObstacleAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var open = await db.OrdersOf(person).AnyAsync(o => o.Status == OrderStatus.Open || o.Status == OrderStatus.Refunding
                || db.RefundPayments.Any(r => r.Order == o.Id && (r.Status == RefundStatus.Requested || r.Status == RefundStatus.Sent)), cancellationToken)
            || await db.Registrations.AnyAsync(r => r.Person == person && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending)
                && db.Events.Any(e => e.Id == r.Event && e.Status == EventStatus.Published && e.EndsOn >= today), cancellationToken);
        if (open) return ErasureErrors.OpenBusiness;
        return await accounts.HoldsRoleAsync(person, cancellationToken) ? ErasureErrors.HoldsRole : null;
    }

    public async Task ForgetAsync(Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = person.Id;
        await ForgetMailsAsync(person, cancellationToken);
        await ForgetPlacesAsync(id, now, cancellationToken);
        foreach (var entry in await db.WaitingList.Include(w => w.Steps).Where(w => w.Person == id).ToListAsync(cancellationToken))
        {
            if (entry.IsOpen) entry.Leave(now);
            entry.Forget(Anonymous);
        }

        db.SponsorScopes.RemoveRange(await db.SponsorScopes.Where(s => s.Person == id).ToListAsync(cancellationToken));
        await ForgetClaimsAsync(id, now, cancellationToken);
        db.CouponScopes.RemoveRange(await db.CouponScopes.Where(s => s.Person == id).ToListAsync(cancellationToken));
        foreach (var consent in await db.Consents.Where(c => c.Person == id).ToListAsync(cancellationToken))
        {
            if (consent.Stands) consent.Withdraw(now);
            consent.Anonymise();
        }

        db.CreditExemptions.RemoveRange(await db.CreditExemptions.Where(e => e.Person == id).ToListAsync(cancellationToken));
        await ForgetAbstractsAsync(id, cancellationToken);
        await ForgetRefundsAsync(id, cancellationToken);
        await ForgetMergesAsync(id, cancellationToken);
        await ForgetImportsAsync(id, cancellationToken);
        await LeaveAsync(id, now, cancellationToken);
        await ForgetApplicationsAsync(person, now, cancellationToken);
        await DiscardExportsAsync(id, now, cancellationToken);
        await accounts.RemoveOfAsync(id, cancellationToken);
    }

    /// <summary>What was sent, and what is known of the addresses.</summary>
    private async Task ForgetMailsAsync(Person person, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(person, cancellationToken);
        db.Outbox.RemoveRange(await (await MessagesToAsync(person, cancellationToken)).ToListAsync(cancellationToken));
        db.MailAddresses.RemoveRange(await db.MailAddresses.Where(a => addresses.Contains(a.Address)).ToListAsync(cancellationToken));
    }

    /// <summary>The places stay counted; whose they were and what was answered is forgotten.</summary>
    private async Task ForgetPlacesAsync(Id<Person> person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var registration in await db.Registrations.Where(r => r.Person == person).ToListAsync(cancellationToken))
        {
            var answers = await db.Answers.Where(a => a.Registration == registration.Id).ToListAsync(cancellationToken);
            if (answers.Count > 0 && registration.IsActive) await places.FreeAsync(registration.Id, cancellationToken);
            await db.DropAsync(answers, now, cancellationToken);
            registration.Forget(Anonymous);
        }
    }

    /// <summary>What was published stays; whom to write to about it, and who reviewed, is forgotten.</summary>
    private async Task ForgetAbstractsAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        foreach (var submission in await db.Submissions.Include(s => s.Authors).Where(s => s.Person == person).ToListAsync(cancellationToken)) submission.ForgetContact(Anonymous);
        foreach (var reviewer in await db.AbstractReviewers.Where(r => r.Person == person).ToListAsync(cancellationToken)) reviewer.Forget(Anonymous);
    }

    /// <summary>That money went back stays in the books; to which account is forgotten.</summary>
    private async Task ForgetRefundsAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var orders = await db.OrdersOf(person).Select(o => o.Id).ToListAsync(cancellationToken);
        foreach (var refund in await db.RefundPayments.Where(r => orders.Contains(r.Order) && r.Way == RefundWay.Transfer).ToListAsync(cancellationToken)) refund.ForgetPayee(Anonymous);
    }

    /// <summary>What an undo would bring back, the names on tombstones, and who was thought to be the same.</summary>
    private async Task ForgetMergesAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        foreach (var merge in await db.PersonMerges.Where(m => m.Survivor == person || m.KeptAs == person.Value || m.Gone == person.Value).ToListAsync(cancellationToken)) merge.Forget(Anonymous);
        db.DuplicatePairs.RemoveRange(await db.DuplicatePairs.Where(p => p.First == person || p.Second == person).ToListAsync(cancellationToken));
    }

    /// <summary>The workbooks that hold the person, and what undoing them would bring back.</summary>
    private async Task ForgetImportsAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var written = person.ToString();
        var batches = await db.ImportBatches.Where(b => b.File != null
            && db.ImportEntries.Any(e => e.Batch == b.Id && (e.Subject == person.Value || e.Memory!.Contains(written)))).ToListAsync(cancellationToken);
        foreach (var batch in batches)
        {
            Refuse.If(await db.IsBusyAsync(batch, cancellationToken), ImportErrors.Busy);
            await db.CloseAsync(batch, cancellationToken);
        }
    }

    /// <summary>Membership and duties end today; invitations are gone, transfers that wait are withdrawn.</summary>
    private async Task LeaveAsync(Id<Person> person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var membership = await db.Memberships.Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == person, cancellationToken);
        if (membership?.IsLiveOn(today) is true) membership.End(today);
        membership?.List(false, now);
        foreach (var liaison in await db.UnitLiaisons.Where(l => l.Person == person && l.WithdrawnAt == null).ToListAsync(cancellationToken)) liaison.Withdraw(now);
        foreach (var transfer in await db.StaffTransfers.Where(t => t.Person == person && t.Status == TransferStatus.Open).ToListAsync(cancellationToken)) transfer.Withdraw(UserId.System, now);
        db.UnitInvitations.RemoveRange(await db.UnitInvitations.Where(i => i.Person == person).ToListAsync(cancellationToken));
    }

    private async Task ForgetApplicationsAsync(Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, index) = (person.Id, person.ResidentId?.Index ?? "");
        var applications = await db.Applications.Include(a => a.Evidence)
            .Where(a => db.Memberships.Any(m => m.Id == a.Membership && m.Person == id) || index != "" && a.ResidentId!.Index == index).ToListAsync(cancellationToken);
        var files = applications.SelectMany(a => a.Evidence).Select(e => e.File).ToList();
        foreach (var application in applications) application.Forget(Anonymous);
        await DiscardAsync(files, now, cancellationToken);
    }

    private async Task ForgetClaimsAsync(Id<Person> person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claims = await db.CreditClaims.Include(c => c.Evidence).Include(c => c.Steps).Where(c => c.Person == person).ToListAsync(cancellationToken);
        await DiscardAsync([.. claims.SelectMany(c => c.Evidence).Select(e => e.File)], now, cancellationToken);
        foreach (var claim in claims) claim.Forget(Anonymous);
    }

    private async Task DiscardExportsAsync(Id<Person> person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var exports = await db.Exports.Where(e => e.Person == person && e.File != null).ToListAsync(cancellationToken);
        List<Id<StoredFile>> files = [.. exports.Select(e => e.File!.Value)];
        foreach (var export in exports) export.Expire();
        await DiscardAsync(files, now, cancellationToken);
    }

    private async Task DiscardAsync(List<Id<StoredFile>> files, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var file in await db.Files.Where(f => files.Contains(f.Id)).ToListAsync(cancellationToken)) file.Discard(now);
    }
}

internal static class PersonalOrders
{
    /// <summary>For places at events and for dues.</summary>
    public static IQueryable<Order> OrdersOf(this IAssociationDb db, Id<Person> person) => db.Orders.Where(o => db.OrderLines.Any(l => l.Order == o.Id
        && (db.Registrations.Any(r => r.Id == l.Registration && r.Person == person)
            || db.MembershipTerms.Any(t => t.Id == l.Term && db.Memberships.Any(m => m.Id == t.Membership && m.Person == person)))));
}
