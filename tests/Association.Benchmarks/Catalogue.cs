using Association.TestKit;

namespace Association.Benchmarks;

/// <summary>Every row, in the order of docs/benchmarks.md.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. Databases.Select(d => new Row("race", d.ToString(), "60 people for 5 seats, 30 rounds: seats sold at most, against 5", row => Race.GuardedAsync(row, d))),
        .. Databases.Select(d => new Row("race-unguarded", d.ToString(), "the same without the guard: it must oversell", row => Race.UnguardedAsync(row, d))),
        new("rush", "PostgreSql", "registrations/s in process, 2,000 people for 500 seats, 64 at once, against the transaction by hand", Rush.InProcessAsync),
        new("rush-http", "PostgreSql", "the same through HTTP with token, validation, price, order, ledger, audit and outbox", Rush.OverHttpAsync),
        new("event-page", "Sqlite", "public event page, requests/s at 64 readers, against a static file of the same host", EventPage.MeasureAsync),
        new("certificate", "-", "certificates/s rendered, against drawing the page directly", Certificates.MeasureAsync),
        new("certificate-template", "-", "the same by a template with words in braces", Certificates.MeasureDesignedAsync),
        .. Databases.Select(d => new Row("certificates-issue", d.ToString(), "seconds to issue 1,000 certificates with data, drawing, hash, file, row and mail, against 20 s", row => CreditsAndCertificates.IssueAsync(row, d))),
        .. Databases.Select(d => new Row("credits-compute", d.ToString(), "seconds to compute the credits of 100,000 attendances anew, against 60 s", row => CreditsAndCertificates.ComputeAsync(row, d))),
        .. Databases.Select(d => new Row("credit-file", d.ToString(), "a person's credit file with ten years of history, p95 of 300 looks, against 20 ms", row => CreditsAndCertificates.FileAsync(row, d))),
        .. Databases.Select(d => new Row("participation", d.ToString(), "the district's rate over 1,000,000 attendances, against 2 s", row => CreditsAndCertificates.DistrictAsync(row, d))),
        .. Databases.Select(d => new Row("import-members", d.ToString(), "rows/s of the 2019 workbook, against reading the workbook alone", row => Imports.MeasureAsync(row, d))),
        .. Databases.Select(d => new Row("scan-duplicates", d.ToString(), "people/s of the nightly look for duplicates at 100,000 people, against 5,700", row => Duplicates.MeasureAsync(row, d))),
        .. Databases.Select(d => new Row("import-members-100k", d.ToString(), "rows/s of 100,000 new members into a batch; rate by processor time and memory beside it", row => Imports.ManyAsync(row, d))),
        .. Databases.Select(d => new Row("import-beside", d.ToString(), "p95 of the public event page and the office's member list while the same web process imports 100,000 rows", row => BesideImport.MeasureAsync(row, d))),
        .. Databases.Select(d => new Row("members-first-page", d.ToString(), "office member list of a unit by pinyin, first page, at 1,000,000 members against 5,700", row => Rosters.FirstPageAsync(row, d))),
        .. Databases.Select(d => new Row("members-page-1000", d.ToString(), "the same, page 1,000 by its cursor", row => Rosters.LaterPageAsync(row, d))),
        .. Databases.Select(d => new Row("members-initials", d.ToString(), "the office's box by initials at 1,000,000 members, p95 of 300 searches", row => Rosters.InitialsAsync(row, d))),
        .. Databases.Select(d => new Row("rooms-grid", d.ToString(), "free slots of two weeks, 200 rooms, 50,000 bookings: p95 of 200 questions, against 100 ms", row => RoomGrid.GridAsync(row, d))),
        .. Databases.Select(d => new Row("rooms-race", d.ToString(), "60 heads for one slot, 10 rounds: bookings at most, against 1", row => RoomGrid.RaceAsync(row, d, guarded: true))),
        .. Databases.Select(d => new Row("rooms-race-unguarded", d.ToString(), "the same without the guard: the slot must be given twice", row => RoomGrid.RaceAsync(row, d, guarded: false))),
        .. Databases.Select(d => new Row("scan", d.ToString(), "ticket to answer at a door with 10,000 tickets, p95 in ms, against a look-up, two writes and a count by hand", row => Door.MeasureAsync(row, d))),
        .. Databases.Select(d => new Row("dues-run", d.ToString(), "seconds to charge the 221 units and 5,700 members of 2019 with invoice, ledger and audit, against 20 s", row => DuesAndBank.YearAsync(row, d))),
        new("dues-run-100k", "PostgreSql", "invoices/s of a run over 100,000 members, against 1,000", row => DuesAndBank.ManyAsync(row, DatabaseKind.PostgreSql)),
        .. Databases.Select(d => new Row("reconcile", d.ToString(), "seconds to read, match and keep a statement of 5,000 lines beside 50,000 open invoices, against 5 s", row => DuesAndBank.StatementAsync(row, d))),
        .. Databases.Select(d => new Row("notices", d.ToString(), "20 copies of one notification of a payment at once, p95 in ms until each is answered, against 300 ms", row => Notices.MeasureAsync(row, d))),
        .. Databases.Select(d => new Row("mails", d.ToString(), "mails/s of 10,000 from the outbox to a local mail server by one worker, against MailKit alone", row => Mails.MeasureAsync(row, d))),
        new("plan-reminders", "PostgreSql", "seconds to plan the reminders of 1,000,000 membership terms that end over the year, against 30", row => Reminders.MeasureAsync(row, DatabaseKind.PostgreSql, onOneDay: false)),
        new("plan-reminders-all", "PostgreSql", "the same where all of them end on one day", row => Reminders.MeasureAsync(row, DatabaseKind.PostgreSql, onOneDay: true)),
        .. Databases.Select(d => new Row("year-figures", d.ToString(), "all figures of one year over 1,000,000 attendances, 100,000 members and ten years of records, against 3 s (SQLite: 5 s)", row => AnnualFigures.YearAsync(row, d))),
        .. Databases.Select(d => new Row("dashboard", d.ToString(), "the dashboard over the same, p95 of 200 questions, against 100 ms", row => AnnualFigures.DashboardAsync(row, d))),
        new("start", "Sqlite", "seconds from start to the first page, with an existing database; memory beside it", Start.MeasureAsync),
    ];

    private static IEnumerable<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];
}
