using Association.Application.Finance;
using Association.Application.Import;
using Association.Application.Members;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Application.Reports;
using Association.Application.Tests.Import;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>A category that the office added is one like the four: applied for, imported, filtered, counted, exported, retired.</summary>
public sealed class CategoryTests : IntegrationTests
{
    private static readonly MembershipCategory Retiree = MembershipCategory.Parse("Retiree", null);

    private static readonly SetCategory Conditions = new(Retiree, Open: true, "已退休的医务人员", "Retired health workers", NeedsLicence: false, NeedsTitle: false, NeedsEvidence: false,
        Fee: 20, TermMonths: 24, RenewalOpensDays: 60, GraceDays: 90, RenewalClosesDays: 365, "退休会员", "Retired member", "T", Place: 2);

    [Theory, Databases]
    public async Task It_is_closed_until_its_conditions_are_decided_and_applied_for_then(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var administrator = app.As(Role.Administrator);
        Assert.Equal(Retiree, (await administrator.Send(new AddMemberCategory("retiree", "退休会员", "Retired member"))).Value);
        var wanted = new AnApplication(Category: Retiree);
        Assert.Equal("application.category-closed", (await app.Anonymous.Send(wanted.HandedIn)).Errors[0].Code);
        Assert.Equal(["Ordinary", "Senior", "Student", "Honorary", "Retiree"], (await app.Anonymous.Send(new ListCategoryNames())).Select(c => c.Category.Key));

        Assert.True((await administrator.Send(Conditions)).Succeeded);
        Assert.True((await administrator.Send(new SetNumberPattern("{c}{n:4}"))).Succeeded);
        Assert.Equal(["Ordinary", "Retiree", "Senior", "Student"], (await app.Anonymous.Send(new ListOpenCategories())).Select(c => c.Category.Key).Order(StringComparer.Ordinal));
        var id = await wanted.HandInAsync(app.Anonymous);
        var office = app.As(Role.MembershipOfficer);
        Assert.Equal(20, (await office.Send(new ReviewApplication(id)))!.Rules.Fee.Amount);
        Assert.Single((await office.Send(new ListApplications(Category: Retiree))).Items);
        Assert.Equal("T0001", (await office.Send(new ApproveApplication(id))).Value);

        var term = await app.Db(db => db.MembershipTerms.SingleAsync());
        Assert.Equal((Retiree, 24, TermState.Proposed), (term.Category, term.Months, term.State));
    }

    [Theory, Databases]
    public async Task A_workbook_names_it_and_what_is_exported_imports_again(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var rows = Roster.Rows(Roster.MemberHeader, Roster.Member(1, category: "退休会员"), Roster.Member(2, category: "retired member"), Roster.Member(3), Roster.Member(4, category: "外星会员"));
        var report = await app.ImportAsync(ImportKind.Members, rows);
        Assert.Equal((3, "category.unknown"), (report.Created, Assert.Single(report.Errors).Code));

        var office = app.As(Role.MembershipOfficer);
        Assert.Equal(2, (await office.Send(new ListMembers(new MemberFilter(Category: Retiree)))).Total);
        Assert.All((await office.Send(new ListMembers(new MemberFilter(Category: Retiree)))).Items, m => Assert.Equal(Retiree, m.Category));
        var figures = await office.Send(new GetFigures());
        Assert.Equal([(MembershipCategory.Ordinary, 1), (Retiree, 2)], figures.ByCategory.Select(s => (s.Of, s.Members)));

        var exported = (await app.As(Role.Administrator).Send(new ExportMembers())).Value;
        Assert.Equal(2, exported.Rows.Count(r => r.Contains("退休会员")));
        var again = await app.ImportAsync(ImportKind.Members, string.Join('\n', exported.Rows.Select(r => string.Join(',', r)).Prepend(string.Join(',', exported.Headers))));
        Assert.Equal((0, 0, 3), (again.Created, again.Updated, again.Unchanged));
    }

