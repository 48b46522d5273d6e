using Association.Application.Common;
using Association.Application.Integrity;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Members;

public sealed class ApplicationTests : IntegrationTests
{
    [Theory, Databases]
    public async Task An_application_is_handed_in_reviewed_and_approved_and_the_person_is_a_member(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var id = await new AnApplication(Listed: true).HandInAsync(app.Anonymous);
        var office = app.As(Role.MembershipOfficer);

        var queue = await office.Send(new ListApplications());
        var review = (await office.Send(new ReviewApplication(id)))!;
        var number = await office.Send(new ApproveApplication(id, "2026 年第 3 次理事会"));

        Assert.Equal(("李建国", ApplicationStatus.Submitted), (queue.Items.Single().Name, queue.Items.Single().Status));
        Assert.Equal((1, 0), (queue.Counts[ApplicationView.Waiting], review.Duplicates.Count));
        Assert.DoesNotContain("510199", review.Application.ResidentIdMasked!.Replace("510", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("M000001", number.Value);
        var person = await app.Db(db => db.People.SingleAsync());
        var membership = (await app.As(person.Id).Send(new GetOwnMembership()))!;
        Assert.Equal((MembershipStatus.New, true, Sample.Today, Sample.Today.AddMonths(12).AddDays(-1)),
            (membership.Standing.Status, membership.Listed, membership.JoinedOn, membership.Until!.Value));
        Assert.Equal(["application-approved", "application-received"], await app.Db(db => db.Outbox.OrderBy(m => m.Template).Select(m => m.Template).ToListAsync()));
    }

    [Theory, Databases]
    public async Task A_returned_application_is_corrected_by_its_link_and_handed_in_again(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var wanted = new AnApplication();
        var id = await wanted.HandInAsync(app.Anonymous);
        var office = app.As(Role.MembershipOfficer);
        Assert.True((await office.Send(new ReturnApplication(id, "执业证书照片不清晰"))).Succeeded);

        // Numbers left blank stay what they were.
        var corrected = wanted.HandedIn with { Application = id, Form = wanted.Form with { ResidentId = "", Title = "副主任医师" } };
        var stranger = await app.Anonymous.Send(corrected);
        var key = await app.With<Application.Common.ILinkSecrets, string>(s => Task.FromResult(s.For(ApplicationLinks.Purpose, NumberOf(app, id).Result)));
        var mine = await app.Anonymous.Send(corrected with { LinkKey = key });

        Assert.Equal("record.not-found", stranger.Errors[0].Code);
        Assert.Equal(ApplicationStatus.Submitted, mine.Value.Status);
        var review = (await office.Send(new ReviewApplication(id)))!;
        Assert.Equal(("副主任医师", 2), (review.Application.Title, review.Application.Evidence.Count));
        Assert.True((await office.Send(new ApproveApplication(id))).Succeeded);
        Assert.NotNull(await app.Db(db => db.People.Select(p => p.ResidentId!.Masked).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Every_fault_is_said_at_once_beside_its_field_and_nothing_is_kept(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit("高新第一医院"));
        var wanted = new AnApplication(UnlistedUnit: false, Unit: "高新第一医阮").HandedIn;

        var refused = await app.Anonymous.Send(wanted with
        {
            Consent = false,
            Form = wanted.Form with { Name = " ", ResidentId = "510199197902281914", Mobile = "138****8000", Email = "no" },
            Evidence = [new(EvidenceKind.Licence, new("virus.png", "MZ not a picture"u8.ToArray())), new(EvidenceKind.TitleCertificate, new("big.pdf", new byte[10 * 1024 * 1024 + 1]))],
        });

        Assert.Equal(["Consent", "Email", "Licence", "Mobile", "Name", "ResidentId", "TitleCertificate", "Unit"], refused.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Contains("高新第一医院", refused.Errors.Single(e => e.Code == "application.unit-unknown").Arguments[0], StringComparison.Ordinal);
        Assert.Equal((0, 0), await app.Db(async db => (await db.Applications.CountAsync(), await db.Files.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_draft_may_have_gaps_and_is_in_no_queue(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var me = app.As();
        var saved = await me.Send(new AnApplication().Draft with { Form = new("李建国", null, null, null, null, false, null, null, null, null), Evidence = [] });

        Assert.Equal(ApplicationStatus.Draft, saved.Value.Status);
        Assert.Empty((await app.As(Role.MembershipOfficer).Send(new ListApplications(ApplicationView.All))).Items);
        Assert.Equal(saved.Value.Number, (await me.Send(new ListMyApplications())).Single().Number);
        Assert.Empty(await app.As().Send(new ListMyApplications()));
        Assert.Null(await app.Anonymous.Send(new FindApplicationByLink(saved.Value.Number, "made-up")));
    }

    [Theory, Databases]
    public async Task Two_reviewers_who_approve_at_once_give_one_number(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var id = await new AnApplication().HandInAsync(app.Anonymous);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.As(Role.MembershipOfficer).Send(new ApproveApplication(id)))));

        Assert.Single(answers, a => a.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal("application.not-submitted", a.Errors[0].Code));
        Assert.Equal((1, 1, 1), await app.Db(async db =>
            (await db.Memberships.CountAsync(), await db.People.CountAsync(), await db.NumberSequences.Where(s => s.Scope == "member").Select(s => s.Last).SingleAsync())));
    }

    [Theory, Databases]
    public async Task Fifty_approvals_at_once_give_fifty_numbers_without_a_gap(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        Assert.True((await office.Send(new SetNumberPattern("GX{yyyy}{c}-{n:4}"))).Succeeded);
        var ids = new List<Id<MembershipApplication>>();
        for (var i = 0; i < 50; i++) ids.Add(await new AnApplication().HandInAsync(app.Anonymous));

        var answers = await Task.WhenAll(ids.Select(id => Task.Run(() => office.Send(new ApproveApplication(id)))));

        Assert.All(answers, a => Assert.True(a.Succeeded, a.Errors.Count > 0 ? a.Errors[0].Code : ""));
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"GX2026P-{n:0000}"), answers.Select(a => a.Value).Order(StringComparer.Ordinal));
    }

    [Theory, Databases]
    public async Task A_number_that_was_given_is_passed_over(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var former = new AMember(Number: "M000001").Former();
        await app.Given(former);

        var number = await app.As(Role.MembershipOfficer).Send(new ApproveApplication(await new AnApplication().HandInAsync(app.Anonymous)));

        Assert.Equal("M000002", number.Value);
    }

    [Theory, Databases]
    public async Task Who_looks_like_somebody_on_record_is_shown_to_the_reviewer(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var wanted = new AnApplication(Name: "张伟", Mobile: "13900001234");
        var known = new AMember(Name: "張偉", Pinyin: "zhangwei", Email: null).Guest();
        Assert.True(MobileNumber.TryParse("13900001234", out var mobile));
        known.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile), null);
        await app.Given(known);

        var review = (await app.As(Role.MembershipOfficer).Send(new ReviewApplication(await wanted.HandInAsync(app.Anonymous))))!;

        Assert.Equal((DuplicateReason.MobileAndName, known.Id.Value), (review.Duplicates.Single().Reason, review.Duplicates.Single().Person));
    }

    [Theory, Databases]
    public async Task Who_is_known_by_the_resident_id_is_warned_about_and_not_recorded_twice(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        var wanted = new AnApplication();
        await office.Send(new ApproveApplication(await wanted.HandInAsync(app.Anonymous)));

        var again = await wanted.HandInAsync(app.Anonymous);
        var review = (await office.Send(new ReviewApplication(again)))!;
        var refused = await office.Send(new ApproveApplication(again));

        Assert.Equal((DuplicateReason.ResidentId, true), (review.Duplicates.Single().Reason, review.Duplicates.Single().IsMember));
        Assert.Equal("application.already-member", refused.Errors[0].Code);
        Assert.Equal((1, 1), await app.Db(async db => (await db.People.CountAsync(), await db.Memberships.CountAsync())));
    }

    [Theory, Databases]
    public async Task Who_left_comes_back_under_the_old_number(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        var wanted = new AnApplication();
        var first = (await office.Send(new ApproveApplication(await wanted.HandInAsync(app.Anonymous)))).Value;
        var person = await app.Db(db => db.People.Select(p => p.Id).SingleAsync());
        Assert.True((await app.As(person).Send(new ResignMembership("调离本区"))).Succeeded);
        app.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(MembershipStatus.Resigned, (await app.As(person).Send(new GetOwnMembership()))!.Standing.Status);

        var back = await office.Send(new ApproveApplication(await wanted.HandInAsync(app.Anonymous)));

        Assert.Equal(first, back.Value);
        var membership = (await app.As(person).Send(new GetOwnMembership()))!;
        Assert.Equal((true, 2), (membership.Standing.Counts, membership.Terms.Count));
    }

    [Theory, Databases]
    public async Task The_right_roles_decide_and_nobody_on_their_own(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        var id = await new AnApplication().HandInAsync(officer);

        Assert.Equal("application.own", (await officer.Send(new ApproveApplication(id))).Errors[0].Code);
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new ApproveApplication(id))).Errors[0].Code);
        Assert.NotNull(await app.As(Role.Auditor).Send(new ReviewApplication(id)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As().Send(new ListApplications()));
    }

