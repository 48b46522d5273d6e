using System.Data.Common;
using System.Globalization;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Members.Duplicates;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Elections;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Files;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Tests.Members.Duplicates;

/// <summary>One person on two records, each with something of every kind that points to a person.</summary>
internal sealed record Twins(TestApp App, TestUser Officer, BuiltMember Keep, BuiltMember Gone, Id<MemberUnit> Hospital, Id<MemberUnit> Clinic)
{
    public const string Mobile = "13800138000";

    /// <summary>The choices of somebody who only presses the button.</summary>
    public static readonly MergeChoices Plain = new([], false, false, false);

    public static async Task<Twins> BornAsync(TestApp app)
    {
        var numbers = app.Services.GetRequiredService<IPersonalNumbers>();
        var keep = new AMember(Name: "张文静", Number: "M700001", Joined: Sample.Today.AddYears(-2)).Live();
        var gone = new AMember(Name: "张文婧", Email: "wenjing@example.org", Number: "M700002", Joined: Sample.Today.AddYears(-5)).Live();
        foreach (var person in new[] { keep.Person, gone.Person }) person.Contact(numbers.Seal(MobileOf(Mobile)), person.Email);
        Identify(app, gone.Person, 4711);
        var (hospital, clinic) = (new AUnit("合并第一医院").Seated(), new AUnit("合并诊所").Seated());
        keep.Person.WorkAt(hospital.Id, "内科", "医师", Sample.Today.AddYears(-1));
        gone.Person.WorkAt(clinic.Id, "外科", "护士", Sample.Today.AddYears(-4));
        clinic.RepresentedBy(gone.Id, Sample.Today);
        await app.Given([hospital, clinic, keep, gone]);
        var twins = new Twins(app, app.As(Role.MembershipOfficer), keep, gone, hospital.Id, clinic.Id);
        await twins.SettleAsync();
        return twins;
    }

    public async Task<Id<PersonMerge>> MergedAsync(MergeChoices? choices = null)
    {
        var merged = await Officer.Send(new MergePersons(Keep.Id, Gone.Id, choices ?? Plain));
        return new(merged.Value);
    }

