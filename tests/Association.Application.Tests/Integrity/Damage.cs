using System.Reflection;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace Association.Application.Tests.Integrity;

/// <summary>What somebody could do to the database by hand, for each invariant: the least that breaks it and no other.</summary>
internal static class Damage
{
    private const string Nobody = "'0195E0E0-0000-7000-8000-000000000001'";
    private const string Somebody = "'0195E0E0-0000-7000-8000-000000000002'";
    private const string FirstCertificate = """(SELECT MIN(c."Number") FROM "Certificates" c)""";
    private const string FirstOpen = """(SELECT MIN(f."Reference") FROM "Orders" f WHERE f."Status" = 'Open')""";
    private const string NoRefund = """DELETE FROM "Refunds"; """ + NoBooking + """('RefundOwed')); DELETE FROM "LedgerTransactions" WHERE "Kind" = 'RefundOwed'""";
    private const string NoBooking = """DELETE FROM "LedgerEntries" WHERE "Transaction" IN (SELECT t."Id" FROM "LedgerTransactions" t WHERE t."Kind" IN """;

    public static readonly IReadOnlyDictionary<string, string> Done = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["works.passed"] = $"""INSERT INTO "Works" ("Id", "Kind", "Title_Zh", "Day", "Department", "Total", "Passed", "Version") VALUES ({Nobody}, 'ExamSitting', '-', '2019-01-01', 'Education', 1, 2, 0)""",
        ["works.counted"] = $"""INSERT INTO "Works" ("Id", "Kind", "Title_Zh", "Day", "Department", "Institutions", "Version") VALUES ({Nobody}, 'Inspection', '-', '2019-01-01', 'Quality', 1, 0); INSERT INTO "Works" ("Id", "Kind", "Title_Zh", "Day", "Department", "Parent", "Version") VALUES ({Somebody}, 'InspectionVisit', '-', '2019-01-01', 'Quality', {Nobody}, 0)""",
        ["reports.closed"] = $"""INSERT INTO "AnnualReports" ("Id", "Year", "State", "Opened", "Snapshots", "Version") VALUES ({Nobody}, 2019, 'Closed', (1 = 1), 0, 0)""",
        ["reports.hash"] = $"""INSERT INTO "AnnualReports" ("Id", "Year", "State", "Opened", "Snapshots", "Version") VALUES ({Nobody}, 2019, 'Open', (1 = 1), 1, 0); INSERT INTO "ReportSnapshots" ("Id", "Report", "Year", "Number", "Content", "Hash", "FrozenBy", "FrozenByName", "FrozenAt", "Version") VALUES ({Somebody}, {Nobody}, 2019, 1, 'changed', '-', {Nobody}, '-', '2020-01-16 00:00:00', 0)""",
        ["seats.capacity"] = """UPDATE "Quotas" SET "Capacity" = "Taken" - 1 WHERE "Category" IS NULL""",
        ["seats.taken"] = """UPDATE "Quotas" SET "Taken" = "Taken" + 1 WHERE "Category" IS NULL""",
        ["phases.taken"] = """UPDATE "PricePhases" SET "Taken" = "Taken" + 1 WHERE "Places" IS NOT NULL""",
        ["coupons.used"] = """UPDATE "CouponCodes" SET "Used" = "Used" + 1""",
        ["coupons.budget"] = """UPDATE "Coupons" SET "SpentFen" = "SpentFen" + 1""",
        ["waiting.offers"] = """UPDATE "WaitingList" SET "OfferEndsAt" = NULL""",
        ["groups.seats"] = """UPDATE "GroupOrders" SET "Status" = 'Cancelled'""",
        ["seats.twice"] = """UPDATE "Registrations" SET "Person" = (SELECT c."Person" FROM "Certificates" c WHERE c."Number" = """ + FirstCertificate + """) WHERE "Status" = 'AwaitingPayment'""",
        ["options.places"] = """UPDATE "QuestionOptions" SET "Places" = "Taken" - 1""",
        ["options.taken"] = """UPDATE "QuestionOptions" SET "Taken" = "Taken" + 1""",
        ["registrations.category"] = $"""UPDATE "TicketCategories" SET "Event" = {Nobody}""",
        ["registrations.attendance"] = """UPDATE "Registrations" SET "CheckedInAt" = "RegisteredAt" WHERE "Status" = 'AwaitingPayment'""",
        ["doors.once"] = """UPDATE "Scans" SET "Verdict" = 'Admitted' WHERE "Verdict" = 'AlreadyIn'""",
        ["surveys.sheets"] = """DELETE FROM "SurveySheets" """,
        ["surveys.anonymous"] = """UPDATE "SurveySheets" SET "AnsweredAt" = (SELECT MIN(r."RegisteredAt") FROM "Registrations" r)""",
        ["doors.admitted"] = """UPDATE "Scans" SET "UndoneAt" = "At" """,
        ["orders.total"] = $"""INSERT INTO "OrderLines" ("Id", "Order", "Registration", "Description", "Amount_Amount") SELECT {Nobody}, o."Id", {Nobody}, '', '1.0' FROM "Orders" o WHERE o."Reference" = {FirstOpen}""",
        ["orders.payment"] = """UPDATE "Orders" SET "Settled_Amount" = '1.0' WHERE "Status" = 'Cancelled'""",
        ["orders.refund"] = NoRefund,
        ["orders.registration"] = """UPDATE "Registrations" SET "Status" = 'AwaitingPayment' WHERE "Status" = 'Confirmed' AND "Order" IS NOT NULL""",
        ["orders.billed"] = """UPDATE "Registrations" SET "Price_Amount" = '199.0' WHERE "Status" = 'Confirmed'""",
        ["merges.tombstone"] = Tombstone("""c."Person" """, "NULL", "NULL", "NULL"),
        ["merges.number"] = Tombstone(Nobody, """(SELECT MIN(m."Number") FROM "Memberships" m)""", "NULL", "NULL"),
        ["merges.journal"] = Tombstone(Nobody, "NULL", """c."IssuedAt" """, "'[]'"),
        ["ledger.balanced"] = """UPDATE "LedgerEntries" SET "Amount_Amount" = '-1.0' WHERE "Account" = 'EventIncome'""",
        ["ledger.receivable"] = NoBooking + """('ChargeReversal')); DELETE FROM "LedgerTransactions" WHERE "Kind" = 'ChargeReversal'""",
        ["ledger.bank"] = """UPDATE "LedgerTransactions" SET "Kind" = 'Overpayment' WHERE "Kind" = 'Payment'""",
        ["ledger.refund-payable"] = """UPDATE "LedgerTransactions" SET "Kind" = 'RefundPaid' WHERE "Kind" = 'RefundOwed'""",
        ["receipts.payment"] = """DELETE FROM "Receipts" WHERE "Serial" = (SELECT MAX(r."Serial") FROM "Receipts" r); UPDATE "NumberSequences" SET "Last" = "Last" - 1 WHERE "Scope" LIKE 'receipt/%'""",
        ["receipts.numbers"] = """UPDATE "Receipts" SET "Serial" = 77 WHERE "Serial" = 2""",
        ["ledger.advances"] = """UPDATE "LedgerTransactions" SET "Payer" = NULL WHERE "Kind" = 'Payment'""",
        ["ledger.year"] = """UPDATE "LedgerTransactions" SET "Year" = 1999""",
        ["ledger.reversal"] = """UPDATE "LedgerTransactions" SET "Reverses" = (SELECT t."Id" FROM "LedgerTransactions" t WHERE t."Kind" = 'Payment' AND t."Payer" IS NOT NULL) WHERE "Kind" = 'PaymentReversal'""",
        ["dues.once"] = $"""UPDATE "DuesCharges" SET "Person" = {Nobody} WHERE "Tier" = 'Governing'""",
        ["dues.order"] = """UPDATE "DuesCharges" SET "Amount_Amount" = '99999.0'""",
        ["dues.adopted"] = """UPDATE "FeeSchedules" SET "Resolution" = NULL""",
        ["documents.numbers"] = """UPDATE "FinanceDocuments" SET "Serial" = 77 WHERE "Kind" = 'CreditNote'""",
        ["documents.credit"] = """UPDATE "FinanceDocuments" SET "Corrects" = NULL""",
        ["bank.booked"] = """UPDATE "Payments" SET "Line" = NULL""",
        ["bank.shares"] = """UPDATE "BankMatches" SET "Share_Amount" = '99999.0'""",
        ["attempts.booked"] = $"""INSERT INTO "PaymentAttempts" ("Id", "Order", "Provider", "TradeNumber", "Amount_Amount", "Received_Amount", "Status", "CreatedAt", "ExpiresAt", "Withdrawn", "Asked", "Version") SELECT {Nobody}, {Nobody}, 'Alipay', 'DAMAGE_1', '1.0', '1.0', 'Paid', r."RegisteredAt", r."RegisteredAt", r."AsMember", 0, 0 FROM "Registrations" r WHERE r."Number" = (SELECT MIN(x."Number") FROM "Registrations" x)""",
        ["ledger.held"] = $"""INSERT INTO "PaymentReviews" ("Id", "Attempt", "Order", "Reason", "Amount_Amount", "Status", "RaisedAt", "Version") SELECT {Nobody}, {Nobody}, o."Id", 'PaidTwice', '1.0', 'Waiting', o."PlacedAt", 0 FROM "Orders" o WHERE o."Status" = 'Refunding'""",
        ["refunds.owed"] = Refund("Open", "Requested"),
        ["refunds.booked"] = Refund("Refunding", "Done"),
        ["cash.sessions"] = $"""INSERT INTO "CashSessions" ("Id", "Desk", "Keeper", "OpeningCash_Amount", "Taken_Amount", "GivenBack_Amount", "ByCard_Amount", "Status", "OpenedAt", "Version") SELECT {Nobody}, '', {Nobody}, '0.0', '1.0', '0.0', '0.0', 'Closed', o."PlacedAt", 0 FROM "Orders" o WHERE o."Status" = 'Refunding'""",
        ["sponsors.pledge"] = $"""INSERT INTO "SponsorAgreements" ("Id", "Sponsor", "Event", "Number", "Purpose", "Kind", "Seats", "SeatsUsed", "FenUsed", "From", "To", "SignedAt", "Version") SELECT {Nobody}, {Nobody}, o."Event", 'DAMAGEDA', '', 'Seats', 5, 1, 0, '2026-01-01', '2026-12-31', o."PlacedAt", 0 FROM "Orders" o WHERE o."Reference" = (SELECT MIN(x."Reference") FROM "Orders" x WHERE x."Status" = 'Refunding')""",
        ["ledger.sponsor-due"] = $"""INSERT INTO "SponsorDraws" ("Id", "Agreement", "Registration", "Order", "Payment", "Amount_Amount", "Returned_Amount", "DrawnAt", "Version") SELECT {Nobody}, {Nobody}, {Nobody}, {Nobody}, {Nobody}, '1.0', '0.0', o."PlacedAt", 0 FROM "Orders" o WHERE o."Reference" = (SELECT MIN(x."Reference") FROM "Orders" x)""",
        ["memberships.overlap"] = Again("Live"),
        ["memberships.proposed"] = Again("Proposed"),
        ["memberships.joined"] = """UPDATE "Memberships" SET "JoinedOn" = '2001-01-01'""",
        ["memberships.dues"] = $"""INSERT INTO "OrderLines" ("Id", "Order", "Term", "Description", "Amount_Amount") SELECT {Nobody}, o."Id", t."Id", '', '0.0' FROM "Orders" o, "MembershipTerms" t JOIN "Memberships" m ON m."Id" = t."Membership" WHERE o."Reference" = {FirstOpen} AND m."Number" = (SELECT MIN(x."Number") FROM "Memberships" x)""",
        ["applications.approved"] = $"""INSERT INTO "Applications" ("Id", "Number", "Status", "Channel", "Category", "Language", "Name", "Sex", "WantsListing", "StartedAt", "Version") SELECT {Nobody}, 'AAAAAAAA', 'Approved', 'Web', 'Ordinary', 'zh-CN', '', 'Unknown', r."AsMember", r."RegisteredAt", 0 FROM "Registrations" r WHERE r."Number" = (SELECT MIN(x."Number") FROM "Registrations" x)""",
        ["units.tier-overlap"] = $"""INSERT INTO "UnitTerms" ("Id", "Unit", "Tier", "From", "To", "Resolution") SELECT {Nobody}, t."Unit", t."Tier", t."From", t."To", t."Resolution" FROM "UnitTerms" t WHERE t."Unit" = (SELECT u."Id" FROM "Units" u WHERE u."Name" = '对账甲医院')""",
        ["employments.overlap"] = $"""INSERT INTO "Employments" ("Id", "Person", "Unit", "Department", "Title", "From", "To") SELECT {Nobody}, e."Person", e."Unit", e."Department", e."Title", e."From", e."To" FROM "Employments" e""",
        ["liaisons.once"] = $"""INSERT INTO "UnitLiaisons" ("Id", "Unit", "Person", "Staff", "Dues", "Credits", "GrantedBy", "GrantedAt", "WithdrawnAt", "Version") SELECT {Nobody}, l."Unit", l."Person", l."Staff", l."Dues", l."Credits", l."GrantedBy", l."GrantedAt", l."WithdrawnAt", l."Version" FROM "UnitLiaisons" l""",
        ["figures.periods"] = """UPDATE "Employments" SET "To" = '1990-01-01'""",
        ["meetings.once"] = $"{Came(Nobody, "Unknown")}; {Came(Somebody, "Unknown")}",
        ["meetings.cancelled"] = $"""{Came(Nobody, "Attended")}; UPDATE "Events" SET "Status" = 'Cancelled'""",
        ["meetings.materials"] = $"""INSERT INTO "MeetingRecords" ("Id", "Event", "Code", "Version") SELECT {Nobody}, e."Id", 'ABCDEF', 0 FROM "Events" e WHERE e."Slug" = (SELECT MIN(x."Slug") FROM "Events" x); INSERT INTO "Material" ("Id", "Record", "File") SELECT {Nobody}, {Nobody}, f."Id" FROM "Files" f WHERE f."Purpose" = 'RemittanceSlip'; UPDATE "Files" SET "DiscardedAt" = "StoredAt" WHERE "Purpose" = 'RemittanceSlip'""",
        ["certificates.number"] = """UPDATE "Certificates" SET "Number" = """ + FirstCertificate,
        ["certificates.check-character"] = """UPDATE "Certificates" SET "Number" = 'CDGX-2026-000001-0' WHERE "Number" = """ + FirstCertificate,
        ["certificates.attended"] = $"""UPDATE "Certificates" SET "Person" = {Nobody}""",
        ["certificates.one-valid"] = $"""UPDATE "Certificates" SET "Registration" = (SELECT c."Registration" FROM "Certificates" c WHERE c."Number" = {FirstCertificate}), "Person" = (SELECT c."Person" FROM "Certificates" c WHERE c."Number" = {FirstCertificate})""",
        ["credits.once"] = $"{Award(Nobody, "Proposed", "IS NOT NULL", "NULL")}; {Award(Somebody, "Proposed", "IS NOT NULL", "NULL")}",
        ["credits.attended"] = Award(Nobody, "Released", "IS NULL", """r."RegisteredAt" """),
        ["credits.released"] = Award(Nobody, "Released", "IS NOT NULL", "NULL"),
        ["certificates.revoked"] = """UPDATE "Certificates" SET "RevokedAt" = "IssuedAt" """,
        ["certificates.credits"] = $"""UPDATE "Certificates" SET "Kind" = 'Credit' WHERE "Number" = {FirstCertificate}""",
        ["certificates.file"] = """UPDATE "Certificates" SET "FileSha256" = 'altered'""",
        ["bodies.term-overlap"] = $"""INSERT INTO "BodyTerms" ("Id", "Body", "Name", "From", "To") SELECT {Nobody}, t."Body", 'again', t."From", t."To" FROM "BodyTerms" t""",
        ["bodies.one-chair"] = """UPDATE "Appointments" SET "Position" = 'Chair'""",
        ["elections.papers"] = """DELETE FROM "BallotPapers" """,
        ["letters.number"] = """UPDATE "AppointmentLetters" SET "Number" = (SELECT MIN(l."Number") FROM "AppointmentLetters" l)""",
        ["letters.check-character"] = """UPDATE "AppointmentLetters" SET "Number" = 'CDGXL-2026-000001-?' WHERE "Number" = (SELECT MIN(l."Number") FROM "AppointmentLetters" l)""",
        ["letters.file"] = """UPDATE "AppointmentLetters" SET "FileSha256" = 'altered'""",
        ["outbox.once"] = """UPDATE "Outbox" SET "Key" = 'the same'""",
        ["outbox.lease"] = """UPDATE "Outbox" SET "State" = 'Parked', "LeasedUntil" = "CreatedAt" """,
        ["outbox.sent"] = """UPDATE "Outbox" SET "State" = 'Sent'""",
        ["tasks.stuck"] = """UPDATE "Tasks" SET "QueuedAt" = (SELECT MIN("RegisteredAt") FROM "Registrations")""",
        ["audit.complete"] = """DELETE FROM "AuditEntries" WHERE "Entity" = 'Payment'""",
        ["audit.once"] = """UPDATE "AuditEntries" SET "EntityId" = 'the same' WHERE "Entity" = 'StoredFile'""",
        ["audit.sealed"] = """UPDATE "AuditEntries" SET "UserName" = 'somebody else' WHERE "Entity" = 'Person'""",
        ["numbers.openable"] = $"""UPDATE "People" SET "Mobile_Cipher" = 'lost.AAAA', "Mobile_Index" = 'x', "Mobile_Masked" = 'x' WHERE "Id" = (SELECT c."Person" FROM "Certificates" c WHERE c."Number" = {FirstCertificate})""",
        ["abstracts.conflict"] = """UPDATE "AbstractReviewers" SET "Units" = (SELECT MIN(a."Unit") FROM "SubmissionAuthors" a)""",
        ["abstracts.talk"] = """UPDATE "Submissions" SET "Status" = 'Rejected' WHERE "Session" IS NOT NULL""",
        ["online.evidence"] = """UPDATE "Scans" SET "At" = (SELECT MIN(r."RegisteredAt") FROM "Registrations" r) WHERE "Method" = 'Code' AND "Verdict" = 'Left'""",
        ["online.codes"] = """UPDATE "PresenceCodes" SET "ValidUntil" = "DueAt" """,
        ["rooms.once"] = """DELETE FROM "BookedQuarters" """,
        ["files.content"] = """UPDATE "Files" SET "Sha256" = 'altered' WHERE "Purpose" = 'RemittanceSlip'""",
        ["files.orphan"] = """DELETE FROM "Files" WHERE "Purpose" = 'RemittanceSlip'""",
    };

    /// <summary>Does it inside the running transaction; the fences of the database are taken down first.</summary>
    public static async Task DoAsync(AssociationDbContext db, DatabaseKind kind, string invariant)
    {
        foreach (var statement in Fences(kind).Concat(Done[invariant].Split("; "))) await db.Database.ExecuteSqlRawAsync(statement);
    }

    private static IEnumerable<string> Fences(DatabaseKind kind)
    {
        (string Table, string Index)[] indexes =
        [
            ("Registrations", "IX_Registrations_Event_Person"), ("Certificates", "IX_Certificates_Number"),
            ("Certificates", "IX_Certificates_Registration_Kind"), ("Outbox", "IX_Outbox_Key"), ("UnitLiaisons", "IX_UnitLiaisons_Person_Unit"),
            ("Invitees", "IX_Invitees_Event_Person"), ("CreditAwards", "IX_CreditAwards_Event_Person_Role"),
            ("AppointmentLetters", "IX_AppointmentLetters_Number"),
        ];
        var drops = indexes.Select(i => kind is DatabaseKind.SqlServer ? $"DROP INDEX \"{i.Index}\" ON \"{i.Table}\"" : $"DROP INDEX \"{i.Index}\"");
        return kind switch
        {
            DatabaseKind.Sqlite => ["PRAGMA defer_foreign_keys = ON", "PRAGMA ignore_check_constraints = ON", .. drops],
            DatabaseKind.PostgreSql => ["SET LOCAL session_replication_role = replica", """ALTER TABLE "Quotas" DROP CONSTRAINT "CK_Quotas_Taken" """, """ALTER TABLE "QuestionOptions" DROP CONSTRAINT "CK_QuestionOptions_Taken" """, .. drops],
            _ => ["EXEC sp_MSforeachtable 'ALTER TABLE ? NOCHECK CONSTRAINT ALL'", .. drops],
        };
    }

    private static string Tombstone(string gone, string number, string undone, string journal) =>
        $"""INSERT INTO "PersonMerges" ("Id", "Gone", "Name", "Survivor", "KeptAs", "Number", "MergedBy", "MergedAt", "Counts", "UndoneAt", "Journal", "Version") SELECT {Nobody}, {gone}, '', c."Person", c."Person", {number}, c."Person", c."IssuedAt", '', {undone}, {journal}, 0 FROM "Certificates" c WHERE c."Number" = {FirstCertificate}""";

    private static string Refund(string order, string status) =>
        $"""INSERT INTO "RefundPayments" ("Id", "Order", "Way", "Amount_Amount", "Number", "Reason", "Status", "RequestedBy", "RequestedAt", "Asked", "Version") SELECT {Nobody}, o."Id", 'Transfer', '1.0', 'DAMAGE_R', '', '{status}', {Nobody}, o."PlacedAt", 0, 0 FROM "Orders" o WHERE o."Reference" = (SELECT MIN(x."Reference") FROM "Orders" x WHERE x."Status" = '{order}')""";

    private static string Award(string id, string status, string came, string released) =>
        $"""INSERT INTO "CreditAwards" ("Id", "Person", "Event", "Registration", "Title_Zh", "Kind", "Role", "Year", "EarnedFrom", "EarnedOn", "Pack", "PackVersion", "Rule", "Minutes", "Hours", "Credits", "WholeYear", "ByEmployer", "Steps", "Status", "ComputedAt", "ReleasedAt", "Version") SELECT {id}, r."Person", r."Event", r."Id", '', 'Project', 'Attendee', 2026, e."StartsOn", e."EndsOn", 'CN-2024', 1, 'R1.03', 180, '3.0', '1.0', r."AsMember", r."AsMember", '[]', '{status}', r."RegisteredAt", {released}, 0 FROM "Registrations" r JOIN "Events" e ON e."Id" = r."Event" WHERE r."Number" = (SELECT MIN(x."Number") FROM "Registrations" x WHERE x."CheckedInAt" {came})""";

    private static string Came(string id, string presence) =>
        $"""INSERT INTO "Invitees" ("Id", "Event", "Person", "InvitedAt", "Answer", "Presence", "Version") SELECT {id}, r."Event", r."Person", r."RegisteredAt", 'None', '{presence}', 0 FROM "Registrations" r WHERE r."Number" = (SELECT MIN(x."Number") FROM "Registrations" x)""";

    private static string Again(string state) =>
        $"""INSERT INTO "MembershipTerms" ("Id", "Membership", "Category", "State", "From", "To") SELECT {Nobody}, t."Membership", t."Category", '{state}', t."From", t."To" FROM "MembershipTerms" t WHERE t."Membership" = (SELECT m."Id" FROM "Memberships" m WHERE m."Number" = (SELECT MIN(n."Number") FROM "Memberships" n))""";
}

/// <summary>Every kind of damage on every database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DamagesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        DatabaseKinds.Tested.SelectMany(kind => Damage.Done.Keys.Select(invariant => new object[] { kind, invariant }));
}