    [Theory, Databases]
    public async Task The_office_enters_what_came_on_paper_also_for_a_category_that_takes_no_applications(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        var paper = new AnApplication(Category: MembershipCategory.Honorary);

        Assert.Equal("application.category-closed", (await app.Anonymous.Send(paper.HandedIn)).Errors[0].Code);
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new EnterApplication(paper.Category, paper.Form, true, []))).Errors[0].Code);
        var entered = await officer.Send(new EnterApplication(paper.Category, paper.Form, true, []));

        Assert.Equal(ApplicationStatus.Submitted, entered.Value.Status);
        Assert.True((await officer.Send(new ApproveApplication(new(entered.Value.Application)))).Succeeded);
        Assert.Equal(MembershipCategory.Honorary, await app.Db(db => db.MembershipTerms.Select(t => t.Category).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Evidence_is_taken_back_while_the_application_is_written_and_by_its_applicant_only(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var me = app.As();
        var draft = new Id<MembershipApplication>((await me.Send(new AnApplication().Draft)).Value.Application);
        var scan = await app.Db(db => db.ApplicationEvidence.Select(e => e.Id).SingleAsync());

        Assert.Equal("record.not-found", (await app.As().Send(new RemoveEvidence(draft, scan))).Errors[0].Code);
        Assert.True((await me.Send(new RemoveEvidence(draft, scan))).Succeeded);
        Assert.Empty((await me.Send(new GetApplication(draft)))!.Evidence);
        Assert.Equal((0, 0), await app.Db(async db => (await db.ApplicationEvidence.CountAsync(), await db.Files.CountAsync())));
        Assert.Empty(await app.With<IFileInventory, List<StoredContent>>(contents => Task.FromResult(contents.All().ToList())));
        Assert.True((await me.Send(new RemoveEvidence(draft, scan))).Succeeded);

        var handedIn = new Id<MembershipApplication>((await me.Send(new AnApplication().HandedIn)).Value.Application);
        var kept = await app.Db(db => db.ApplicationEvidence.Select(e => e.Id).SingleAsync());
        Assert.Equal("application.not-editable", (await me.Send(new RemoveEvidence(handedIn, kept))).Errors[0].Code);
    }

    internal static MemberUnit Unit(string name) =>
        UnifiedSocialCreditCode.TryParse("91510199MAH0000081", out var code) ? new(name, code) : throw new InvalidOperationException();

    private static Task<string> NumberOf(TestApp app, Id<MembershipApplication> id) => app.Db(db => db.Applications.Where(a => a.Id == id).Select(a => a.Number).SingleAsync());
}
