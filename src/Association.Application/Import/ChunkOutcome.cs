using Association.Application.Common;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>What became of one stretch of rows: one command, one transaction.</summary>
public sealed record ChunkOutcome(int Created, int Updated, IReadOnlyList<RowError> Errors);

/// <summary>Counts while a stretch of rows is worked through.</summary>
internal sealed class ChunkTally
{
    private readonly List<RowError> _errors = [];
    private int _created;
    private int _updated;

    public void Refuse(RowError error) => _errors.Add(error);

    public void Saw(bool changed) => _updated += changed ? 1 : 0;

    /// <param name="set">Null in a dry run: counted, and not kept.</param>
    public void Create<T>(T record, DbSet<T>? set) where T : class
    {
        set?.Add(record);
        _created++;
    }

    public ChunkOutcome Close() => new(_created, _updated, _errors);
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
