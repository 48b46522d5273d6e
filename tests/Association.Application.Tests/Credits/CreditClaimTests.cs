using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Credits;

/// <summary>Credits earned elsewhere: handed in with evidence, decided by department, unit and association.</summary>
public sealed class CreditClaimTests : IntegrationTests
{
    private static readonly UploadedFile Paper = new("进修结业证.pdf", "%PDF-1.7 one"u8.ToArray());

    /// <summary>Twelve months away: a whole year's credits by the rules of 2024 (R1.07).</summary>
    private static ClaimTerms Study(int months = 12) =>
        new(CmeActivityKind.FurtherStudy, "华西医院进修", "华西医院", Sample.Today.AddMonths(-months), Sample.Today.AddDays(-2), null, CreditRole.Attendee, null, null, months, null, null, null);

    private sealed record Case(TestApp App, MemberUnit Unit, Person Owner, BuiltLiaison Department, BuiltLiaison Desk)
    {
        public TestUser Me => App.As(Owner.Id);
        public TestUser Office => App.As(Role.CmeOfficer);

        public async Task<Id<CreditClaim>> HandedInAsync(TestUser? by = null)
        {
            var me = by ?? Me;
            var claim = new Id<CreditClaim>((await me.Send(new SaveClaim(null, Study()))).Value);
            Assert.True((await me.Send(new AddClaimEvidence(claim, Paper))).Succeeded);
            Assert.True((await me.Send(new HandInClaim(claim))).Succeeded);
            return claim;
        }

        public Task<ClaimStatus> StatusAsync(Id<CreditClaim> claim) => App.Db(db => db.CreditClaims.Where(c => c.Id == claim).Select(c => c.Status).SingleAsync());
    }

