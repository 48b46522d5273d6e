using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Members by the million, made inside the database: names of three syllables, one term, one work each.</summary>
internal static class RosterData
{
    private const int Letters = 23;
    private static readonly string[] Tables = ["MembershipTerms", "Employments", "Memberships", "People"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The initials of the person with this number, as the statement below writes them.</summary>
    public static string InitialsOf(int i) => new([Letter(i), Letter(i / Letters * 7 + i), Letter(i / (Letters * Letters))]);

    public static async Task FillAsync(TestApp app, Id<MemberUnit> most, Id<MemberUnit> others, int from, int to) => await app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
        var postgres = app.Kind is DatabaseKind.PostgreSql;
        await db.Database.OpenConnectionAsync();
        await ExecuteAsync(db, postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
        foreach (var statement in postgres ? PostgreSql(most, others, from, to) : Sqlite(most, others, from, to)) await ExecuteAsync(db, statement);
        await ExecuteAsync(db, postgres ? "SET session_replication_role = origin" : "PRAGMA foreign_keys = ON");
        await ExecuteAsync(db, postgres ? "VACUUM ANALYZE" : "ANALYZE");
    });

    /// <summary>The invariants are checked on what is left; a million people without an audit entry would break one.</summary>
    public static async Task EmptyAsync(TestApp app) => await app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
        await db.Database.OpenConnectionAsync();
        if (app.Kind is DatabaseKind.PostgreSql) await ExecuteAsync(db, """TRUNCATE "MembershipTerms", "Employments", "Memberships", "People" CASCADE""");
        else
        {
            await ExecuteAsync(db, "PRAGMA foreign_keys = OFF");
            foreach (var table in Tables) await ExecuteAsync(db, $"DELETE FROM \"{table}\"");
        }
    });

    private static char Letter(int i) => (char)('a' + i % Letters);

    private static IEnumerable<string> Sqlite(Id<MemberUnit> most, Id<MemberUnit> others, int from, int to)
    {
        var numbers = $"WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})";
        string Id(int table) => $"printf('%08X-0000-7000-8000-{table:D12}', i)";
        const string L1 = "char(97 + i % 23)", L2 = "char(97 + (i / 23 * 7 + i) % 23)", L3 = "char(97 + i / 529 % 23)";
        return Statements(numbers, "n", Id, L1, L2, L3, "printf('%07d', i)", $"CASE WHEN i % 10 = 0 THEN '{others.Value.ToString().ToUpperInvariant()}' ELSE '{most.Value.ToString().ToUpperInvariant()}' END", "'2020-01-01'");
    }

    private static IEnumerable<string> PostgreSql(Id<MemberUnit> most, Id<MemberUnit> others, int from, int to)
    {
        string Id(int table) => $"(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-{table:D12}')::uuid";
        const string L1 = "chr(97 + i % 23)", L2 = "chr(97 + (i / 23 * 7 + i) % 23)", L3 = "chr(97 + i / 529 % 23)";
        return Statements("", $"generate_series({from}, {to - 1}) AS n(i)", Id, L1, L2, L3, "lpad(i::text, 7, '0')", $"CASE WHEN i % 10 = 0 THEN '{others.Value}'::uuid ELSE '{most.Value}'::uuid END", "DATE '2020-01-01'");
    }

    private static IEnumerable<string> Statements(string with, string source, Func<int, string> id, string l1, string l2, string l3, string padded, string unit, string day)
    {
        var key = $"{l1} || 'ang ' || {l2} || 'en ' || {l3} || 'ing ' || {padded}";
        yield return $"""
            {with} INSERT INTO "People" ("Id", "Name", "Pinyin", "Initials", "SortKey", "LatinName", "Sex", "Version")
            SELECT {id(1)}, '张' || {padded}, {l1} || 'ang' || {l2} || 'en' || {l3} || 'ing', {l1} || {l2} || {l3}, {key}, 'Zhang', 'Unknown', 0 FROM {source}
            """;
        yield return $"""{with} INSERT INTO "Memberships" ("Id", "Person", "Number", "JoinedOn", "Version") SELECT {id(2)}, {id(1)}, 'M' || {padded}, {day}, 0 FROM {source}""";
        yield return $"""{with} INSERT INTO "MembershipTerms" ("Id", "Membership", "Category", "State", "From") SELECT {id(3)}, {id(2)}, 'Ordinary', 'Live', {day} FROM {source}""";
        yield return $"""{with} INSERT INTO "Employments" ("Id", "Person", "Unit", "Department", "From", "SortKey") SELECT {id(4)}, {id(1)}, {unit}, '内科', {day}, {key} FROM {source}""";
    }

    private static async Task ExecuteAsync(DbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = (int)Patience.TotalSeconds;
#pragma warning disable CA2100 // Nothing that anybody typed.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
