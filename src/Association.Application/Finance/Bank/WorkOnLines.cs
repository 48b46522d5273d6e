using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <param name="Amount">Yuan of the line that pay this order.</param>
public sealed record LineShare(Id<Order> Order, decimal Amount);

/// <summary>Says which orders a line pays; split by hand where it pays several. What is left over becomes the payer's credit.</summary>
[Requires(Permissions.EditFinance)]
public sealed record AssignLine(Id<BankLine> Line, IReadOnlyList<LineShare> Shares) : ICommand<Result>;

internal sealed class AssignLineValidator : AbstractValidator<AssignLine>
{
    public AssignLineValidator()
    {
        RuleFor(c => c.Shares).NotEmpty();
        RuleForEach(c => c.Shares).ChildRules(share => share.RuleFor(s => s.Amount).GreaterThan(0).PrecisionScale(18, 2, true));
    }
}

/// <summary>The line is about no order: interest, a donation, money that is booked by hand.</summary>
[Requires(Permissions.EditFinance)]
public sealed record IgnoreLine(Id<BankLine> Line, string? Note) : ICommand<Result>;

internal sealed class IgnoreLineValidator : AbstractValidator<IgnoreLine>
{
    public IgnoreLineValidator() => RuleFor(c => c.Note).MaximumLength(BankLine.MaxNoteLength);
}

/// <summary>Looks for matches anew, among the orders of today; what somebody assigned stays.</summary>
[Requires(Permissions.EditFinance)]
public sealed record MatchAgain(Id<BankStatement> Statement) : ICommand<Result<int>>;

/// <summary>Sets a statement aside that is not to be booked; its lines can come with another file.</summary>
[Requires(Permissions.EditFinance)]
public sealed record DiscardStatement(Id<BankStatement> Statement) : ICommand<Result>;

internal sealed class WorkOnLinesHandler(IAssociationDb db, StatementMatching matching)
    : IRequestHandler<AssignLine, Result>, IRequestHandler<IgnoreLine, Result>, IRequestHandler<MatchAgain, Result<int>>, IRequestHandler<DiscardStatement, Result>
{
    public async Task<Result> Handle(AssignLine command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Line, cancellationToken) is not { } line) return StatementErrors.NotFound;
        var orders = command.Shares.Select(s => s.Order).ToList();
        if (await db.Orders.CountAsync(o => orders.Contains(o.Id) && o.Status == OrderStatus.Open, cancellationToken) != orders.Distinct().Count()) return OrderErrors.NotOpen;
        line.Assign([.. command.Shares.Select(s => (s.Order, new Money(s.Amount)))]);
        return Result.Done;
    }

    public async Task<Result> Handle(IgnoreLine command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Line, cancellationToken) is not { } line) return StatementErrors.NotFound;
        line.Ignore(command.Note);
        return Result.Done;
    }

    public async Task<Result<int>> Handle(MatchAgain command, CancellationToken cancellationToken)
    {
        if (await OpenAsync(command.Statement, cancellationToken) is not { } statement) return StatementErrors.NotFound;
        var lines = await db.BankLines.Include(l => l.Matches)
            .Where(l => l.Statement == statement.Id && !l.Booked && (l.Bucket == LineBucket.Matched || l.Bucket == LineBucket.Check || l.Bucket == LineBucket.Unknown))
            .OrderBy(l => l.Number).ToListAsync(cancellationToken);
        if (lines.Count == 0) return 0;
        var (open, matcher) = await matching.PrepareAsync(lines.Min(l => l.On), cancellationToken);
        var byHand = lines.Where(l => l.Matches.Any(m => m.Reason == MatchReason.ByHand)).ToList();
        foreach (var match in byHand.SelectMany(l => l.Matches)) open.TakeIfThere(match.Order, match.Share.Amount);
        foreach (var line in lines.Except(byHand)) line.Propose(matcher.Match(new(line.Amount.Amount, line.Payer, line.Text, line.On)));
        return lines.Count(l => l.Bucket is LineBucket.Matched);
    }

    public async Task<Result> Handle(DiscardStatement command, CancellationToken cancellationToken)
    {
        if (await OpenAsync(command.Statement, cancellationToken) is not { } statement) return StatementErrors.NotFound;
        if (await db.BankLines.AnyAsync(l => l.Statement == statement.Id && l.Booked, cancellationToken)) return StatementErrors.StillBooked;
        statement.Discard();
        await db.BankLines.Where(l => l.Statement == statement.Id).ExecuteUpdateAsync(row => row.SetProperty(l => l.Key, (string?)null), cancellationToken);
        return Result.Done;
    }

    private async Task<BankLine?> FindAsync(Id<BankLine> id, CancellationToken cancellationToken)
    {
        if (await db.BankLines.Include(l => l.Matches).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } line) return null;
        Refuse.If(await OpenAsync(line.Statement, cancellationToken) is null, StatementErrors.NotOpen);
        return line;
    }

    private Task<BankStatement?> OpenAsync(Id<BankStatement> id, CancellationToken cancellationToken) =>
        db.BankStatements.FirstOrDefaultAsync(s => s.Id == id && (s.State == StatementState.Open || s.State == StatementState.Undone), cancellationToken);
}
