using System.Diagnostics;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Association.Benchmarks;

/// <summary>
/// The transaction that somebody would write by hand: one insert, one conditional counter, commit. Everybody gets a row, as in the
/// product everybody gets a place or one on the waiting list.
/// </summary>
internal static class ByHand
{
    public static async Task<double> MeasureAsync(TestApp app, int people, int atOnce)
    {
        await app.Db(db => db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE IF NOT EXISTS by_hand (id uuid PRIMARY KEY, person int NOT NULL);
            CREATE TABLE IF NOT EXISTS by_hand_quota (id int PRIMARY KEY, taken int NOT NULL, capacity int NOT NULL);
            TRUNCATE by_hand; TRUNCATE by_hand_quota;
            """));
        await app.Db(db => db.Database.ExecuteSqlAsync($"INSERT INTO by_hand_quota VALUES (1, 0, {2 * people})"));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(app.Database.ConnectionString) { MaxPoolSize = atOnce }.ConnectionString);
        await RunAsync(source, 200, atOnce);
        await app.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE by_hand_quota SET taken = 0; TRUNCATE by_hand;"));

        var watch = Stopwatch.StartNew();
        await RunAsync(source, people, atOnce);
        return people / watch.Elapsed.TotalSeconds;
    }

    private static Task RunAsync(NpgsqlDataSource source, int people, int atOnce) =>
        Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (person, cancellationToken) =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var insert = new NpgsqlCommand("INSERT INTO by_hand VALUES ($1, $2)", connection, transaction) { Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = person } } };
            await insert.ExecuteNonQueryAsync(cancellationToken);
            await using var take = new NpgsqlCommand("UPDATE by_hand_quota SET taken = taken + 1 WHERE id = 1 AND taken < capacity", connection, transaction);
            if (await take.ExecuteNonQueryAsync(cancellationToken) == 1) await transaction.CommitAsync(cancellationToken);
        });
}
