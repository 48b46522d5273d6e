using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>The own drawer and what was taken with it today; null: it is not open.</summary>
[Requires(Permissions.TakeMoney)]
public sealed record GetMyCashSession : IQuery<CashSessionDetails?>;

/// <summary>One drawer, open or closed, with all that went through it.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetCashSession(Id<CashSession> Session) : IQuery<CashSessionDetails?>;

/// <summary>All drawers, the latest first.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListCashSessions : IQuery<IReadOnlyList<CashSessionLine>>;

public sealed record CashSessionLine(
    Guid Id, string Desk, UserId Keeper, CashSessionStatus Status, decimal OpeningCash, decimal Taken, decimal GivenBack, decimal ByCard, decimal Expected, decimal? Counted, string? Explanation, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    public decimal Difference => Counted is { } counted ? counted - Expected : 0;
}

/// <param name="Amount">Negative: given back.</param>
public sealed record CashMovement(DateTimeOffset At, Guid Order, string Reference, string Payer, decimal Amount, bool ByCard, string Document);

public sealed record CashSessionDetails(CashSessionLine Session, IReadOnlyList<CashMovement> Movements);

internal sealed class CashReader(IAssociationDb db)
{
    public async Task<CashSessionDetails> ReadAsync(CashSession session, CancellationToken cancellationToken)
    {
        var taken = await db.Payments.AsNoTracking().Where(p => p.Session == session.Id)
            .Join(db.Orders, p => p.Order, o => o.Id, (p, o) => new { p, o })
            .Select(x => new CashMovement(x.p.BookedAt, x.o.Id.Value, x.o.Reference, x.o.Payer, x.p.Amount.Amount, x.p.Method == PaymentMethod.Card, db.Receipts.Where(r => r.Payment == x.p.Id).Select(r => r.Number).First()))
            .ToListAsync(cancellationToken);
        var back = await db.RefundPayments.AsNoTracking().Where(r => r.Session == session.Id)
            .Join(db.Orders, r => r.Order, o => o.Id, (r, o) => new CashMovement(r.RequestedAt, o.Id.Value, o.Reference, o.Payer, -r.Amount.Amount, false, r.Number))
            .ToListAsync(cancellationToken);
        return new(Line(session), [.. taken.Concat(back).OrderByDescending(m => m.At)]);
    }

    public static CashSessionLine Line(CashSession s) => new(
        s.Id.Value, s.Desk, s.Keeper, s.Status, s.OpeningCash.Amount, s.Taken.Amount, s.GivenBack.Amount, s.ByCard.Amount, s.Expected.Amount, s.Counted, s.Explanation, s.OpenedAt, s.ClosedAt);
}

internal sealed class GetMyCashSessionHandler(OpenDrawer drawer, CashReader reader) : IRequestHandler<GetMyCashSession, CashSessionDetails?>
{
    public async Task<CashSessionDetails?> Handle(GetMyCashSession query, CancellationToken cancellationToken) =>
        await drawer.FindAsync(cancellationToken) is { } session ? await reader.ReadAsync(session, cancellationToken) : null;
}

internal sealed class GetCashSessionHandler(IAssociationDb db, CashReader reader) : IRequestHandler<GetCashSession, CashSessionDetails?>
{
    public async Task<CashSessionDetails?> Handle(GetCashSession query, CancellationToken cancellationToken) =>
        await db.CashSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == query.Session, cancellationToken) is { } session ? await reader.ReadAsync(session, cancellationToken) : null;
}

internal sealed class ListCashSessionsHandler(IAssociationDb db) : IRequestHandler<ListCashSessions, IReadOnlyList<CashSessionLine>>
{
    private const int Most = 100;

    public async Task<IReadOnlyList<CashSessionLine>> Handle(ListCashSessions query, CancellationToken cancellationToken) =>
        [.. (await db.CashSessions.AsNoTracking().OrderByDescending(s => s.OpenedAt).Take(Most).ToListAsync(cancellationToken)).Select(CashReader.Line)];
}
