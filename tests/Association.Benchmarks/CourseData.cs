using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Courses that were held, with attendances by the hundred thousand: the first of each course is made by the product, the others are its copies in the database.</summary>
internal static class CourseData
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>What hangs on people and courses, what hangs on others first.</summary>
    private static readonly string[] Written =
        ["CreditAwards", "CreditClaims", "Certificates", "Outbox", "RosterEntries", "RosterDays", "Admissions", "Scans", "Registrations", "Quotas", "NumberSequences"];

    /// <param name="each">So many copies for each course, of <paramref name="people"/> in turns; whoever is copied came as well.</param>
    public static async Task<IReadOnlyList<Id<Event>>> FillAsync(TestApp app, int courses, int each, int people)
    {
        var units = Rosters.Units().ToArray();
        await app.Given(units);
        var (made, first) = (new List<Id<Event>>(), new AMember(Name: "原型", Pinyin: "yuanxing", Email: "first@example.org").Guest());
        await app.Given(first);
        await RosterData.FillAsync(app, units[0].Id, units[1].Id, 0, people);
        for (var i = 0; i < courses; i++)
        {
            var course = Course(i);
            var place = new ARegistration(course, first).Attended(course.Event.Sessions.First().StartsAt.AddMinutes(-10));
            await app.Given(course, place);
            await CopyAsync(app, place, i * each, i * each + each, people);
            made.Add(course.Id);
        }

        return made;
    }

    private static BuiltEvent Course(int i)
    {
        var built = new AnEvent(Slug: $"course-{i}", Capacity: 100_000, On: Sample.Today.AddDays(-3), Now: Sample.Now.AddDays(-30), Hours: 3).Draft();
        var day = built.Event.StartsOn;
        built.Event.Schedule(new("讲座", "Lecture"), AssociationCalendar.At(day, new TimeOnly(10, 0)), AssociationCalendar.At(day, new TimeOnly(12, 0)), null, null);
        built.Event.File(new CmeTerms(true, 1, null, CmeProjectLevel.District, CmeDelivery.FaceToFace, "CN-2024"));
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now.AddDays(-30)), Sample.Now.AddDays(-30));
        built.Event.Conclude(day);
        return built;
    }

    private static Task CopyAsync(TestApp app, BuiltRegistration place, int from, int to, int people) => app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
        await db.Database.OpenConnectionAsync();
        var postgres = app.Kind is DatabaseKind.PostgreSql;
        await ExecuteAsync(db, postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
        string Id(int table, string number) => postgres ? $"(lpad(to_hex({number}), 8, '0') || '-0000-7000-8000-{table:D12}')::uuid" : $"printf('%08X-0000-7000-8000-{table:D12}', {number})";
        var padded = postgres ? "lpad(i::text, 7, '0')" : "printf('%07d', i)";
        await ExecuteAsync(db, await CopyOfAsync(db, postgres, "Registrations", place.Registration.Id.Value, from, to, new()
        {
            ["Id"] = Id(11, "i"), ["Person"] = Id(1, $"i % {people}"), ["AttendeeKey"] = $"'k' || {padded}", ["Number"] = $"'B' || {padded}", ["TicketCode"] = $"'T' || {padded}", ["Name"] = $"'张' || {padded}",
        }));
        await ExecuteAsync(db, await CopyOfAsync(db, postgres, "Scans", place.Scan!.Id.Value, from, to, new() { ["Id"] = Id(12, "i"), ["Registration"] = Id(11, "i"), ["Nonce"] = $"'n' || {padded}" }));
        await ExecuteAsync(db, postgres ? "SET session_replication_role = origin" : "PRAGMA foreign_keys = ON");
        await ExecuteAsync(db, "ANALYZE");
    });

    /// <summary>Every column as it is in the row with this id, but for those that are named.</summary>
    private static async Task<string> CopyOfAsync(DbContext db, bool postgres, string table, Guid row, int from, int to, Dictionary<string, string> changed)
    {
        var columns = new List<string>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Nothing that anybody typed.
        command.CommandText = postgres ? $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = current_schema()" : $"SELECT name FROM pragma_table_info('{table}')";
#pragma warning restore CA2100
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        var (names, values) = (string.Join(", ", columns.Select(c => $"\"{c}\"")), string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, $"t.\"{c}\""))));
        var (with, source, id) = postgres ? ("", $"generate_series({from}, {to - 1}) AS n(i)", $"'{row}'")
            : ($"WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})", "n", $"'{row.ToString().ToUpperInvariant()}'");
        return $"{with} INSERT INTO \"{table}\" ({names}) SELECT {values} FROM \"{table}\" t CROSS JOIN {source} WHERE t.\"Id\" = {id}";
    }

    /// <summary>The invariants are checked on what is left; copies left no trace of their making.</summary>
    public static async Task EmptyAsync(TestApp app)
    {
        await app.Db(async db =>
        {
            db.Database.SetCommandTimeout(Patience);
            await db.Database.OpenConnectionAsync();
            if (app.Kind is DatabaseKind.PostgreSql) await ExecuteAsync(db, $"TRUNCATE {string.Join(", ", Written.Select(t => $"\"{t}\""))} CASCADE");
            else
            {
                await ExecuteAsync(db, "PRAGMA foreign_keys = OFF");
                foreach (var table in Written) await ExecuteAsync(db, $"DELETE FROM \"{table}\"");
            }
        });
        await RosterData.EmptyAsync(app);
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