    /// <summary>Every row of every table as text, but for what counts saves or tells of them.</summary>
    public Task<List<string>> RowsAsync() => App.Db(async db =>
    {
        var rows = new List<string>();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(["AuditEntries", "AuditBlocks", "PersonMerges", "KeyRing", "DataProtectionKeys"]).Order(StringComparer.Ordinal))
            rows.AddRange(await TableAsync(connection, table));
        return rows;
    });

    private static async Task<List<string>> TableAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the model.
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add($"{table}: " + string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) is not "Version")
                .Select(i => $"{reader.GetName(i)}={Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)}")));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static MobileNumber MobileOf(string text) => MobileNumber.TryParse(text, out var mobile) ? mobile : throw new ArgumentException(text);

    public static void Identify(TestApp app, Person person, int serial)
    {
        if (!ResidentId.TryParse(AnApplication.ResidentIdOf(serial), Sample.Today, out var id)) throw new ArgumentException($"{serial}");
        person.Identify(app.Services.GetRequiredService<IPersonalNumbers>().Seal(id), id.Sex, id.BirthDate);
    }

    /// <summary>A place with certificate, offices, an account, a desk, invitations: a row in every column.</summary>
    private async Task SettleAsync()
    {
        await CertifyAsync();
        await OweAsync();
        var body = new Body(new Bilingual("合并专委会"), BodyKind.Committee, "merge-body");
        var term = body.Term("第一届", Sample.Today.AddYears(-3), null);
        term.Appoint(Keep.Id, BodyPosition.Member, Sample.Today.AddYears(-1), null);
        term.Appoint(Gone.Id, BodyPosition.Member, Sample.Today.AddYears(-3), null);
        term.Appoint(Gone.Id, BodyPosition.Secretary, Sample.Today.AddYears(-3), null);
        var transfer = new StaffTransfer(Gone.Id, Clinic, Hospital, Sample.Today.AddDays(9), null, UserId.System, Sample.Now);
        var invitation = new UnitInvitation(Hospital, new Invitee(Gone.Id, "张文婧", null, null, null, null), 1, UserId.System, Sample.Now);
        invitation.FoundBy(new string('a', UnitInvitation.CodeHashLength));
        await MeetAsync(body, term);
        var before = new AMember(Name: "张文晶").Guest();
        await App.Given(transfer, invitation, before,
            new UnitLiaison(Clinic, Keep.Id, [LiaisonDuty.Dues], UserId.System, Sample.Now), new UnitLiaison(Clinic, Gone.Id, [LiaisonDuty.Staff], UserId.System, Sample.Now),
            AccountOf("keep", Keep.Id), AccountOf("gone", Gone.Id),
            new Consent(Keep.Id, ConsentPurpose.Newsletter, "2026-03", "test", Sample.Now), new Consent(Gone.Id, ConsentPurpose.Newsletter, "2026-03", "test", Sample.Now),
            new Export(ExportKind.Person, "{}", true, Gone.Id, UserId.System, Sample.Now));
        await Officer.Send(new MergePersons(Gone.Id, before.Id, Plain));
        await App.Send(new CheckNewPeople());
    }

    /// <summary>A letter, a candidacy, a vote, invitations, a task, a lecture and a line of the plan; both are asked to the same meeting.</summary>
    private async Task MeetAsync(Body body, BodyTerm term)
    {
        var meeting = new AnEvent(Slug: "merged-meeting").Published();
        var office = term.Appointments.First(a => a.Person == Gone.Id && a.Position is BodyPosition.Member);
        var letter = new AppointmentLetter(CertificateNumber.Of("PS", 2026, 1), office, Gone.Person, body, term, new("测试医学会"), Sample.Now);
        var election = new Election(body.Id, new("换届选举"), new("第二届", Sample.Today, null), Sample.Now, Sample.Now.AddDays(3), 50);
        election.Elects(BodyPosition.Chair, 1);
        foreach (var person in new[] { Keep.Id, Gone.Id }) election.Nominate(person, BodyPosition.Chair, null);
        election.MayVote([Keep.Id, Gone.Id]);
        var (record, lecturer) = (new MeetingRecord(meeting.Event.Id), new Lecturer("张文婧", null, new LecturerProfile(null, null, null, "zh", "CN")));
        record.Decide("制定计划", Gone.Id, null);
        lecturer.IsKnownAs(Gone.Id);
        var line = new PlanLine(Sample.Today.Year, null, PlanMetric.Salons, 20, new(Sample.Today.Year, 12, 31));
        line.Set(20, line.Due, Gone.Id, null);
        var (asked, again) = (new EventInvitee(meeting.Event.Id, Keep.Id, null, Sample.Now), new EventInvitee(meeting.Event.Id, Gone.Id, new string('b', EventInvitee.KeyHashLength), Sample.Now));
        var waiting = new WaitingListEntry(meeting.Event.Id, meeting.Category.Id, new Attendee(Gone.Id, $"{Gone.Id}", "张文婧", null, null, null), true, "zh-CN", null, Sample.Now);
        var coupon = new Coupon(meeting.Event.Id, new CouponTerms("专属优惠", null, CouponKind.Percent, 50, null, null), Sample.Now);
        coupon.OnlyFor(Gone.Id);
        coupon.Issue("MERGED", 1);
        await App.Given(body, meeting, election, record, lecturer, line, asked, again, waiting, coupon);
        await EarnAsync(meeting);
        await WriteAsync(meeting.Event.Id);
        await App.With<IServiceProvider, bool>(async services =>
        {
            letter.KeptAs(await services.GetRequiredService<IFileStore>().KeepAsync([1], "letter.pdf", "application/pdf", FilePurpose.Letter, null, default));
            var db = services.GetRequiredService<AssociationDbContext>();
            db.Add(letter);
            return await db.SaveChangesAsync() > 0;
        });
    }

    /// <summary>Credits, a year without them, and a place on the staff list of a day.</summary>
    private async Task EarnAsync(BuiltEvent meeting)
    {
        var day = new RosterDay(Sample.Today.Year, Sample.Today, UserId.System, Sample.Now);
        day.Counted(1);
        var clinic = await App.Db(db => db.Units.FirstAsync(u => u.Id == Clinic));
        await App.Given(day, new RosterEntry(day, Gone.Id, clinic, "医师"), new CreditExemption(Gone.Id, 2020, "产假", UserId.System, Sample.Now),
            new CreditAward(meeting.Event, Gone.Id, null, CreditRole.Lecturer, Clinic, Sample.Now),
            new CreditClaim(Gone.Id, Clinic, new(CmeActivityKind.FurtherStudy, "进修", null, new(2025, 9, 1), new(2026, 1, 31), null, CreditRole.Attendee, null, null, 5, null, null, null), Sample.Now));
    }

    /// <summary>A sponsor who pays for one of them by name.</summary>
    private Task PledgeAsync(Id<Event> meeting)
    {
        var payer = PayerProfile.OfOther(new("某药业有限公司"));
        var sponsor = new Sponsor("某药业有限公司", null, "王经理", EmailAddress.TryParse("sponsor@example.org", out var at) ? at : throw new InvalidOperationException(), payer.Id, Sample.Now);
        var pledge = new SponsorAgreement(sponsor.Id, meeting, "资助基层医务人员参会", new(PledgeKind.Seats, 5), new(Sample.Today, Sample.Today.AddDays(30)), Sample.Now);
        pledge.Limit([], [], [Gone.Id]);
        return App.Given(payer, sponsor, pledge);
    }

    /// <summary>An abstract that was handed in, and reviewing.</summary>
    private async Task WriteAsync(Id<Event> meeting)
    {
        await PledgeAsync(meeting);
        var call = new ACall().Of(meeting);
        await App.Given(call, new Submission(call, ACall.Content(call), new("张文婧", "wenjing@example.org", null, Gone.Id, "zh-CN"), Sample.Now),
            new AbstractReviewer(meeting, Gone.Id, new("张文婧", null, "合并诊所", [], null, "zh-CN")));
    }

    /// <summary>Dues of a year, and the data for their receipt.</summary>
    private async Task OweAsync()
    {
        var (dues, order) = (new ADuesYear().Adopted(), new Order(null, "张文婧", null, Sample.Now.AddDays(30), Sample.Now));
        order.AddDues("2026年度会费", new(100));
        var run = new DuesRun(2026, dues.Schedule.Id, DuesAudience.Members, Sample.Today, Sample.Today, Sample.Today.AddDays(30), UserId.System, Sample.Now);
        await App.Given(dues, PayerProfile.Of(Gone.Person));
        await App.Given(order, run, LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.DuesIncome, order.Total, Sample.Now));
        await App.Given(new DuesCharge(run, new(null, null, Gone.Id, MembershipCategory.Ordinary), order.Total, order));
    }

    private async Task CertifyAsync()
    {
        var held = new AnEvent(Slug: "merged-event").Published();
        var stranger = new AMember(Name: "李国强", Pinyin: "liguoqiang").Guest();
        await App.Given(held, stranger);
        await App.Given(new ARegistration(held, Gone.Person).Attended(), new ARegistration(held, stranger).Active());
        App.Clock.SetUtcNow(AssociationCalendar.At(held.Event.EndsOn.AddDays(1)));
        var events = App.As(Role.EventOfficer);
        await events.Send(new ConcludeEvent(held.Id));
        await events.Send(new IssueCertificates(held.Id));
    }

    private static Account AccountOf(string name, Id<Person> person)
    {
        var (id, email) = (Guid.CreateVersion7(), $"{name}@example.org");
        return new()
        {
            Id = id, DisplayName = name, Person = person, Email = email, UserName = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true, SecurityStamp = $"{id:N}", CreatedAt = Sample.Now,
        };
    }
}
