using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Ten years of 250 activities with 400 attendances each, and 1,200 records of the register a year; made inside the database.</summary>
internal static class AttendanceData
{
    private const int FirstYear = 2016;
    private const int Years = 10;
    private const int EventsAYear = 250;
    private const int PeopleAnEvent = 400;
    private const int WorksAYear = 1_200;
    private const int Events = Years * EventsAYear;
    private const int Attendances = Events * PeopleAnEvent;
    private const int Works = Years * WorksAYear;
    private static readonly string[] Tables = ["Registrations", "Events", "Works"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Every fifth activity is academic.</summary>
    public const int AcademicAttendances = EventsAYear / 5 * PeopleAnEvent;

    public static async Task FillAsync(TestApp app) => await app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
        var postgres = app.Kind is DatabaseKind.PostgreSql;
        await db.Database.OpenConnectionAsync();
        await ExecuteAsync(db, postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
        foreach (var statement in Statements(postgres)) await ExecuteAsync(db, statement);
        await ExecuteAsync(db, postgres ? "SET session_replication_role = origin" : "PRAGMA foreign_keys = ON");
        await ExecuteAsync(db, postgres ? "VACUUM ANALYZE" : "ANALYZE");
    });

    public static async Task EmptyAsync(TestApp app) => await app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
        await db.Database.OpenConnectionAsync();
        if (app.Kind is DatabaseKind.PostgreSql) await ExecuteAsync(db, """TRUNCATE "Registrations", "Events", "Works" CASCADE""");
        else
        {
            await ExecuteAsync(db, "PRAGMA foreign_keys = OFF");
            foreach (var table in Tables) await ExecuteAsync(db, $"DELETE FROM \"{table}\"");
        }
    });

    private static IEnumerable<string> Statements(bool postgres)
    {
        string From(int count) => postgres ? $"generate_series(0, {count - 1}) AS n(i)" : "n";
        string With(int count) => postgres ? "" : $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})";
        string Id(int table, string of) => postgres ? $"(lpad(to_hex({of}), 8, '0') || '-0000-7000-8000-{table:D12}')::uuid" : $"printf('%08X-0000-7000-8000-{table:D12}', {of})";
        string Day(string year, string i) => postgres ? $"make_date(({FirstYear} + {year})::int, (1 + {i} % 12)::int, (1 + {i} % 28)::int)" : $"printf('%04d-%02d-%02d', {FirstYear} + {year}, 1 + {i} % 12, 1 + {i} % 28)";
        var (eventDay, workDay) = (Day($"i / {EventsAYear}", "i"), Day($"i / {WorksAYear}", "i"));
        var text = postgres ? "::text" : "";
        var moment = postgres ? "TIMESTAMPTZ '2025-06-01 01:00:00+00'" : "'2025-06-01 01:00:00'";
        yield return $"""
            {With(Events)} INSERT INTO "Events" ("Id", "Slug", "Type", "Class", "Level", "Status", "StartsOn", "EndsOn", "PaymentDays", "Hours", "Name_Zh", "Version")
            SELECT {Id(11, "i")}, 'e' || i{text}, 'CmeCourse', CASE WHEN i % 5 = 0 THEN 'Academic' WHEN i % 5 = 1 THEN 'PublicCme' ELSE 'SpecialisedCme' END, 'Provincial', 'Held', {eventDay}, {eventDay}, 7, {(postgres ? "0" : "'0.0'")}, '活动' || i{text}, 0 FROM {From(Events)}
            """;
        yield return $"""
            {With(Attendances)} INSERT INTO "Registrations" ("Id", "Event", "Category", "Phase", "AsMember", "Person", "AttendeeKey", "Name", "Number", "TicketCode", "Status", "RegisteredAt", "CheckedInAt", "Language", "Price_Amount", "Version")
            SELECT {Id(12, "i")}, {Id(11, $"i / {PeopleAnEvent}")}, {Id(13, "0")}, {Id(14, "0")}, {(postgres ? "true" : "1")}, {Id(1, $"(i / {PeopleAnEvent} * 37 + i % {PeopleAnEvent} * 251) % 100000")}, 'k' || i{text}, '张', 'R' || i{text}, 'T' || i{text}, 'Confirmed', {moment}, {moment}, 'zh-CN', {(postgres ? "0" : "'0.0'")}, 0 FROM {From(Attendances)}
            """;
        yield return $"""
            {With(Works)} INSERT INTO "Works" ("Id", "Kind", "Title_Zh", "Day", "Department", "Total", "Passed", "ClosedOn", "Version")
            SELECT {Id(15, "i")}, CASE i % 4 WHEN 0 THEN 'ExamSitting' WHEN 1 THEN 'AuthorityTask' WHEN 2 THEN 'ReportingInstitution' ELSE 'PopularScience' END, '记录' || i{text}, {workDay}, 'Quality', 20, 18, CASE WHEN i % 4 = 1 THEN {workDay} ELSE NULL END, 0 FROM {From(Works)}
            """;
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
