using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Finance.Payments;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <summary>Books the matched lines of a statement in the background: payments, receipts, places, mails.</summary>
/// <param name="Queued">False: whoever asks does the work, as the command line does.</param>
[Requires(Permissions.ConfirmPayments)]
public sealed record CommitStatement(Id<BankStatement> Statement, bool Queued = true) : ICommand<Result<Guid?>>;

/// <summary>Takes back what a statement booked, line by line; a line whose payment has had consequences stays booked and says so.</summary>
[Requires(Permissions.ConfirmPayments)]
public sealed record UndoStatement(Id<BankStatement> Statement, bool Queued = true) : ICommand<Result<Guid?>>;

internal sealed class CommitStatementHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CommitStatement, Result<Guid?>>, IRequestHandler<UndoStatement, Result<Guid?>>
{
    public async Task<Result<Guid?>> Handle(CommitStatement command, CancellationToken cancellationToken)
    {
        if (await db.BankStatements.FirstOrDefaultAsync(s => s.Id == command.Statement, cancellationToken) is not { } statement) return StatementErrors.NotFound;
        var again = await BrokeOffAsync(statement, cancellationToken);
        if (!again && !await db.BankLines.AnyAsync(l => l.Statement == statement.Id && l.Bucket == LineBucket.Matched && !l.Booked, cancellationToken)) return StatementErrors.NothingToCommit;
        var task = Queue(LongTaskKind.CommitStatement, statement, command.Queued);
        statement.BeginCommit(task?.Id, again);
        return task?.Id.Value;
    }

    public async Task<Result<Guid?>> Handle(UndoStatement command, CancellationToken cancellationToken)
    {
        if (await db.BankStatements.FirstOrDefaultAsync(s => s.Id == command.Statement, cancellationToken) is not { } statement) return StatementErrors.NotFound;
        var again = await BrokeOffAsync(statement, cancellationToken);
        if (!again && !statement.IsAtWork && !await db.BankLines.AnyAsync(l => l.Statement == statement.Id && l.Booked, cancellationToken)) return StatementErrors.NotCommitted;
        var task = Queue(LongTaskKind.UndoStatement, statement, command.Queued);
        statement.BeginUndo(task?.Id, again);
        return task?.Id.Value;
    }

    /// <summary>It is marked as being worked on, and nobody works on it: the task failed, or the command line was closed.</summary>
    private async Task<bool> BrokeOffAsync(BankStatement statement, CancellationToken cancellationToken) =>
        statement.IsAtWork && !await db.Tasks.AnyAsync(t => t.Id == statement.Task && (t.State == LongTaskState.Queued || t.State == LongTaskState.Running), cancellationToken);

