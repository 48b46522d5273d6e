using Association.Application.Certificates;
using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>The cap of a year, whoever decides when; the rules of the day; a talk given twice.</summary>
public sealed class CreditCapTests : IntegrationTests
{
    private static async Task<Id<CreditClaim>> HandedInAsync(TestUser me, ClaimTerms terms)
    {
        var claim = new Id<CreditClaim>((await me.Send(new SaveClaim(null, terms))).Value);
        Assert.True((await me.Send(new AddClaimEvidence(claim, new UploadedFile("证明.pdf", "%PDF-1.7"u8.ToArray())))).Succeeded);
        Assert.True((await me.Send(new HandInClaim(claim))).Succeeded);
        return claim;
    }

    private static ClaimTerms Own(CmeActivityKind kind, DateOnly on, decimal asked = 8) => new(kind, $"{kind}", null, on, on, null, CreditRole.Attendee, null, null, null, null, null, asked);

    [Theory, Databases]
    public async Task Two_claims_granted_at_once_stay_within_the_cap_of_their_group(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        var day = Sample.Today.AddDays(-5);
        var claims = new[] { await HandedInAsync(app.As(person.Id), Own(CmeActivityKind.SelfStudy, day)), await HandedInAsync(app.As(person.Id), Own(CmeActivityKind.Book, day)) };
        var office = app.As(Role.CmeOfficer);

        await Task.WhenAll(claims.Select(claim => Task.Run(() => office.Send(new DecideClaim(claim, ClaimDecision.Passed, Credits: 8)))));

        Assert.Equal(10, (await app.Db(db => db.CreditAwards.Select(a => a.Credits).ToListAsync())).Sum());
        var first = (await app.Db(db => db.CreditAwards.AsNoTracking().ToListAsync())).MaxBy(a => a.Credits)!;
        Assert.Equal(8, (await office.Send(new GetClaim(first.Claim!.Value)))!.Outcome!.Credits);
    }

    [Theory, Databases]
    public async Task What_was_earned_earlier_and_is_released_later_stays_within_the_cap(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var rule = StandardPacks.Cn2024.Rules.First(r => r.Id == "R1.03") with { CapPerYear = 2, CapGroup = "projects" };
        var (from, office) = (StandardPacks.All.Single(p => p.Code == "SC-2024").From, app.As(Role.CmeOfficer));
        Assert.True((await office.Send(new AmendRulePack("SC-2024", from, "四川", null, "测试", StandardPacks.Cn2024.With(rule).Written()))).Succeeded);
        var (earlier, later) = (await CreditCase.HeldAsync(app, rule: "SC-2024", daysAgo: 10), await CreditCase.HeldAsync(app, rule: "SC-2024"));
        var (person, _) = await earlier.CameAsync("张文静", (8, 40), (13, 50));
        await later.CameAsync(person, (8, 40), (13, 50));
        async Task<Id<CreditAward>> ProposedAsync(CreditCase course)
        {
            await office.Send(new ComputeEventCredits(course.At.Id));
            return await app.Db(db => db.CreditAwards.Where(a => a.Event == course.At.Id).Select(a => a.Id).SingleAsync());
        }

        var (second, first) = (await ProposedAsync(later), await ProposedAsync(earlier));
        Assert.True((await office.Send(new ReleaseCredits(later.At.Id, second))).Succeeded);

        Assert.Equal("credit.year-cap", (await office.Send(new ReleaseCredits(earlier.At.Id, first))).Errors[0].Code);
        await ProposedAsync(earlier);
        Assert.Equal([CreditHold.NothingEarned], (await office.Send(new ListEventCredits(earlier.At.Id)))!.Lines.Single().Holds);
    }

