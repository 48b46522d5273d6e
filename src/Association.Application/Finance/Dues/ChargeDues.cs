using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Application.Finance.Documents;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>Charges the next payers of a run, some hundreds in one transaction; who was charged for the year is passed over.</summary>
/// <param name="Mark">Where the stretch before ended; null at the beginning.</param>
[Requires(Permissions.System)]
public sealed record ChargeDues(Id<DuesRun> Run, DuesMark? Mark) : ICommand<Result<DuesStretch>>;

/// <param name="Members">Whether the units are done.</param>
/// <param name="Last">The key of the last payer that was looked at.</param>
public sealed record DuesMark(bool Members, Guid? Last);

/// <param name="Next">Null: all are done.</param>
public sealed record DuesStretch(int Looked, int Charged, decimal Sum, DuesMark? Next);

internal sealed class ChargeDuesHandler(IAssociationDb db, DuesPlan plan, DocumentDesk documents, BookKeeping books, TimeProvider clock) : IRequestHandler<ChargeDues, Result<DuesStretch>>
{
    private const int Size = 500;

    public async Task<Result<DuesStretch>> Handle(ChargeDues command, CancellationToken cancellationToken)
    {
        if (await db.DuesRuns.FirstOrDefaultAsync(r => r.Id == command.Run, cancellationToken) is not { } run) return DuesErrors.NotFound;
        var schedule = await db.FeeSchedules.AsNoTracking().Include(s => s.Rates).SingleAsync(s => s.Id == run.Schedule, cancellationToken);
        await books.RefuseClosedAsync(run.On, cancellationToken);
        var terms = new DuesTerms(run.Year, run.Audience, run.AsOf, schedule);
        var mark = command.Mark ?? new(run.Audience is DuesAudience.Members, null);
        return mark.Members ? await MembersAsync(run, terms, mark, cancellationToken) : await UnitsAsync(run, terms, mark, cancellationToken);
    }

    private async Task<DuesStretch> UnitsAsync(DuesRun run, DuesTerms terms, DuesMark mark, CancellationToken cancellationToken)
    {
        var looked = await plan.UnitsAsync(terms, mark.Last is { } last ? new(last) : null, Size, cancellationToken);
        var bills = looked.Where(u => u.Outcome is DuesOutcome.Charge)
            .Select(u => new Bill(new(u.Unit.Id, u.Tier, null, null), u.Unit.Name, u.Unit.Name, PayerProfile.DataOf(u.Unit), u.Full, u.Amount, null)).ToList();
        await WithOwnDataAsync(bills, cancellationToken);
        await BookAsync(run, bills, cancellationToken);
        var next = looked.Count == Size ? mark with { Last = looked[^1].Unit.Id.Value } : run.Audience is DuesAudience.Units ? null : new DuesMark(true, null);
        return new(looked.Count, bills.Count, bills.Sum(b => b.Amount.Amount), next);
    }

    private async Task<DuesStretch> MembersAsync(DuesRun run, DuesTerms terms, DuesMark mark, CancellationToken cancellationToken)
    {
        var looked = await plan.MembersAsync(terms, mark.Last is { } last ? new(last) : null, Size, tracked: true, cancellationToken);
        var charged = looked.Where(m => m.Outcome is DuesOutcome.Charge).ToList();
        var people = charged.Select(m => m.Membership.Person).ToList();
        var known = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Email }).ToDictionaryAsync(p => p.Id, cancellationToken);
        var policy = await db.PolicyAsync(cancellationToken);
        var bills = charged.Select(m =>
        {
            var (person, member) = (known[m.Membership.Person], m.Membership);
            // Who is a member without end pays for the year; whose term ends is proposed the next, which begins when it is paid.
            var term = member.LastTerm!.To is null ? null : member.Propose(m.Category, policy.Of(m.Category).Terms.TermMonths, run.AsOf);
            return new Bill(new(null, null, person.Id, m.Category), person.Name, $"{member.Number} · {person.Name}", new(person.Name, Email: person.Email), m.Full, m.Amount, term);
        }).ToList();
        await WithOwnDataAsync(bills, cancellationToken);
        await BookAsync(run, bills, cancellationToken);
        return new(looked.Count, bills.Count, bills.Sum(b => b.Amount.Amount), looked.Count == 0 ? null : mark with { Last = looked[^1].Membership.Id.Value });
    }

    /// <summary>Orders, charges, ledger and invoices of a stretch; the numbers last, since they lock the year's counter.</summary>
    private async Task BookAsync(DuesRun run, List<Bill> bills, CancellationToken cancellationToken)
    {
        if (bills.Count == 0) return;
        var (now, due) = (clock.GetUtcNow(), AssociationCalendar.At(run.DueOn, new TimeOnly(23, 59)));
        var orders = new List<(Order Order, FiscalData Payer)>(bills.Count);
        foreach (var bill in bills)
        {
            var order = new Order(null, bill.Name, null, due, now);
            var text = $"{run.Year}年度会费 Membership dues {run.Year} · {bill.Label}";
            if (bill.Term is { } term) order.Add(term.Id, Cut(text), bill.Amount);
            else order.AddDues(Cut(text), bill.Amount);
            order.OwedBy(bill.Payer.Unit, bill.File);
            orders.Add((order, bill.Data));
            db.Orders.Add(order);
            db.DuesCharges.Add(new DuesCharge(run, bill.Payer, bill.Full, order));
        }

        var invoices = await documents.IssueAsync(DocumentKind.Invoice, orders, run.On, cancellationToken);
        foreach (var ((order, _), invoice) in orders.Zip(invoices))
            db.LedgerTransactions.Add(LedgerTransaction.Move(
                LedgerKind.Charge, LedgerSubject.Of(order) with { Document = invoice.Id }, LedgerAccount.Receivable, LedgerAccount.DuesIncome, order.Total, run.On, now));
    }

    /// <summary>What a payer has told of their invoices counts before what the register says.</summary>
    private async Task WithOwnDataAsync(List<Bill> bills, CancellationToken cancellationToken)
    {
        var (units, people) = (bills.Select(b => b.Payer.Unit).OfType<Id<MemberUnit>>().ToList(), bills.Select(b => b.Payer.Person).OfType<Id<Person>>().ToList());
        var files = units.Count > 0 ? await db.PayerProfiles.AsNoTracking().Where(p => p.Unit != null && units.Contains(p.Unit!.Value)).OrderBy(p => p.Id).ToListAsync(cancellationToken)
            : await db.PayerProfiles.AsNoTracking().Where(p => p.Person != null && people.Contains(p.Person!.Value)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        if (files.Count == 0) return;
        var known = files.ToLookup(p => (p.Unit, p.Person));
        foreach (var bill in bills)
            if (known[(bill.Payer.Unit, bill.Payer.Person)].FirstOrDefault() is { } file) (bill.Data, bill.File) = (file.Data, file.Id);
    }

    private static string Cut(string text) => text.Length > Order.MaxDescriptionLength ? text[..Order.MaxDescriptionLength] : text;

    private sealed record Bill(ChargedPayer Payer, string Name, string Label, FiscalData Data, Money Full, Money Amount, MembershipTerm? Term)
    {
        public FiscalData Data { get; set; } = Data;
        public Id<PayerProfile>? File { get; set; }
    }
}