    private LongTask? Queue(LongTaskKind kind, BankStatement statement, bool queued)
    {
        if (!queued) return null;
        var task = new LongTask(kind, statement.Id.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return task;
    }
}

/// <summary>Books one line; the others go on when it is refused.</summary>
/// <param name="Officer">Who started the work and answers for it; null: whoever sends this.</param>
[Requires(Permissions.System)]
public sealed record BookLine(Id<BankLine> Line, UserId? Officer = null) : ICommand<Result>;

/// <summary>Takes one line back.</summary>
[Requires(Permissions.System)]
public sealed record UnbookLine(Id<BankLine> Line, UserId? Officer = null) : ICommand<Result>;

internal sealed class BookLineHandler(IAssociationDb db, PaymentDesk desk, ICurrentUser user) : IRequestHandler<BookLine, Result>, IRequestHandler<UnbookLine, Result>
{
    public async Task<Result> Handle(BookLine command, CancellationToken cancellationToken)
    {
        var line = await db.BankLines.Include(l => l.Matches).FirstOrDefaultAsync(l => l.Id == command.Line, cancellationToken);
        if (line is not { Bucket: LineBucket.Matched, Booked: false }) return Result.Done;
        var chosen = line.Matches.Where(m => m.Chosen).OrderBy(m => m.Id.Value).ToList();
        var ids = chosen.Select(m => m.Order).ToList();
        var orders = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        var rest = line.Amount - chosen.Aggregate(Money.Zero, (sum, m) => sum + m.Share);
        var booked = new List<(Order, Payment)>();
        foreach (var match in chosen)
        {
            // What no order takes goes with the last of them, and is its payer's credit.
            var amount = match == chosen[^1] ? match.Share + rest : match.Share;
            booked.Add((orders[match.Order], await desk.TakeAsync(orders[match.Order], new(amount, line.On, PaymentMethod.BankTransfer, line.Id), command.Officer ?? user.Id, cancellationToken)));
        }

        line.BookedAs(true);
        await desk.ReceiveAsync(booked, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(UnbookLine command, CancellationToken cancellationToken)
    {
        if (await db.BankLines.FirstOrDefaultAsync(l => l.Id == command.Line, cancellationToken) is not { Booked: true } line) return Result.Done;
        var payments = await db.Payments.Where(p => p.Line == line.Id && p.Reverses == null && !db.Payments.Any(b => b.Reverses == p.Id)).ToListAsync(cancellationToken);
        foreach (var payment in payments)
        {
            var order = await db.Orders.Include(o => o.Lines).Include(o => o.Slips).SingleAsync(o => o.Id == payment.Order, cancellationToken);
            await desk.UndoAsync(order, payment, $"撤销对账 第{line.Number}行", command.Officer ?? user.Id, cancellationToken);
        }

        line.BookedAs(false);
        return Result.Done;
    }
}

/// <summary>All lines were gone through.</summary>
[Requires(Permissions.System)]
public sealed record EndStatement(Id<BankStatement> Statement, bool Undone) : ICommand<Result>;

internal sealed class EndStatementHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<EndStatement, Result>
{
    public async Task<Result> Handle(EndStatement command, CancellationToken cancellationToken)
    {
        if (await db.BankStatements.FirstOrDefaultAsync(s => s.Id == command.Statement, cancellationToken) is not { } statement) return StatementErrors.NotFound;
        if (command.Undone && statement.State is StatementState.Undoing) statement.EndUndo(clock.GetUtcNow());
        if (!command.Undone && statement.State is StatementState.Committing) statement.EndCommit(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Goes through a statement line by line, each a transaction of its own.</summary>
public sealed class StatementRunner(IAssociationDb db, IMediator mediator)
{
    /// <param name="started">How many lines there are.</param>
    /// <param name="told">What became of each.</param>
    /// <returns>How many lines were booked, or taken back.</returns>
    public async Task<int> RunAsync(Id<BankStatement> statement, bool undo, Func<int, Task> started, Func<LongTaskRow, Task> told, CancellationToken cancellationToken)
    {
        var lines = db.BankLines.AsNoTracking().Where(l => l.Statement == statement);
        lines = undo ? lines.Where(l => l.Booked) : lines.Where(l => l.Bucket == LineBucket.Matched && !l.Booked);
        var all = await lines.OrderBy(l => l.Number).Select(l => new { l.Id, l.Number, l.Payer, Amount = l.Amount.Amount }).ToListAsync(cancellationToken);
        await started(all.Count);
        var officer = await OfficerAsync(statement, cancellationToken);
        var done = 0;
        foreach (var line in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = undo ? await mediator.Send(new UnbookLine(line.Id, officer), cancellationToken) : await mediator.Send(new BookLine(line.Id, officer), cancellationToken);
            if (result.Succeeded) done++;
            await told(new($"{line.Number} · {line.Payer} · {line.Amount:0.00}", result.Succeeded, result.Succeeded ? null : result.Errors[0].Code, $"/office/reconciliation/{statement}"));
        }

        await mediator.Send(new EndStatement(statement, undo), cancellationToken);
        return done;
    }

    /// <summary>Whoever started the work that the statement is in; null where nobody queued it.</summary>
    private Task<UserId?> OfficerAsync(Id<BankStatement> statement, CancellationToken cancellationToken) =>
        db.Tasks.AsNoTracking().Where(t => db.BankStatements.Any(s => s.Id == statement && s.Task == t.Id)).Select(t => (UserId?)t.StartedBy).FirstOrDefaultAsync(cancellationToken);
}

internal abstract class StatementWorker(LongTaskKind kind, bool undo, StatementRunner runner) : ILongTaskWorker
{
    public LongTaskKind Kind => kind;

    public Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken) => runner.RunAsync(
        new(task.Subject!.Value), undo, total => progress.StartAsync(total, cancellationToken), row => progress.RowAsync(row, cancellationToken), cancellationToken);
}

internal sealed class CommitStatementWorker(StatementRunner runner) : StatementWorker(LongTaskKind.CommitStatement, undo: false, runner);

internal sealed class UndoStatementWorker(StatementRunner runner) : StatementWorker(LongTaskKind.UndoStatement, undo: true, runner);
