using Association.Application.Certificates;
using Association.Application.Credits;
using Association.Application.Events.Doors;
using Association.Application.Files;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>What becomes of released credits, and of what hangs on them, when something turns out otherwise.</summary>
public sealed class CreditReversalTests : IntegrationTests
{
    private static async Task<CreditAward> ReleasedAsync(CreditCase course)
    {
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var award = await course.App.Db(db => db.CreditAwards.AsNoTracking().SingleAsync(a => a.Status == AwardStatus.Proposed));
        Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, award.Id))).Succeeded);
        return award;
    }

    private static Task<List<AwardStatus>> StatesAsync(TestApp app) => app.Db(db => db.CreditAwards.OrderBy(a => a.ComputedAt).Select(a => a.Status).ToListAsync());

    [Theory, Databases]
    public async Task A_scan_at_the_lunch_that_is_undone_takes_no_credits(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        var (_, place) = await course.CameAsync("张文静", (8, 40));
        await ReleasedAsync(course);
        var lunch = new CheckInList(course.At.Id, new("午餐"));
        var passage = new Passage(lunch, place, null, []);
        var at = AssociationCalendar.At(course.Day, new TimeOnly(12, 10));
        var scan = passage.Pass(ScanMethod.Camera, ScanDirection.In, Sample.User(), new ScanTime(at, at), "lunch");
        await app.Given(lunch, scan, passage.Admission!);

        Assert.True((await app.As(Role.EventOfficer).Send(new UndoAdmission(course.At.Id, place.Id, lunch.Id))).Succeeded);

        Assert.Equal([AwardStatus.Released], await StatesAsync(app));
    }

    [Theory, Databases]
    public async Task What_went_with_an_undone_scan_is_proposed_again_when_the_person_was_there_after_all(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        course.Door.Describe(course.Door.Name, new(null, [], [], null, null, InAndOut: true, StayedToEnd: true, SelfCheckIn: false, CountsAsAttendance: true));
        await app.Given(course.Door);
        var (_, place) = await course.CameAsync("张文静", (8, 40), (13, 50));
        Assert.Equal(2, (await ReleasedAsync(course)).Credits);
        var hall = new CheckInList(course.At.Id, new("分会场"));
        hall.Describe(hall.Name, new(null, [], [], null, null, false, false, false, CountsAsAttendance: true));
        var passage = new Passage(hall, place, null, []);
        var at = AssociationCalendar.At(course.Day, new TimeOnly(9, 30));
        var scan = passage.Pass(ScanMethod.Camera, ScanDirection.In, Sample.User(), new ScanTime(at, at), "hall");
        await app.Given(hall, scan, passage.Admission!);

        Assert.True((await app.As(Role.EventOfficer).Send(new UndoAdmission(course.At.Id, place.Id, hall.Id))).Succeeded);

        Assert.Equal(1, (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value.Proposed);
        Assert.Equal([AwardStatus.Reversed, AwardStatus.Proposed], (await StatesAsync(app)).OrderDescending());
        Assert.Empty(await course.Office.Send(new CreditsToRelease(course.At.Id)));
    }

    [Theory, Databases]
    public async Task A_certificate_of_credits_falls_with_them_and_is_not_issued_anew(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app);
        await course.CameAsync("张文静", (8, 40), (13, 50));
        var award = await ReleasedAsync(course);
        var issued = Assert.Single((await course.Office.Send(new IssueCertificates(course.At.Id, Kind: CertificateKind.Credit))).Value.Items);
        Assert.Single((await course.Office.Send(new IssueCertificates(course.At.Id, Kind: CertificateKind.Attendance))).Value.Items);

        Assert.True((await course.Office.Send(new ReverseCredits(course.At.Id, award.Id, "代签"))).Succeeded);

        Assert.Equal(Verification.Revoked, (await app.Anonymous.Send(new VerifyCertificate(issued.Number, "张文静"))).Verdict);
        Assert.Equal("代签", await app.Db(db => db.Certificates.Where(c => c.Kind == CertificateKind.Credit).Select(c => c.RevocationReason).SingleAsync()));
        Assert.Equal(CertificateStatus.Valid, await app.Db(db => db.Certificates.Where(c => c.Kind == CertificateKind.Attendance).Select(c => c.Status).SingleAsync()));
        Assert.Equal("certificate.no-credits", (await course.Office.Send(new ReissueCertificate(new(issued.Id), "补发"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Credits_of_a_claim_are_taken_back_with_the_reason(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        var (me, office) = (app.As(person.Id), app.As(Role.CmeOfficer));
        var terms = new ClaimTerms(CmeActivityKind.FurtherStudy, "进修", null, Sample.Today.AddMonths(-12), Sample.Today.AddDays(-2), null, CreditRole.Attendee, null, null, 12, null, null, null);
        var claim = new Id<CreditClaim>((await me.Send(new SaveClaim(null, terms))).Value);
        await me.Send(new AddClaimEvidence(claim, new UploadedFile("结业证.pdf", "%PDF-1.7"u8.ToArray())));
        await me.Send(new HandInClaim(claim));
        Assert.True((await office.Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);
        Assert.True((await office.Send(new GetClaim(claim)))!.Counts);

        Assert.NotEmpty((await office.Send(new ReverseClaim(claim, " "))).Errors);
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new ReverseClaim(claim, "伪造"))).Errors[0].Code);
        Assert.True((await office.Send(new ReverseClaim(claim, "证明系伪造"))).Succeeded);

        var seen = (await me.Send(new GetClaim(claim)))!;
        Assert.Equal((false, "证明系伪造"), (seen.Counts, seen.Award!.ReversalReason));
        Assert.False((await me.Send(new GetCreditFile(Year: terms.EndedOn.Year)))!.Standing!.Met);
        Assert.Equal("credit.not-released", (await office.Send(new ReverseClaim(claim, "再次"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task R1_31_a_failure_after_the_release_is_told_and_not_passed_over(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, CmeAssessment.Test);
        var (_, place) = await course.CameAsync("张文静", (8, 40), (13, 50));
        Assert.True((await course.Office.Send(new RecordAssessment(course.At.Id, place.Id, 80, true))).Succeeded);
        await ReleasedAsync(course);

        Assert.Equal("credit.released", (await course.Office.Send(new RecordAssessment(course.At.Id, place.Id, 20, false))).Errors[0].Code);
        Assert.Single((await course.Office.Send(new RecordAssessments(course.At.Id, "张文静 20", 60))).Value.Unread);
        Assert.True(await app.Db(db => db.CreditAssessments.Select(a => a.Passed).SingleAsync()));
    }

    [Theory, Databases]
    public async Task What_is_released_together_is_computed_anew_before(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var course = await CreditCase.HeldAsync(app, rule: "SC-2024");
        await course.CameAsync("张文静", (8, 40), (13, 50));
        await course.Office.Send(new ComputeEventCredits(course.At.Id));
        var rule = StandardPacks.Cn2024.Rules.First(r => r.Id == "R1.03");
        var from = StandardPacks.All.Single(p => p.Code == "SC-2024").From;
        Assert.True((await course.Office.Send(new AmendRulePack("SC-2024", from, "四川", null, "测试", StandardPacks.Cn2024.With(rule with { UnitSize = 2 }).Written()))).Succeeded);

        await course.Office.Send(new StartCreditRelease(course.At.Id));
        await ActivatorUtilities.CreateInstance<LongTaskRunner>(app.Services).RunAsync(default);

        Assert.Equal((AwardStatus.Released, 3m), await app.Db(db => db.CreditAwards.Select(a => new ValueTuple<AwardStatus, decimal>(a.Status, a.Credits)).SingleAsync()));
    }
}
