using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Documents;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>Asks the sponsor for what was used since the last time: an order, and the invoice for it.</summary>
[Requires(Permissions.EditFinance)]
public sealed record SettleAgreement(Id<SponsorAgreement> Agreement, string? IdempotencyKey = null) : ICommand<Result<string>>, IIdempotent;

internal sealed class SettleAgreementHandler(IAssociationDb db, DocumentDesk documents, TimeProvider clock) : IRequestHandler<SettleAgreement, Result<string>>
{
    private const int DaysToPay = 30;

    public async Task<Result<string>> Handle(SettleAgreement command, CancellationToken cancellationToken)
    {
        // Two who settle at once: the second finds nothing left.
        await db.SponsorAgreements.Where(a => a.Id == command.Agreement).ExecuteUpdateAsync(row => row.SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
        if (await db.SponsorAgreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == command.Agreement, cancellationToken) is not { } agreement) return SponsorErrors.AgreementNotFound;
        var sponsor = await db.Sponsors.AsNoTracking().SingleAsync(s => s.Id == agreement.Sponsor, cancellationToken);
        var draws = (await db.SponsorDraws.Where(d => d.Agreement == agreement.Id && d.Settlement == null).OrderBy(d => d.DrawnAt).ToListAsync(cancellationToken)).FindAll(d => d.IsSeat);
        if (draws.Count == 0) return SponsorErrors.NothingToSettle;

        var now = clock.GetUtcNow();
        var order = await MakeAsync(agreement, sponsor, draws, now, cancellationToken);
        foreach (var draw in draws) draw.SettledBy(order.Id);
        db.Orders.Add(order);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, LedgerSubject.Of(order), LedgerAccount.Receivable, LedgerAccount.SponsorDue, order.Total, clock.Today(), now));
        var payer = await db.PayerProfiles.SingleAsync(p => p.Id == sponsor.Payer, cancellationToken);
        return (await documents.IssueAsync(DocumentKind.Invoice, [(order, payer.Data)], clock.Today(), cancellationToken))[0].Number;
    }

    /// <summary>A line for each place, by category and without a name: equal ones become one line of the invoice.</summary>
    private async Task<Order> MakeAsync(SponsorAgreement agreement, Sponsor sponsor, List<SponsorDraw> draws, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var order = new Order(agreement.Event, sponsor.Name, null, now.AddDays(DaysToPay), now);
        order.OwedBy(null, sponsor.Payer);
        order.InvoicedTo(sponsor.Name, sponsor.CreditCode);
        var places = draws.Select(d => d.Registration).ToList();
        var categories = await db.Registrations.Where(r => places.Contains(r.Id)).Join(db.TicketCategories, r => r.Category, c => c.Id, (r, c) => new { r.Id, c.Name.Zh }).ToDictionaryAsync(r => r.Id, r => r.Zh, cancellationToken);
        var @event = await db.Events.Where(e => e.Id == agreement.Event).Select(e => e.Name.Zh).SingleAsync(cancellationToken);
        foreach (var draw in draws) order.AddDues(Cut($"{@event} · {categories[draw.Registration]} · 赞助 {agreement.Number}"), draw.Net);
        return order;
    }

    private static string Cut(string text) => text.Length > Order.MaxDescriptionLength ? text[..Order.MaxDescriptionLength] : text;
}