    [Theory, Databases]
    public async Task A_retired_one_takes_nobody_in_and_changes_nothing_that_was(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var member = new AMember(Joined: new DateOnly(2024, 3, 1)).Live();
        var other = new AMember(Name: "李明").Live();
        member.Membership.MoveTo(Retiree, new DateOnly(2025, 3, 1));
        await app.Given(member, other);
        var (administrator, office) = (app.As(Role.Administrator), app.As(Role.MembershipOfficer));
        var before = await office.Send(new GetFigures(new DateOnly(2025, 6, 30)));

        Assert.True((await administrator.Send(Conditions with { Retired = true })).Succeeded);

        Assert.DoesNotContain(await app.Anonymous.Send(new ListOpenCategories()), c => c.Category == Retiree);
        Assert.Equal("application.category-closed", (await app.Anonymous.Send(new AnApplication(Category: Retiree).HandedIn)).Errors[0].Code);
        Assert.Equal("membership.category-retired", (await office.Send(new ChangeCategory(other.Id, Retiree))).Errors[0].Code);
        Assert.Equal(before.ByCategory, (await office.Send(new GetFigures(new DateOnly(2025, 6, 30)))).ByCategory);
        Assert.Equal(member.Id.Value, Assert.Single((await office.Send(new ListMembers(new MemberFilter(Category: Retiree)))).Items).Id);
        var own = (await app.As(member.Id).Send(new GetOwnMembership()))!;
        Assert.Equal((Retiree, true), (own.Category, own.Standing.Counts));
        Assert.True((await administrator.Send(Conditions)).Succeeded);
        Assert.True((await office.Send(new ChangeCategory(other.Id, Retiree))).Succeeded);
    }

    [Theory, Databases]
    public async Task Whoever_is_in_a_retired_one_renews_on_its_conditions(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(new ApproveApplication(await new AnApplication(Category: Retiree).HandInAsync(app.Anonymous)));
        var membership = await app.Db(db => db.Memberships.SingleAsync());
        Assert.True((await office.Send(new ConfirmPayment(new((await OwnAsync()).Dues!.Order), 20, app.Clock.Today()))).Succeeded);
        Assert.True((await office.Send(Conditions with { Retired = true })).Succeeded);
        app.Clock.Advance(TimeSpan.FromDays(700));

        Assert.True((await app.As(membership.Person).Send(new RenewMembership(membership.Id))).Succeeded);

        var own = await OwnAsync();
        Assert.Equal((RenewalState.Started, 20m), (own.Renewal.State, own.Dues!.Total));
        Assert.True((await office.Send(new ConfirmPayment(new(own.Dues.Order), 20, app.Clock.Today()))).Succeeded);
        var terms = await app.Db(db => db.MembershipTerms.OrderBy(t => t.From).Select(t => new { t.Category, t.Months, t.State }).ToListAsync());
        Assert.Equal([(Retiree, 24, TermState.Live), (Retiree, 24, TermState.Live)], terms.Select(t => (t.Category, t.Months!.Value, t.State)));

        async Task<MembershipDetails> OwnAsync() => (await app.As(membership.Person).Send(new GetOwnMembership()))!;
    }

    [Theory, Databases]
    public async Task Bad_input_is_refused_beside_its_field_and_nothing_is_stored(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var administrator = app.As(Role.Administrator);
        Assert.Equal(("membership-policy.key-taken", "Key"), await RefusedAsync(new AddMemberCategory("RETIREE", "别的会员", null)));
        Assert.Equal(("membership-policy.key-taken", "Key"), await RefusedAsync(new AddMemberCategory("senior", "别的会员", null)));
        Assert.Equal(("membership-policy.name-taken", "NameZh"), await RefusedAsync(new AddMemberCategory("Other", "退休会员", null)));
        Assert.Equal(("membership-policy.name-taken", "NameZh"), await RefusedAsync(new AddMemberCategory("Other", "荣誉会员", null)));
        Assert.Equal("Key", (await RefusedAsync(new AddMemberCategory("退休", "别的会员", null))).Field);
        Assert.Equal("Key", (await RefusedAsync(new AddMemberCategory("", "别的会员", null))).Field);
        Assert.Equal("NameZh", (await RefusedAsync(new AddMemberCategory("Other", "", null))).Field);
        Assert.Equal("membership-policy.name-missing", (await administrator.Send(Conditions with { NameZh = "", NameEn = "" })).Errors[0].Code);
        Assert.Equal("record.not-found", (await administrator.Send(Conditions with { Category = MembershipCategory.Parse("Nobody", null) })).Errors[0].Code);
        Assert.Equal("Letter", (await administrator.Send(Conditions with { Letter = "会" })).Errors[0].Field);
        Assert.Equal("access.denied", (await app.As(Role.Auditor).Send(new AddMemberCategory("Other", "别的会员", null))).Errors[0].Code);
        Assert.Equal(5, (await app.Anonymous.Send(new ListCategoryNames())).Count);

        async Task<(string Code, string? Field)> RefusedAsync(AddMemberCategory command) =>
            (await administrator.Send(command)).Errors[0] is var error ? (error.Code, error.Field) : default;
    }

    private async Task<TestApp> PreparedAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Roster.Unit());
        var administrator = app.As(Role.Administrator);
        Assert.True((await administrator.Send(new AddMemberCategory("Retiree", "退休会员", "Retired member"))).Succeeded);
        Assert.True((await administrator.Send(Conditions)).Succeeded);
        return app;
    }
}
