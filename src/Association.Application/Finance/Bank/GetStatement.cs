using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <summary>The statements, the newest first.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record ListStatements(int Count = 50) : IQuery<IReadOnlyList<StatementRow>>;

public sealed record StatementRow(
    Guid Id, string FileName, string? Account, StatementState State, DateTimeOffset UploadedAt, DateOnly? From, DateOnly? To, int Lines, int Matched, int Check, int Unknown, int Booked);

internal sealed class ListStatementsHandler(IAssociationDb db) : IRequestHandler<ListStatements, IReadOnlyList<StatementRow>>
{
    public async Task<IReadOnlyList<StatementRow>> Handle(ListStatements query, CancellationToken cancellationToken) =>
        await db.BankStatements.AsNoTracking().OrderByDescending(s => s.UploadedAt).Take(Math.Clamp(query.Count, 1, 200))
            .Select(s => new StatementRow(s.Id.Value, s.FileName, s.Account, s.State, s.UploadedAt,
                db.BankLines.Where(l => l.Statement == s.Id).Min(l => (DateOnly?)l.On), db.BankLines.Where(l => l.Statement == s.Id).Max(l => (DateOnly?)l.On), db.BankLines.Count(l => l.Statement == s.Id),
                db.BankLines.Count(l => l.Statement == s.Id && l.Bucket == LineBucket.Matched), db.BankLines.Count(l => l.Statement == s.Id && l.Bucket == LineBucket.Check),
                db.BankLines.Count(l => l.Statement == s.Id && l.Bucket == LineBucket.Unknown), db.BankLines.Count(l => l.Statement == s.Id && l.Booked))).ToListAsync(cancellationToken);
}

/// <summary>One statement and the lines of one bucket with their candidates.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetStatement(Id<BankStatement> Statement, LineBucket Bucket = LineBucket.Matched, int Page = 1) : IQuery<StatementDetails?>
{
    public const int Size = 100;
}

/// <param name="BrokeOff">It is marked as being worked on, and nobody works on it: it has to be gone on with.</param>
public sealed record StatementDetails(
    Guid Id, string FileName, string? Account, StatementState State, DateTimeOffset UploadedAt, DateTimeOffset? CommittedAt, Guid? Task, bool BrokeOff,
    IReadOnlyDictionary<LineBucket, int> Buckets, decimal MatchedSum, int ToBook, int Booked, IReadOnlyList<StatementLineView> Lines, int Pages);

public sealed record StatementLineView(
    Guid Id, int Number, DateOnly On, decimal Amount, string? Payer, string? PayerAccount, string? Text, string? Serial, string Raw, LineBucket Bucket, LineFinding Finding, string? Note, bool Booked,
    IReadOnlyList<LineCandidate> Candidates);

public sealed record LineCandidate(Guid Order, string Reference, string Payer, string? Invoice, string? For, decimal Owed, decimal Share, int Score, MatchReason Reason, bool Chosen, OrderStatus Status);

internal sealed class GetStatementHandler(IAssociationDb db) : IRequestHandler<GetStatement, StatementDetails?>, IRequestHandler<GetStatementLine, LineInStatement?>
{
    public async Task<LineInStatement?> Handle(GetStatementLine query, CancellationToken cancellationToken)
    {
        if (await db.BankLines.AsNoTracking().Include(l => l.Matches).FirstOrDefaultAsync(l => l.Id == query.Line, cancellationToken) is not { } line) return null;
        var statement = (await Handle(new GetStatement(line.Statement, LineBucket.Repeated, int.MaxValue / GetStatement.Size), cancellationToken))!;
        return new(statement with { Lines = [] }, Show(line, await OrdersAsync([line], cancellationToken)));
    }