    private async Task<Case> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit().Seated();
        var (owner, department, desk) = (new AColleague("周进修").At(unit), new AColleague("赵科室").Serving(unit, LiaisonDuty.Staff), new AColleague("王联络").Serving(unit, LiaisonDuty.Credits));
        await app.Given(unit, owner, department, desk);
        return new(app, unit, owner, department, desk);
    }

    [Theory, Databases]
    public async Task R1_37_three_levels_pass_and_the_credits_count(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var claim = await @case.HandedInAsync();
        var (department, desk) = (@case.App.As(@case.Department.Id), @case.App.As(@case.Desk.Id));

        Assert.Equal("claim.not-waiting", (await desk.Send(new DecideClaim(claim, ClaimDecision.Passed))).Errors[0].Code);
        Assert.True((await department.Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);
        Assert.True((await desk.Send(new DecideClaim(claim, ClaimDecision.Passed, "属实"))).Succeeded);
        Assert.Equal(ClaimStatus.AtAssociation, await @case.StatusAsync(claim));
        Assert.Equal(1, (await @case.Office.Send(new ListClaims())).Total);
        Assert.True((await @case.Office.Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);

        var award = await @case.App.Db(db => db.CreditAwards.SingleAsync());
        Assert.Equal((AwardStatus.Released, claim, true), (award.Status, award.Claim, award.WholeYear));
        Assert.True((await @case.Me.Send(new GetCreditFile(Year: award.Year)))!.Standing!.Met);
        Assert.Equal([ClaimStatus.AtDepartment, ClaimStatus.AtUnit, ClaimStatus.AtAssociation], (await @case.Office.Send(new GetClaim(claim)))!.Claim.Steps.Select(s => s.Level).Order());
    }

    [Theory, Databases]
    public async Task A_department_with_reviewers_of_its_own_is_looked_at_by_them_alone(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var (inner, outer) = (new AColleague("内科秘书").At(@case.Unit), new AColleague("外科秘书", Department: "外科").At(@case.Unit));
        await @case.App.Given(inner, outer, new UnitLiaison(@case.Unit.Id, inner.Id, [], UserId.System, Sample.Now, "内科"), new UnitLiaison(@case.Unit.Id, outer.Id, [], UserId.System, Sample.Now, "外科"));
        var claim = await @case.HandedInAsync();

        Assert.Equal((1, 0), ((await @case.App.As(inner.Id).Send(new ListClaims(@case.Unit.Id))).Total, (await @case.App.As(outer.Id).Send(new ListClaims(@case.Unit.Id))).Total));
        await Assert.ThrowsAsync<RefusedException>(() => @case.App.As(outer.Id).Send(new GetClaim(claim)));
        Assert.Equal("claim.not-waiting", (await @case.App.As(@case.Department.Id).Send(new DecideClaim(claim, ClaimDecision.Passed))).Errors[0].Code);
        Assert.True((await @case.App.As(inner.Id).Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);
        Assert.Equal(ClaimStatus.AtUnit, await @case.StatusAsync(claim));
    }

    [Theory, Databases]
    public async Task After_hand_in_its_owner_changes_nothing_until_it_comes_back(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var claim = await @case.HandedInAsync();
        Assert.Equal("claim.handed-in", (await @case.Me.Send(new SaveClaim(claim, Study(13)))).Errors[0].Code);
        Assert.Equal("claim.handed-in", (await @case.Me.Send(new AddClaimEvidence(claim, Paper))).Errors[0].Code);

        Assert.True((await @case.App.As(@case.Department.Id).Send(new DecideClaim(claim, ClaimDecision.Returned, "缺公章"))).Succeeded);

        Assert.Equal(ClaimStatus.Draft, await @case.StatusAsync(claim));
        var evidence = (await @case.Me.Send(new GetClaim(claim)))!.Claim.Evidence.Single();
        Assert.True((await @case.Me.Send(new RemoveClaimEvidence(claim, evidence.Id))).Succeeded);
        Assert.Equal("claim.evidence", (await @case.Me.Send(new HandInClaim(claim))).Errors[0].Code);
        Assert.NotNull(await @case.App.Db(db => db.Files.Where(f => f.Id == evidence.File).Select(f => f.DiscardedAt).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Evidence_is_a_paper_or_a_picture_of_at_most_ten_megabytes(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var claim = new Id<CreditClaim>((await @case.Me.Send(new SaveClaim(null, Study()))).Value);
        Assert.Equal("upload.wrong-type", (await @case.Me.Send(new AddClaimEvidence(claim, new("x.pdf", "MZ executable"u8.ToArray())))).Errors[0].Code);
        var huge = new byte[EvidenceFile.MaxBytes + 1];
        "%PDF-"u8.CopyTo(huge);
        Assert.Equal("upload.too-large", (await @case.Me.Send(new AddClaimEvidence(claim, new("x.pdf", huge)))).Errors[0].Code);
        Assert.Equal("upload.missing", (await @case.Me.Send(new AddClaimEvidence(claim, null))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task The_same_paper_twice_is_pointed_out_to_whoever_decides_and_not_to_its_owner(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var other = new AColleague("吴同事").At(@case.Unit);
        await @case.App.Given(other);
        await @case.HandedInAsync(@case.App.As(other.Id));
        var claim = await @case.HandedInAsync();

        var twin = Assert.Single((await @case.App.As(@case.Department.Id).Send(new GetClaim(claim)))!.Twins);

        Assert.Equal(("吴同事", "进修结业证.pdf"), (twin.Name, twin.File));
        Assert.Empty((await @case.Me.Send(new GetClaim(claim)))!.Twins);
    }

    [Theory, Databases]
    public async Task Nobody_decides_on_their_own_and_strangers_see_nothing(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var own = @case.App.As(@case.Department.Id);
        var claim = await @case.HandedInAsync(own);
        Assert.Equal("claim.own", (await own.Send(new DecideClaim(claim, ClaimDecision.Passed))).Errors[0].Code);
        Assert.False((await own.Send(new GetClaim(claim)))!.MayDecide);
        await Assert.ThrowsAsync<RefusedException>(() => @case.App.As(Id<Person>.New()).Send(new GetClaim(claim)));
        Assert.Equal("record.not-found", (await @case.Me.Send(new AddClaimEvidence(claim, Paper))).Errors[0].Code);
        Assert.Equal(1, (await own.Send(new ListClaims(Mine: true))).Total);
    }

    [Theory, Databases]
    public async Task Where_a_unit_has_nobody_else_the_office_decides_at_every_level(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit().Seated();
        var owner = new AColleague("周进修").Serving(unit, LiaisonDuty.Staff, LiaisonDuty.Dues);
        await app.Given(unit, owner);
        var @case = new Case(app, unit, owner.Person, owner, owner);
        var claim = await @case.HandedInAsync();
        Assert.Equal(1, (await @case.Office.Send(new ListClaims())).Total);

        foreach (var _ in Enumerable.Range(0, 3)) Assert.True((await @case.Office.Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);

        Assert.Equal(ClaimStatus.Granted, await @case.StatusAsync(claim));
    }

    [Theory, Databases]
    public async Task A_reviewer_who_left_the_unit_holds_nobody_up(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var gone = new AColleague("离职秘书").At(@case.Unit);
        gone.Leave(gone.Employments.Single().Id, Sample.Today.AddDays(-1));
        await @case.App.Given(gone, new UnitLiaison(@case.Unit.Id, gone.Id, [], UserId.System, Sample.Now, "内科"));
        var claim = await @case.HandedInAsync();

        Assert.Equal(0, (await @case.Office.Send(new ListClaims())).Total);
        Assert.Equal("claim.not-waiting", (await @case.Office.Send(new DecideClaim(claim, ClaimDecision.Passed))).Errors[0].Code);
        Assert.True((await @case.App.As(@case.Department.Id).Send(new DecideClaim(claim, ClaimDecision.Passed))).Succeeded);
    }

    [Theory, Databases]
    public async Task Pressed_twice_by_whoever_decides_at_two_levels_it_passes_one(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var both = new AColleague("双职").Serving(@case.Unit, LiaisonDuty.Staff, LiaisonDuty.Credits);
        await @case.App.Given(both);
        var (claim, desk) = (await @case.HandedInAsync(), @case.App.As(both.Id));

        Assert.True((await desk.Send(new DecideClaim(claim, ClaimDecision.Passed, At: ClaimStatus.AtDepartment))).Succeeded);
        Assert.Equal("claim.not-waiting", (await desk.Send(new DecideClaim(claim, ClaimDecision.Passed, At: ClaimStatus.AtDepartment))).Errors[0].Code);
        Assert.Equal(ClaimStatus.AtUnit, await @case.StatusAsync(claim));
    }

    [Theory, Databases]
    public async Task Of_a_twin_at_another_unit_a_reviewer_learns_that_it_is_there_and_the_office_whose(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        var elsewhere = new AUnit("华阳医院").Seated();
        var other = new AColleague("吴外院").At(elsewhere);
        await @case.App.Given(elsewhere, other);
        await @case.HandedInAsync(@case.App.As(other.Id));
        var claim = await @case.HandedInAsync();

        var seen = Assert.Single((await @case.App.As(@case.Department.Id).Send(new GetClaim(claim)))!.Twins);

        Assert.Equal(((string?)null, (string?)null, "进修结业证.pdf"), (seen.Name, seen.Title, seen.File));
        Assert.Equal("吴外院", Assert.Single((await @case.Office.Send(new GetClaim(claim)))!.Twins).Name);
    }

    [Theory, Databases]
    public async Task A_claim_says_what_it_was_and_lies_in_the_past(DatabaseKind database)
    {
        var @case = await OpenAsync(database);
        Assert.Equal("claim.year", (await @case.Me.Send(new SaveClaim(null, Study() with { EndedOn = Sample.Today.AddDays(1) }))).Errors[0].Code);
        Assert.NotEmpty((await @case.Me.Send(new SaveClaim(null, Study() with { Title = "" }))).Errors);
        Assert.Equal("claim.months", (await @case.Me.Send(new SaveClaim(null, Study() with { StartedOn = Sample.Today.AddDays(-2) }))).Errors[0].Code);
    }
}
