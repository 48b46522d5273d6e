using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>The runs, the newest first, with what each charged and what of it came in.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListDuesRuns : IQuery<IReadOnlyList<DuesRunLine>>;

public sealed record DuesRunLine(
    Guid Id, int Year, DuesAudience Audience, string Schedule, DateOnly AsOf, DateOnly DueOn, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, Guid? Task, int Charges, decimal Sum, decimal Settled);

internal sealed class ListDuesRunsHandler(IAssociationDb db) : IRequestHandler<ListDuesRuns, IReadOnlyList<DuesRunLine>>
{
    public async Task<IReadOnlyList<DuesRunLine>> Handle(ListDuesRuns query, CancellationToken cancellationToken)
    {
        var runs = await db.DuesRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(100)
            .Select(r => new { Run = r, Schedule = db.FeeSchedules.Where(s => s.Id == r.Schedule).Select(s => s.Name).First() }).ToListAsync(cancellationToken);
        var sums = await db.DuesCharges.Where(c => c.WithdrawnAt == null).Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new { c.Run, Amount = c.Amount.Amount, Settled = o.Settled.Amount })
            .GroupBy(c => c.Run).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(c => c.Amount), Settled = g.Sum(c => c.Settled) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        var losses = (await db.DuesLossesAsync(null, cancellationToken)).ToLookup(l => l.Run, l => l.Amount);
        return [.. runs.Select(r => (r.Run, r.Schedule, Of: sums.GetValueOrDefault(r.Run.Id))).Select(r => new DuesRunLine(r.Run.Id.Value, r.Run.Year, r.Run.Audience, r.Schedule, r.Run.AsOf, r.Run.DueOn,
            r.Run.StartedAt, r.Run.EndedAt, r.Run.Task?.Value, r.Of?.Count ?? 0, r.Of?.Sum ?? 0, (r.Of?.Settled ?? 0) - losses[r.Run.Id].Sum()))];
    }
}

/// <summary>What a run charged, payer by payer.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListCharges(Id<DuesRun> Run, string? Search = null, string? After = null, int? Size = null, string? Before = null) : IQuery<Page<ChargeLine>>;

public sealed record ChargeLine(
    Guid Id, Guid? Unit, Guid? Person, string Payer, UnitTier? Tier, MembershipCategory? Category, decimal Full, decimal Amount, Guid Order, OrderStatus Status, decimal Owed, string? Invoice, Guid? Document, bool Withdrawn);

internal sealed class ListChargesHandler(IAssociationDb db) : IRequestHandler<ListCharges, Page<ChargeLine>>
{
    public async Task<Page<ChargeLine>> Handle(ListCharges query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var charges = db.DuesCharges.AsNoTracking().Where(c => c.Run == query.Run);
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            charges = charges.Where(c => db.Orders.Any(o => o.Id == c.Order && (o.Payer.Contains(text) || o.Reference == upper)));
        }

        var total = await charges.CountAsync(cancellationToken);
        var rows = await charges.InOrder(window).Take(window.Read).Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new ChargeLine(
            c.Id.Value, c.Unit == null ? null : c.Unit.Value.Value, c.Person == null ? null : c.Person.Value.Value, o.Payer, c.Tier, c.Category, c.Full.Amount, c.Amount.Amount, o.Id.Value, o.Status,
            o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m,
            db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => d.Number).FirstOrDefault(),
            db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => (Guid?)d.Id.Value).FirstOrDefault(),
            c.WithdrawnAt != null)).ToListAsync(cancellationToken);
        return window.Cut([.. window.Backwards ? rows.OrderByDescending(r => r.Id) : rows.OrderBy(r => r.Id)], row => new Cursor("", row.Id), total);
    }
}

/// <summary>What a unit owes and has paid, for its liaisons.</summary>
[Requires(Permissions.Self)]
public sealed record GetUnitInvoices(Id<MemberUnit> Unit) : IQuery<UnitInvoices>, Members.Desk.IForMyUnit;

public sealed record UnitInvoices(decimal Owed, decimal Credit, FiscalData Data, bool DataKept, IReadOnlyList<UnitInvoice> Orders);

public sealed record UnitInvoice(
    Guid Order, string Reference, string Text, decimal Total, decimal Owed, OrderStatus Status, DateTimeOffset DueAt, Guid? Document, string? Invoice, IReadOnlyList<UnitReceipt> Receipts,
    SlipStatus? Slip, string? SlipReason);

public sealed record UnitReceipt(Guid Id, string Number, bool Drawn);

internal sealed class GetUnitInvoicesHandler(IAssociationDb db, Payments.PaymentDesk desk) : IRequestHandler<GetUnitInvoices, UnitInvoices>
{
    public async Task<UnitInvoices> Handle(GetUnitInvoices query, CancellationToken cancellationToken)
    {
        var file = await db.PayerProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.Unit == query.Unit, cancellationToken);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == query.Unit, cancellationToken);
        var orders = await db.Orders.AsNoTracking().Where(o => o.Unit == query.Unit).OrderByDescending(o => o.PlacedAt)
            .Select(o => new UnitInvoice(o.Id.Value, o.Reference, o.Lines.Select(l => l.Description).FirstOrDefault() ?? "", o.Total.Amount, o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m, o.Status, o.DueAt,
                db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => (Guid?)d.Id.Value).FirstOrDefault(),
                db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => d.Number).FirstOrDefault(),
                db.Receipts.Where(r => r.Order == o.Id && r.VoidedAt == null).OrderBy(r => r.Number).Select(r => new UnitReceipt(r.Id.Value, r.Number, r.File != null)).ToList(),
                o.Slips.OrderByDescending(s => s.UploadedAt).Select(s => (SlipStatus?)s.Status).FirstOrDefault(), o.Slips.OrderByDescending(s => s.UploadedAt).Select(s => s.Reason).FirstOrDefault())).ToListAsync(cancellationToken);
        return new(orders.Sum(o => o.Owed), file is null ? 0 : (await desk.CreditOfAsync(file.Id, cancellationToken)).Amount, file?.Data ?? PayerProfile.DataOf(unit), file is not null, orders);
    }
}
