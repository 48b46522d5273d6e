using Association.Application.Common;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>What became of one stretch of rows: one command, one transaction.</summary>
public sealed record ChunkOutcome(int Created, int Updated, IReadOnlyList<RowError> Errors);

/// <summary>Counts while a stretch of rows is worked through, and remembers for the batch what each row did.</summary>
internal sealed class ChunkTally(IAssociationDb db, ChunkMode mode)
{
    private readonly List<RowError> _errors = [];
    private int _created;
    private int _updated;

    public bool DryRun => mode.DryRun;
    public MatchRule Match => mode.Match;

    public void Refuse(RowError error) => _errors.Add(error);

    /// <summary>Rows that this batch has not written yet: a run that was killed goes on, and counts what it did before.</summary>
    public async Task<IReadOnlyList<T>> FreshAsync<T>(IReadOnlyList<T> rows, Func<T, int> number, CancellationToken cancellationToken)
    {
        if (mode.DryRun || mode.Batch is not { } batch || rows.Count == 0) return rows;
        // Somebody may have begun to take the batch back while it was being written.
        Domain.Common.Refuse.Unless(await db.ImportBatches.AnyAsync(b => b.Id == batch && b.State == ImportState.Running, cancellationToken), ImportErrors.WrongState);
        var (first, last) = (number(rows[0]), number(rows[^1]));
        var written = await db.ImportEntries.AsNoTracking().Where(e => e.Batch == batch && e.Row >= first && e.Row <= last)
            .ToDictionaryAsync(e => e.Row, e => e.Action, cancellationToken);
        if (written.Count == 0) return rows;
        _created += written.Values.Count(action => action is ImportAction.Created);
        _updated += written.Values.Count(action => action is ImportAction.Updated);
        return [.. rows.Where(row => !written.ContainsKey(number(row)))];
    }

    public void Created(int row, Guid subject, RowMemory? memory = null)
    {
        _created++;
        Remember(row, ImportAction.Created, subject, memory);
    }

    /// <param name="changes">None: the row says what is known already.</param>
    public void Saw(int row, Guid subject, IReadOnlyList<FieldChange> changes)
    {
        if (changes.Count == 0) return;
        _updated++;
        Remember(row, ImportAction.Updated, subject, new RowMemory { Fields = changes });
    }

    public ChunkOutcome Close() => new(_created, _updated, _errors);

    private void Remember(int row, ImportAction action, Guid subject, RowMemory? memory)
    {
        if (!mode.DryRun && mode.Batch is { } batch) db.ImportEntries.Add(new ImportEntry(batch, row, action, subject, memory?.ToJson()));
    }
}

internal static class Renewal
{
    /// <summary>The sealed number as it is unless the row states another one: sealing anew would look like a change.</summary>
    public static SealedNumber? Renewed(this IPersonalNumbers numbers, SealedNumber? known, MobileNumber? stated) =>
        stated is null || known?.Index == numbers.IndexOf(stated) ? known : numbers.Seal(stated);

    /// <inheritdoc cref="Renewed(IPersonalNumbers, SealedNumber?, MobileNumber?)"/>
    public static SealedNumber? Renewed(this IPersonalNumbers numbers, SealedNumber? known, PracticeCertificate? stated) =>
        stated is null ? known : Renewed(known, numbers.Seal(stated));

    /// <inheritdoc cref="Renewed(IPersonalNumbers, SealedNumber?, MobileNumber?)"/>
    public static SealedNumber? Renewed(this IPersonalNumbers numbers, SealedNumber? known, ContactPhone? stated) =>
        stated is null ? known : Renewed(known, numbers.Seal(stated));

    private static SealedNumber Renewed(SealedNumber? known, SealedNumber stated) => known?.Index == stated.Index ? known : stated;
}