    public async Task<StatementDetails?> Handle(GetStatement query, CancellationToken cancellationToken)
    {
        if (await db.BankStatements.AsNoTracking().FirstOrDefaultAsync(s => s.Id == query.Statement, cancellationToken) is not { } statement) return null;
        var lines = db.BankLines.AsNoTracking().Where(l => l.Statement == statement.Id);
        var buckets = await lines.GroupBy(l => l.Bucket).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(l => l.Amount.Amount), Booked = g.Count(l => l.Booked) }).ToListAsync(cancellationToken);
        var page = Paging.Of(query.Page);
        var shown = await lines.Include(l => l.Matches).Where(l => l.Bucket == query.Bucket).OrderBy(l => l.Number).Skip((page - 1) * GetStatement.Size).Take(GetStatement.Size).ToListAsync(cancellationToken);
        var orders = await OrdersAsync(shown, cancellationToken);
        var matched = buckets.Find(b => b.Key is LineBucket.Matched);
        var brokeOff = statement.IsAtWork && !await db.Tasks.AnyAsync(t => t.Id == statement.Task && (t.State == LongTaskState.Queued || t.State == LongTaskState.Running), cancellationToken);
        return new(statement.Id.Value, statement.FileName, statement.Account, statement.State, statement.UploadedAt, statement.CommittedAt, statement.Task?.Value, brokeOff,
            buckets.ToDictionary(b => b.Key, b => b.Count), matched?.Sum ?? 0, (matched?.Count ?? 0) - (matched?.Booked ?? 0), buckets.Sum(b => b.Booked), [.. shown.Select(l => Show(l, orders))],
            ((buckets.Find(b => b.Key == query.Bucket)?.Count ?? 0) + GetStatement.Size - 1) / GetStatement.Size);
    }

    private async Task<Dictionary<Id<Order>, LineCandidate>> OrdersAsync(List<BankLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.SelectMany(l => l.Matches).Select(m => m.Order).Distinct().ToList();
        return await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new
        {
            o.Id, Line = new LineCandidate(o.Id.Value, o.Reference, o.Payer, db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Id).Select(d => d.Number).FirstOrDefault(),
                o.Lines.Select(l => l.Description).FirstOrDefault(), o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m, 0, 0, MatchReason.ByHand, false, o.Status),
        }).ToDictionaryAsync(o => o.Id, o => o.Line, cancellationToken);
    }

    private static StatementLineView Show(BankLine l, Dictionary<Id<Order>, LineCandidate> orders) => new(
        l.Id.Value, l.Number, l.On, l.Amount.Amount, l.Payer, l.PayerAccount, l.Text.Trim(), l.Serial, l.Raw, l.Bucket, l.Finding, l.Note, l.Booked,
        [.. l.Matches.OrderByDescending(m => m.Score).ThenBy(m => m.Id.Value).Select(m => orders[m.Order] with { Share = m.Share.Amount, Score = m.Score, Reason = m.Reason, Chosen = m.Chosen })]);
}

/// <summary>One line with its candidates, and the statement it stands in.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetStatementLine(Id<BankLine> Line) : IQuery<LineInStatement?>;

/// <param name="Statement">Without its other lines.</param>
public sealed record LineInStatement(StatementDetails Statement, StatementLineView Line);

/// <summary>Open orders to choose from for a line, by payer, reference or invoice number.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record FindOpenOrders(string Search, int Count = 20) : IQuery<IReadOnlyList<LineCandidate>>;

internal sealed class FindOpenOrdersHandler(IAssociationDb db) : IRequestHandler<FindOpenOrders, IReadOnlyList<LineCandidate>>
{
    public async Task<IReadOnlyList<LineCandidate>> Handle(FindOpenOrders query, CancellationToken cancellationToken)
    {
        var (text, upper) = (query.Search.Trim(), query.Search.Trim().ToUpperInvariant());
        if (text.Length == 0) return [];
        return await db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Open && (o.Reference == upper || o.Payer.Contains(text) || db.FinanceDocuments.Any(d => d.Order == o.Id && d.Number == upper)))
            .OrderBy(o => o.DueAt).Take(Math.Clamp(query.Count, 1, 50))
            .Select(o => new LineCandidate(o.Id.Value, o.Reference, o.Payer, db.FinanceDocuments.Where(d => d.Order == o.Id && d.Kind == DocumentKind.Invoice).Select(d => d.Number).FirstOrDefault(),
                o.Lines.Select(l => l.Description).FirstOrDefault(), o.Total.Amount - o.Settled.Amount, 0, 0, MatchReason.ByHand, false, o.Status)).ToListAsync(cancellationToken);
    }
}
