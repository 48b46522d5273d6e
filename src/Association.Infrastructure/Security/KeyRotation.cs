using System.Data.Common;
using Association.Application.Import.Batches;
using Association.Application.Integrity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Security;

/// <param name="Done">Numbers that are sealed with the present key.</param>
public sealed record KeyProgress(int Done, int Total);

/// <summary>
/// Seals every personal number anew with the present key, wherever the model has one, and the workbooks that hold such numbers. Each chunk is its own transaction, and
/// the cipher itself says by which key it was made: started again after a crash it goes on where it was. A number that
/// somebody changes meanwhile is left as they made it.
/// </summary>
public sealed class KeyRotation(AssociationDbContext db, IKeyRing keys, IMediator mediator) : ISealedNumbers
{
    private const int Chunk = 500;

    /// <summary>Makes a new key, unless numbers of an older one are left from a rotation that was broken off.</summary>
    /// <returns>The key that seals from now on.</returns>
    public async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        var (_, older) = await CountAsync(cancellationToken);
        return older > 0 && keys.HasOlder ? keys.Current.Id : keys.Add();
    }

    public async Task<int> ResealAsync(IProgress<KeyProgress>? progress, CancellationToken cancellationToken)
    {
        var (current, older) = await CountAsync(cancellationToken);
        var done = 0;
        foreach (var place in Places())
            for (var last = ""; ;)
            {
                var rows = await ReadAsync(place, keys.Current.Id, last, cancellationToken);
                if (rows.Count == 0) break;
                last = rows[^1].Id;
                done += await WriteAsync(place, rows, cancellationToken);
                progress?.Report(new(current + done, current + older));
            }

        foreach (var text in SealedTexts.Of(db.Model)) done += await ResealAsync(text.Table, text.Column, text.Key, cancellationToken);
        return done + await ResealWorkbooksAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindUnopenableAsync(int most, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var place in Places())
            for (var last = ""; found.Count < most;)
            {
                var rows = await ReadAsync(place, null, last, cancellationToken);
                if (rows.Count == 0) break;
                last = rows[^1].Id;
                found.AddRange(rows.Where(row => !PersonalNumbers.CanOpen(keys, row.Cipher)).Select(row => $"{place.Table} {row.Id}: its {place.Column} cannot be opened"));
            }

        return [.. found.Take(most)];
    }

    /// <returns>How many numbers the present key sealed, and how many another.</returns>
    public async Task<(int Current, int Older)> CountAsync(CancellationToken cancellationToken)
    {
        var (current, older) = (0, 0);
        foreach (var place in Places())
        {
            current += await ScalarAsync($"""SELECT COUNT(*) FROM "{place.Table}" WHERE "{place.Column}" LIKE @key""", cancellationToken);
            older += await ScalarAsync($"""SELECT COUNT(*) FROM "{place.Table}" WHERE "{place.Column}" NOT LIKE @key""", cancellationToken);
        }

        return (current, older);
    }

    /// <summary>Every column that the model says holds a sealed number: a new place is found by itself.</summary>
    private List<Place> Places() =>
    [
        .. db.Model.GetEntityTypes().Where(type => type.ClrType == typeof(SealedNumber)).Select(type =>
        {
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            return new Place(table.Name, type.FindProperty(nameof(SealedNumber.Cipher))!.GetColumnName(table)!);
        }).OrderBy(place => place.Table, StringComparer.Ordinal).ThenBy(place => place.Column, StringComparer.Ordinal),
    ];

    /// <param name="not">Leaves out what this key sealed.</param>
    /// <param name="after">The id of the row before; empty at the beginning.</param>
    private async Task<List<Sealed>> ReadAsync(Place place, string? not, string after, CancellationToken cancellationToken)
    {
        var sql = $"""SELECT "Id", "{place.Column}" FROM "{place.Table}" WHERE "{place.Column}" IS NOT NULL"""
            + (not is null ? "" : $""" AND "{place.Column}" NOT LIKE @key""") + (after.Length == 0 ? "" : """ AND "Id" > @after""") + " ORDER BY \"Id\"";
        await using var command = await CommandAsync(sql, cancellationToken);
        if (not is not null) Add(command, "@key", $"{not}.%");
        if (after.Length > 0) Add(command, "@after", Guid.Parse(after));
        var rows = new List<Sealed>(Chunk);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (rows.Count < Chunk && await reader.ReadAsync(cancellationToken)) rows.Add(new(reader.GetGuid(0).ToString(), reader.GetString(1)));
        return rows;
    }

    private async Task<int> WriteAsync(Place place, List<Sealed> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = 0;
        foreach (var row in rows)
        {
            await using var command = await CommandAsync($"""UPDATE "{place.Table}" SET "{place.Column}" = @new WHERE "Id" = @id AND "{place.Column}" = @old""", cancellationToken);
            Add(command, "@new", PersonalNumbers.Reseal(keys, row.Cipher));
            Add(command, "@id", Guid.Parse(row.Id));
            Add(command, "@old", row.Cipher);
            written += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private async Task<int> ResealAsync(string table, string column, IReadOnlyList<string> key, CancellationToken cancellationToken)
    {
        var (done, names) = (0, string.Join(", ", key.Select(k => $"\"{k}\"")));
        foreach (var row in await KeysAsync($"""SELECT {names} FROM "{table}" WHERE "{column}" IS NOT NULL""", cancellationToken))
        {
            var where = string.Join(" AND ", key.Select((k, i) => $"\"{k}\" = @k{i}"));
            await using var read = await CommandAsync($"""SELECT "{column}" FROM "{table}" WHERE {where}""", cancellationToken);
            for (var i = 0; i < row.Length; i++) Add(read, $"@k{i}", row[i]);
            if (await read.ExecuteScalarAsync(cancellationToken) is not string old || SealedTexts.Reseal(keys, old) is var fresh && fresh == old) continue;
            await using var write = await CommandAsync($"""UPDATE "{table}" SET "{column}" = @new WHERE {where} AND "{column}" = @old""", cancellationToken);
            Add(write, "@new", fresh);
            Add(write, "@old", old);
            for (var i = 0; i < row.Length; i++) Add(write, $"@k{i}", row[i]);
            done += await write.ExecuteNonQueryAsync(cancellationToken);
        }

        return done;
    }

    private async Task<int> ResealWorkbooksAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var batch in await db.ImportBatches.AsNoTracking().Where(b => b.File != null).Select(b => b.Id).ToListAsync(cancellationToken))
            if ((await mediator.Send(new ResealWorkbook(batch), cancellationToken)) is { Succeeded: true, Value: true }) done++;
        return done;
    }

    private async Task<List<object[]>> KeysAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<object[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private async Task<int> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        Add(command, "@key", $"{keys.Current.Id}.%");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<DbCommand> CommandAsync(string sql, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Made of the model's own table and column names; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record Place(string Table, string Column);

    private sealed record Sealed(string Id, string Cipher);
}