    [Theory, Databases]
    public async Task R1_21_a_claim_is_computed_by_the_rules_of_its_own_day(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        var terms = new ClaimTerms(CmeActivityKind.Project, "省级项目", null, new(2024, 3, 1), new(2024, 3, 1), CmeProjectLevel.Provincial, CreditRole.Attendee, "X-1", 6, null, null, null, null);
        var claim = await HandedInAsync(app.As(person.Id), terms);

        Assert.True((await app.As(Role.CmeOfficer).Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);

        var award = await app.Db(db => db.CreditAwards.AsNoTracking().SingleAsync());
        Assert.Equal(("CN-2006", "R1.21", 1m, (CreditClass?)CreditClass.I), (award.Pack, award.Rule, award.Credits, award.Class));
    }

    [Theory, Databases]
    public async Task What_if_remembers_what_a_claim_said(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var person = new AMember().Guest();
        await app.Given(person);
        var (me, office) = (app.As(person.Id), app.As(Role.CmeOfficer));
        var study = new ClaimTerms(CmeActivityKind.FurtherStudy, "进修", null, Sample.Today.AddMonths(-12), Sample.Today.AddDays(-2), null, CreditRole.Attendee, null, null, 12, null, null, null);
        var lecture = Own(CmeActivityKind.UnitLecture, Sample.Today.AddDays(-3), 1);
        foreach (var claim in new[] { await HandedInAsync(me, study), await HandedInAsync(me, lecture) }) Assert.True((await office.Send(new DecideClaim(claim, ClaimDecision.Passed, Credits: 1))).Succeeded);

        var same = (await office.Send(new WhatIf(person.Id, study.EndedOn.Year, "CN-2024", 1)))!;
        var old = (await office.Send(new WhatIf(person.Id, study.EndedOn.Year, "CN-2006", 2)))!;

        Assert.Equal((25m, true), (same.Lines.Single(l => l.Now == 25).Then, same.Then.Met));
        Assert.Equal(0.5m, old.Lines.Single(l => l.Now == 1).Then);
    }

    [Theory, Databases]
    public async Task R1_51_a_talk_given_twice_is_taught_once_and_attended_never(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var lecturer = new Lecturer("陈教授", null, new(null, "主任医师", null, "zh", "CN"));
        var course = await CreditCase.HeldAsync(app, with: built =>
        {
            var speaker = new EventSpeaker(built.Id, lecturer.Id, new(new("陈教授"), null, null, "chen@example.org", "zh-CN", null, null, Disclosure.Nothing, null));
            foreach (var hour in new[] { 9, 10 })
            {
                var talk = built.Event.Schedule(new("同一讲题", "Same talk"), AssociationCalendar.At(built.Event.StartsOn, new TimeOnly(hour, 0)), AssociationCalendar.At(built.Event.StartsOn, new TimeOnly(hour + 1, 0)), null, null);
                built.Event.Describe(talk.Id, new SessionDetails(SessionKind.Lecture, Speakers: [speaker.Id]));
            }

            return [lecturer, speaker];
        });
        var (person, _) = await course.CameAsync("陈教授", (8, 40), (13, 50));
        await app.Db(async db =>
        {
            (await db.Lecturers.SingleAsync()).IsKnownAs(person.Id);
            return await db.SaveChangesAsync();
        });

        await course.Office.Send(new ComputeEventCredits(course.At.Id));

        var minutes = await app.Db(db => db.CreditAwards.ToDictionaryAsync(a => a.Role, a => a.Minutes));
        Assert.Equal((60, 240), (minutes[CreditRole.Lecturer], minutes[CreditRole.Attendee]));
        await NumberAsync(course, person.Id);
    }

    /// <summary>R1.08 leaves to the office what teaching gives; the number outlasts computing anew.</summary>
    private static async Task NumberAsync(CreditCase course, Id<Domain.Members.Person> lecturer)
    {
        var awards = await course.App.Db(db => db.CreditAwards.ToDictionaryAsync(a => a.Role, a => a.Id));
        Assert.Equal([CreditHold.ByEmployer], (await course.Office.Send(new ListEventCredits(course.At.Id)))!.Lines.Single(l => l.Role is CreditRole.Lecturer).Holds);
        Assert.NotEmpty((await course.Office.Send(new EvaluateCredits(course.At.Id, awards[CreditRole.Lecturer], 0))).Errors);
        Assert.Equal("credit.by-rule", (await course.Office.Send(new EvaluateCredits(course.At.Id, awards[CreditRole.Attendee], 2))).Errors[0].Code);

        Assert.True((await course.Office.Send(new EvaluateCredits(course.At.Id, awards[CreditRole.Lecturer], 12))).Succeeded);
        Assert.Equal(0, (await course.Office.Send(new ComputeEventCredits(course.At.Id))).Value.Changed);
        Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, awards[CreditRole.Lecturer]))).Succeeded);

        Assert.Equal(10, (await course.App.As(lecturer).Send(new GetCreditFile()))!.Standing!.Credits);
        Assert.Equal(0, (await course.Office.Send(new ComputeEventCredits(course.At.Id, DryRun: true))).Value.Differ);
        await ProofsAsync(course);
    }

    private static async Task ProofsAsync(CreditCase course)
    {
        Assert.True((await course.Office.Send(new ReleaseCredits(course.At.Id, await course.App.Db(db => db.CreditAwards.Where(a => a.Role == CreditRole.Attendee).Select(a => a.Id).SingleAsync())))).Succeeded);
        var proof = (await course.Office.Send(new IssueCertificates(course.At.Id, Kind: CertificateKind.Lecturer))).Value.Items.Single().Number;
        var credits = (await course.Office.Send(new IssueCertificates(course.At.Id, Kind: CertificateKind.Credit))).Value.Items.Single().Number;

        var file = (await course.Office.Send(new ExportForRegulator(course.At.Id, ["role", "certificate"], RegulatorFormat.Csv))).Value;

        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        Assert.Equal([$"参加,{credits}", $"授课,{proof}"], System.Text.Encoding.GetEncoding("GB18030").GetString(file.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal));
    }

    [Theory, Databases]
    public async Task A_page_that_nobody_turns_to_is_empty_and_a_year_that_never_was_is_refused(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.CmeOfficer);
        Assert.Empty((await office.Send(new ListClaims(Number: int.MaxValue))).Lines);
        Assert.Empty((await office.Send(new ListCreditedEvents(Number: int.MaxValue))).Lines);
        Assert.Equal("credit.year", (await Assert.ThrowsAsync<RefusedException>(() => office.Send(new CreditEventsOfYear(0)))).Error.Code);
    }
}
