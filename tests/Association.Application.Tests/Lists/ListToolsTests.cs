using System.IO.Compression;
using System.Text;
using Association.Application.Common;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Lists;

/// <summary>Saved questions, workbooks made in the background, one act for several rows.</summary>
public sealed class ListToolsTests : IntegrationTests
{
    private const string Mobile = "13800138000";

    [Theory, Databases]
    public async Task A_saved_list_is_its_owners_or_everybodys_and_holds_no_number(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (owner, other) = (app.As(Role.MembershipOfficer), app.As(Role.MembershipOfficer));
        await owner.Send(new SaveList(ListKind.Members, "高级会员", "?category=Senior&after=abc&cols=number", false));
        await owner.Send(new SaveList(ListKind.Members, "有邮箱", "hasEmail=true", true));
        await owner.Send(new SaveList(ListKind.Members, "高级会员", "category=Senior&hasMobile=true", false));

        var own = await owner.Send(new ListSavedLists(ListKind.Members));
        Assert.Equal("category=Senior&hasMobile=true", Assert.Single(own, l => l.Name == "高级会员").Query);
        var seen = Assert.Single(await other.Send(new ListSavedLists(ListKind.Members)));
        Assert.Equal(("有邮箱", true, false), (seen.Name, seen.Shared, seen.Own));
        Assert.False((await other.Send(new ForgetList(new Id<SavedList>(seen.Id)))).Succeeded);
        Assert.True((await owner.Send(new ForgetList(new Id<SavedList>(seen.Id)))).Succeeded);
        Assert.Equal("list.personal-number", (await owner.Send(new SaveList(ListKind.Members, "一人", $"q={Mobile}", false))).Errors[0].Code);
        Assert.False((await app.As(Role.QualityOfficer).Send(new SaveList(ListKind.Members, "x", "", false))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_list_is_exported_as_text_masked_unless_the_right_and_then_noted(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = await MemberAsync(app);
        await app.Given(member);
        var officer = app.As(Role.MembershipOfficer);

        var masked = await ExportAsync(app, officer, new ExportList(ListKind.Members, new MemberFilter(), Columns: ["id", "mobile", "number"]));
        Assert.Contains(member.Membership.Number, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, masked, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", masked, StringComparison.Ordinal);
        Assert.Equal(0, await app.Db(db => db.AuditEntries.CountAsync(e => e.Action == "list.exported-unmasked")));

        var full = await ExportAsync(app, officer, new ExportList(ListKind.Members, new MemberFilter(), Columns: ["id", "mobile"], Only: [member.Id.Value], Unmasked: true));
        Assert.Contains(Mobile, full, StringComparison.Ordinal);
        Assert.Equal(1, await app.Db(db => db.AuditEntries.CountAsync(e => e.Action == "list.exported-unmasked")));
        Assert.False((await app.As(Role.Auditor).Send(new ExportList(ListKind.Members, Unmasked: true))).Succeeded);
        Assert.True((await app.As(Role.Auditor).Send(new ExportList(ListKind.Units))).Succeeded);
    }

    [Theory, Databases]
    public async Task An_export_is_its_askers_and_is_removed_when_its_time_is_over(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new AMember().Live());
        var officer = app.As(Role.MembershipOfficer);
        await ExportAsync(app, officer, new ExportList(ListKind.Members));
        var id = await app.Db(db => db.Exports.Select(e => e.Id).SingleAsync());
        Assert.Null(await app.As(Role.Administrator).Send(new DownloadExport(id)));

        app.Clock.Advance(Export.ListKept + TimeSpan.FromMinutes(1));
        Assert.Null(await officer.Send(new DownloadExport(id)));
        Assert.Equal(1, (await app.Send(new ExpireExports())).Value);
        Assert.Equal(1, await app.Db(db => db.Files.CountAsync(f => f.DiscardedAt != null)));
    }

    [Theory, Databases]
    public async Task A_category_changes_from_today_and_only_for_current_members(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (live, former) = (new AMember().Live(), new AMember().Former());
        await app.Given(live, former);
        var officer = app.As(Role.MembershipOfficer);
        Assert.Equal("张文静", (await officer.Send(new ChangeCategory(live.Id, MembershipCategory.Senior))).Value);
        Assert.False((await officer.Send(new ChangeCategory(former.Id, MembershipCategory.Senior))).Succeeded);
        var membership = await app.Db(db => db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Person == live.Id));
        Assert.Equal((MembershipCategory.Ordinary, MembershipCategory.Senior), (membership.CategoryOn(Sample.Today.AddDays(-1)), membership.CategoryOn(Sample.Today)));
    }

    [Theory, Databases]
    public async Task A_units_roster_follows_a_new_name(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new MemberUnit("第一医院", UnifiedSocialCreditCode.TryParse("91350100M000100Y43", out var code) ? code : throw new InvalidOperationException());
        var (zhang, an) = (new AMember().Live(), new AMember(Name: "安然", Pinyin: "anran", Initials: "ar").Live());
        foreach (var member in new[] { zhang, an }) member.Person.WorkAt(unit.Id, null, null, new DateOnly(2020, 1, 1));
        await app.Given(unit, zhang, an);
        await app.Db(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == zhang.Id)).Rename("阿明", new NameReading("aming", "am", "a ming", "A Ming"));
            await db.SaveChangesAsync();
        });
        var listed = await app.As(Role.MembershipOfficer).Send(new ListMembers(new MemberFilter(Unit: unit.Id.Value)));
        Assert.Equal(["阿明", "安然"], listed.Items.Select(m => m.Name));
    }

    private static async Task<BuiltMember> MemberAsync(TestApp app)
    {
        var (member, numbers) = (new AMember().Live(), app.Services.GetRequiredService<IPersonalNumbers>());
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        member.Person.Contact(numbers.Seal(mobile), "zhang@example.org");
        await Task.CompletedTask;
        return member;
    }

    private static async Task<string> ExportAsync(TestApp app, TestUser user, ExportList command)
    {
        Assert.True((await user.Send(command)).Succeeded);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        var latest = await app.Db(db => db.Exports.OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync());
        var file = await user.Send(new DownloadExport(latest));
        Assert.NotNull(file);
        await using var content = file.Content;
        await using var zip = new ZipArchive(content);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(), Encoding.UTF8);
        return await sheet.ReadToEndAsync();
    }
}
