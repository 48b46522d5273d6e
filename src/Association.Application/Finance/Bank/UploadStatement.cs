using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <summary>Reads a statement and proposes where its lines belong; nothing is settled by that.</summary>
/// <param name="Columns">Headers by field, where they were not recognised.</param>
/// <param name="RememberAs">The bank under whose name the columns are remembered for its next statement.</param>
[Requires(Permissions.EditFinance)]
public sealed record UploadStatement(UploadedFile? File, IReadOnlyDictionary<StatementField, string>? Columns = null, string? RememberAs = null) : ICommand<Result<Guid>>;

internal sealed class UploadStatementValidator : AbstractValidator<UploadStatement>
{
    public UploadStatementValidator()
    {
        RuleFor(c => c.File).NotNull().WithErrorCode("upload.missing");
        RuleFor(c => c.RememberAs).MaximumLength(BankLayout.MaxNameLength);
    }
}

internal sealed class UploadStatementHandler(IAssociationDb db, StatementReader reader, StatementMatching matching, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadStatement, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UploadStatement command, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(command.File!, command.Columns, cancellationToken);
        var judged = await matching.JudgeAsync(read, cancellationToken);
        var name = Path.GetFileName(read.Name.Replace('\\', '/'));
        var statement = new BankStatement(name.Length > BankStatement.MaxNameLength ? name[^BankStatement.MaxNameLength..] : name, read.Sha256, read.Account, user.Id, clock.GetUtcNow());
        var kept = await files.KeepAsync(command.File!.Content, statement.FileName, "application/octet-stream", FilePurpose.BankStatement, user.Id, cancellationToken);
        statement.KeptAs(kept.Id);
        db.BankStatements.Add(statement);
        foreach (var (line, key, repeated, proposal) in judged)
        {
            var row = new BankLine(statement.Id, line, key, repeated);
            if (proposal is not null) row.Propose(proposal);
            db.BankLines.Add(row);
        }

        if (command.Columns is { } columns && command.RememberAs is { Length: > 0 } bank) await RememberAsync(read.Head.Signature, bank.Trim(), columns, cancellationToken);
        return statement.Id.Value;
    }

    private async Task RememberAsync(string signature, string name, IReadOnlyDictionary<StatementField, string> columns, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(columns, JsonSerializerOptions.Web);
        if (await db.BankLayouts.FirstOrDefaultAsync(l => l.Signature == signature, cancellationToken) is { } known) known.Change(name, json);
        else db.BankLayouts.Add(new BankLayout(name, signature, json));
    }
}

/// <summary>What a statement would become, without keeping anything of it.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record PreviewStatement(UploadedFile File, IReadOnlyDictionary<StatementField, string>? Columns = null) : IQuery<StatementReport>;

/// <param name="Credits">Lines of money that came in, those repeated left out.</param>
/// <param name="Matched">Certain; the rest of the credits is in the four after it.</param>
/// <param name="Check">A likely payer, and no certain debt.</param>
public sealed record StatementReport(
    string File, string? Account, int Lines, int Credits, int Debits, int Repeated, int Matched, int Underpaid, int Overpaid, int Check, int Unknown, IReadOnlyList<StatementReportLine> Matches);

/// <param name="Reference">Of the order; null where none fits.</param>
public sealed record StatementReportLine(
    int Line, DateOnly On, decimal Amount, string? Payer, string? Serial, LineBucket Bucket, LineFinding Finding, string? Reference, string? Document, string? Owes, decimal? Owed, int? Score, MatchReason? Reason);

internal sealed class PreviewStatementHandler(IAssociationDb db, StatementReader reader, StatementMatching matching) : IRequestHandler<PreviewStatement, StatementReport>
{
    public async Task<StatementReport> Handle(PreviewStatement query, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(query.File, query.Columns, cancellationToken);
        var judged = await matching.JudgeAsync(read, cancellationToken);
        var named = judged.SelectMany(j => j.Proposal?.Candidates ?? []).Select(c => c.Order).Distinct().ToList();
        var orders = await db.Orders.AsNoTracking().Where(o => named.Contains(o.Id))
            .Select(o => new { o.Id, o.Reference, o.Payer, Owed = o.Total.Amount - o.Settled.Amount }).ToDictionaryAsync(o => o.Id, cancellationToken);
        var documents = (await db.FinanceDocuments.AsNoTracking().Where(d => d.Kind == DocumentKind.Invoice && named.Contains(d.Order)).Select(d => new { d.Order, d.Number }).ToListAsync(cancellationToken))
            .ToLookup(d => d.Order, d => d.Number);
        var lines = judged.Where(j => j.Proposal is not null).SelectMany(j => Candidates(j.Proposal!).Select(c => new StatementReportLine(
            j.Line.Number, j.Line.On, j.Line.Amount, j.Line.Payer, j.Line.Serial, j.Proposal!.Bucket, j.Proposal.Finding,
            c is null ? null : orders[c.Order].Reference, c is null ? null : documents[c.Order].LastOrDefault(), c is null ? null : orders[c.Order].Payer, c is null ? null : orders[c.Order].Owed, c?.Score, c?.Reason)));
        return Sum(read, judged, [.. lines]);
    }

    /// <summary>All that a line pays; of mere suggestions the first.</summary>
    private static IEnumerable<MatchCandidate?> Candidates(LineProposal proposal) =>
        proposal.Bucket is LineBucket.Matched ? proposal.Candidates : proposal.Candidates.Take(1).Cast<MatchCandidate?>().DefaultIfEmpty();

    private static StatementReport Sum(StatementFile read, IReadOnlyList<JudgedLine> judged, IReadOnlyList<StatementReportLine> lines)
    {
        int Count(Func<LineProposal, bool> which) => judged.Count(j => j.Proposal is { } proposal && which(proposal));
        return new(read.Name, read.Account, judged.Count, Count(_ => true), judged.Count(j => !j.Repeated && j.Line.Amount < 0), judged.Count(j => j.Repeated),
            Count(p => p.Bucket is LineBucket.Matched), Count(p => p.Finding is LineFinding.Underpaid), Count(p => p.Finding is LineFinding.Overpaid),
            Count(p => p.Bucket is LineBucket.Check && p.Finding is not (LineFinding.Underpaid or LineFinding.Overpaid)), Count(p => p.Bucket is LineBucket.Unknown), lines);
    }
}
