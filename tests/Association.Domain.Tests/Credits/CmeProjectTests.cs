using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Credits;

/// <summary>A project's way through the regulator, a claim's way through its three levels, a teaching site's validity.</summary>
public sealed class CmeProjectTests
{
    private static readonly DateOnly First = new(2026, 6, 20);

    private static CmeProject Project(bool national = false, params CmeDocumentKind[] documents)
    {
        var project = new CmeProject(Id<Event>.New(), new(CmeTrack.Recommended, national, "王主任", null, 200));
        foreach (var kind in documents) project.Attach(kind, File($"{kind}"), Sample.Now);
        return project;
    }

    private static StoredFile File(string name) => new($"{name}.pdf", "application/pdf", 10, new string('a', 64), FilePurpose.Evidence, null, Sample.Now);

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Error.Code;

    [Fact]
    public void R1_33_from_the_application_to_the_report_no_step_is_skipped()
    {
        var project = Project(documents: [CmeDocumentKind.Notice, CmeDocumentKind.Schedule, CmeDocumentKind.Roster, CmeDocumentKind.Summary]);
        Assert.Equal("project.step", Refused(() => project.Approve("1", Sample.Now)));
        project.Apply(Sample.Now);
        Assert.Equal("project.number-missing", Refused(() => project.Approve(" ", Sample.Now)));
        project.Approve("2026-03-01-012（国）", Sample.Now);
        Assert.Equal("project.step", Refused(() => project.AcceptFiling(Sample.Now)));
        project.File(Sample.Now);
        Assert.False(project.AllowsCredits);
        project.AcceptFiling(Sample.Now);
        Assert.True(project.AllowsCredits);
        Assert.Equal("project.report-papers", Refused(() => project.Report("如期举办", tested: true, Sample.Now)));
        project.Report("如期举办", tested: false, Sample.Now);
        project.Close();
        Assert.Equal(CmeProjectStatus.Closed, project.Status);
        Assert.Equal("project.locked", Refused(() => project.Attach(CmeDocumentKind.Other, File("x"), Sample.Now)));
    }

    [Fact]
    public void A_filing_that_comes_back_is_filed_again()
    {
        var project = Project(documents: [CmeDocumentKind.Notice, CmeDocumentKind.Schedule]);
        project.File(Sample.Now);
        project.ReturnFiling("日程不全");
        Assert.Equal((CmeProjectStatus.Draft, "日程不全"), (project.Status, project.ReturnReason));
        project.File(Sample.Now);
        Assert.Null(project.ReturnReason);
    }

    [Fact]
    public void Without_notice_and_schedule_nothing_is_filed() => Assert.Equal("project.document-missing", Refused(() => Project(documents: [CmeDocumentKind.Notice]).File(Sample.Now)));

    [Theory, InlineData(false, "2026-06-06"), InlineData(true, "2026-05-31")]
    public void R1_33_R1_34_filing_is_due_fourteen_days_before_and_twenty_for_the_national_society(bool national, string due)
    {
        var deadlines = Project(national).Deadlines(First, First.AddDays(1), new(2026, 6, 10));
        Assert.Equal((DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), true), (deadlines[0].Due, deadlines[0].Late));
        Assert.Equal((new DateOnly(2026, 7, 5), 25, false), (deadlines[1].Due, deadlines[1].Days, deadlines[1].Late));
    }

    [Fact]
    public void R1_12_what_was_approved_changes_by_a_request_that_is_decided_once()
    {
        var project = Project();
        Assert.Equal("project.step", Refused(() => project.AskChange("换讲者", "出差", Sample.Now)));
        project.Apply(Sample.Now);
        project.Approve("1", Sample.Now);
        var change = project.AskChange("换讲者", "出差", Sample.Now);
        project.Decide(change.Id, true, null, Sample.Now);
        Assert.Equal("project.step", Refused(() => project.Decide(change.Id, false, null, Sample.Now)));
    }

    [Fact]
    public void R1_37_a_claim_goes_through_three_levels_and_is_locked_meanwhile()
    {
        var me = Id<Domain.Members.Person>.New();
        var claim = new CreditClaim(me, Id<Domain.Members.MemberUnit>.New(), Terms(), Sample.Now);
        Assert.Equal("claim.evidence", Refused(() => claim.HandIn(Sample.Now)));
        claim.Add(File("证明"));
        claim.HandIn(Sample.Now);
        Assert.Equal("claim.handed-in", Refused(() => claim.Describe(Terms(), Sample.Today)));
        Assert.Equal("claim.own", Refused(() => claim.Decide(ClaimDecision.Passed, Sample.User(), me, null, Sample.Now)));
        claim.Decide(ClaimDecision.Passed, Sample.User(), null, null, Sample.Now);
        Assert.Equal("claim.reason-missing", Refused(() => claim.Decide(ClaimDecision.Returned, Sample.User(), null, " ", Sample.Now)));
        claim.Decide(ClaimDecision.Returned, Sample.User(), null, "缺公章", Sample.Now);
        Assert.Equal(ClaimStatus.Draft, claim.Status);
        claim.HandIn(Sample.Now);
        foreach (var _ in Enumerable.Range(0, 3)) claim.Decide(ClaimDecision.Passed, Sample.User(), null, null, Sample.Now);
        Assert.Equal((ClaimStatus.Granted, 5), (claim.Status, claim.Steps.Count));
        Assert.Equal("claim.not-waiting", Refused(() => claim.Decide(ClaimDecision.Passed, Sample.User(), null, null, Sample.Now)));
    }

    [Fact]
    public void Without_a_unit_the_association_decides_at_once()
    {
        var claim = new CreditClaim(Id<Domain.Members.Person>.New(), null, Terms(), Sample.Now);
        claim.Add(File("证明"));
        claim.HandIn(Sample.Now);
        Assert.Equal(ClaimStatus.AtAssociation, claim.Status);
    }

    [Theory, InlineData("2026-03-02"), InlineData("2022-12-31")]
    public void What_lies_in_the_future_or_too_long_ago_is_refused(string ended) =>
        Assert.Equal("claim.year", Refused(() => _ = new CreditClaim(Id<Domain.Members.Person>.New(), null, Terms() with { StartedOn = new(2022, 1, 1), EndedOn = DateOnly.Parse(ended, System.Globalization.CultureInfo.InvariantCulture) }, Sample.Now)));

    [Fact]
    public void A_site_is_accredited_within_its_days_unless_it_failed()
    {
        var site = new TeachingSite(Id<Domain.Members.MemberUnit>.New(), new(new("高新教学点"), "呼吸", 80, new(2026, 1, 1), new(2028, 12, 31), null));
        Assert.True(site.IsAccredited(First));
        Assert.False(site.IsAccredited(new(2029, 1, 1)));
        site.Inspected(new(2026, 5, 1), SiteVerdict.Failed, "设备不足", UserId.System);
        Assert.False(site.IsAccredited(First));
        site.Inspected(new(2026, 6, 1), SiteVerdict.Passed, null, UserId.System);
        Assert.True(site.IsAccredited(First));
    }

    private static ClaimTerms Terms() => new(CmeActivityKind.FurtherStudy, "进修", "华西医院", new(2025, 9, 1), new(2026, 1, 31), null, CreditRole.Attendee, null, null, 5, null, null, null);
}
