using System.IO.Compression;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Application.Members.Duplicates;
using Association.Application.Members.Privacy;
using Association.Application.Messages;
using Association.Application.Reports;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Security;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Privacy;

/// <summary>Consents, one's own data, erasure and new keys. Sources: domain.md 7.1, security.md 11.3.2 and 14.2.4.</summary>
public sealed class PrivacyTests : IntegrationTests
{
    private const string Mobile = "13800138000";

    [Theory, Databases]
    public async Task A_consent_is_given_and_withdrawn_and_both_stay_on_record(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember().Live();
        await app.Given(member);
        var self = app.As(member.Id);
        await self.Send(new ChangeMyConsent(ConsentPurpose.Newsletter, true));
        await self.Send(new ChangeMyConsent(ConsentPurpose.Newsletter, true));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await self.Send(new ChangeMyConsent(ConsentPurpose.Newsletter, false));

        var line = Assert.Single(await self.Send(new ListMyConsents()));
        Assert.Equal((Sample.Now, app.Now, "test"), (line.GivenAt, line.WithdrawnAt!.Value, line.From));
        Assert.Equal("", Assert.Single(await app.As(Role.MembershipOfficer).Send(new ListConsents(member.Id))).From);
        Assert.Equal("consent.not-optional", (await self.Send(new ChangeMyConsent(ConsentPurpose.EventRegistration, false))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Somebody_gets_all_their_data_in_one_file_and_nobody_elses(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = WithMobile(app, new AMember().Live());
        await app.Given(member, new AMember(Name: "安然").Live());
        var self = app.As(member.Id);
        var export = new Id<Domain.Files.Export>((await self.Send(new AskForMyData())).Value);
        Assert.Equal("export.running", (await self.Send(new AskForMyData())).Errors[0].Code);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));

        Assert.Null(await app.As(member.Id).Send(new DownloadExport(export)));
        var file = await self.Send(new DownloadExport(export));
        await using var zip = new ZipArchive(file!.Content);
        using var data = new StreamReader(await zip.GetEntry("data.json")!.OpenAsync());
        var json = await data.ReadToEndAsync();
        Assert.Contains(Mobile, json, StringComparison.Ordinal);
        Assert.Contains(member.Membership.Number, json, StringComparison.Ordinal);
        Assert.DoesNotContain("安然", json, StringComparison.Ordinal);
        Assert.Equal(1, await app.Db(db => db.AuditEntries.CountAsync(e => e.Action == "person.data-asked")));
    }

    [Theory, Databases]
    public async Task An_erased_person_is_gone_and_the_figures_of_the_past_are_as_they_were(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = WithMobile(app, new AMember().Live());
        await app.Given(member);
        var administrator = app.As(Role.Administrator);
        var past = Sample.Today.AddDays(-10);
        var before = (await administrator.Send(new GetFigures(past))).Members;
        Assert.Equal("erasure.not-confirmed", (await administrator.Send(new ErasePerson(member.Id, "张", "asked"))).Errors[0].Code);
        Assert.False((await app.As(Role.MembershipOfficer).Send(new ErasePerson(member.Id, "张文静", "asked"))).Succeeded);

        Assert.True((await administrator.Send(new ErasePerson(member.Id, "张文静", "asked for it"))).Succeeded);

        var person = await app.Db(db => db.People.AsNoTracking().SingleAsync(p => p.Id == member.Id));
        Assert.Equal((null, null, null), (person.Mobile, person.Email, person.BirthDate));
        Assert.DoesNotContain("张文静", person.Name, StringComparison.Ordinal);
        Assert.Equal(before, (await administrator.Send(new GetFigures(past))).Members);
        Assert.Empty((await administrator.Send(new ListMembers(new MemberFilter(Search: "zwj")))).Items);
        Assert.Equal(1, await app.Db(db => db.AuditEntries.CountAsync(e => e.Action == "person.erased")));
        Assert.True((await administrator.Send(new PlanErasure(member.Id)))!.Erased);
    }

    [Theory, Databases]
    public async Task Mails_to_every_address_of_an_erased_person_go_however_they_are_spelled(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember(Email: "Zhang@example.org").Live();
        await app.Given(member);
        await using (var scope = app.Scope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().BeginAsync(default);
            var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
            var signIn = EmailAddress.TryParse("Sign.In@example.org", out var parsed) ? parsed : throw new InvalidOperationException();
            await accounts.LinkAsync(await accounts.OpenAsync(new("张文静", signIn, null, new HashedPassword("none"), null, Confirmed: true), default), member.Id, default);
            await transaction.CommitAsync(default);
        }

        await app.Given([.. new[] { "Zhang@example.org", "zhang@example.org", "Sign.In@example.org", "somebody@example.org" }
            .Select(to => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), to, "zh-CN", app.Now, $"T{to}/event-draft"))]);
        var administrator = app.As(Role.Administrator);
        Assert.Equal(3, (await administrator.Send(new PlanErasure(member.Id)))!.Messages);

        Assert.True((await administrator.Send(new ErasePerson(member.Id, "张文静", "asked for it"))).Succeeded);
        Assert.Equal(["somebody@example.org"], await app.Db(db => db.Outbox.Select(m => m.To).ToListAsync()));
    }

    [Theory, Databases]
    public async Task What_a_merge_remembers_is_sealed_anew_and_goes_with_the_person(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (keep, gone) = (new AMember(Number: "M100001").Live(), WithMobile(app, new AMember(Name: "张文婧", Number: "M100002").Live()));
        await app.Given(keep, gone);
        var administrator = app.As(Role.Administrator);
        var merge = new Id<PersonMerge>((await administrator.Send(new MergePersons(keep.Id, gone.Id, new([], false, false, false)))).Value);
        Task<PersonMerge> Remembered() => app.Db(db => db.PersonMerges.AsNoTracking().SingleAsync(m => m.Id == merge));
        Assert.Contains("k1.", (await Remembered()).Journal, StringComparison.Ordinal);

        Assert.Equal("k2", await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default)));
        Assert.True(await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)) >= 1);
        Assert.DoesNotContain("k1.", (await Remembered()).Journal, StringComparison.Ordinal);
        Assert.Contains("k2.", (await Remembered()).Journal, StringComparison.Ordinal);

        Assert.True((await administrator.Send(new ErasePerson(keep.Id, "张文静", "asked for it"))).Succeeded);
        var after = await Remembered();
        Assert.Null(after.Journal);
        Assert.DoesNotContain("张文婧", after.Name, StringComparison.Ordinal);
        Assert.False((await administrator.Send(new UndoMerge(merge))).Succeeded);
    }

    [Theory, Databases]
    public async Task Open_business_is_settled_before_an_erasure(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (member, conference) = (new AMember().Live(), new AnEvent(Member: 200, NonMember: 300).Published());
        await app.Given(conference, member, new ARegistration(conference, member.Person).Active());
        Assert.Equal("erasure.open-business", (await app.As(Role.Administrator).Send(new PlanErasure(member.Id)))!.Obstacle);
        Assert.Equal("erasure.open-business", (await app.As(Role.Administrator).Send(new ErasePerson(member.Id, "张文静", ""))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_rotation_seals_every_number_anew_and_a_broken_one_goes_on(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (first, second) = (WithMobile(app, new AMember().Live()), WithMobile(app, new AMember(Name: "安然").Live()));
        await app.Given(first);
        Assert.Equal("k2", await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default)));
        Assert.Equal("k2", await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default)));   // nothing was sealed yet: the same rotation
        await app.Given(second);
        Assert.True(await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)) >= 1);

        Assert.Equal((2, 0), await app.With<KeyRotation, (int, int)>(rotation => rotation.CountAsync(default)));
        var people = await app.Db(db => db.People.AsNoTracking().ToListAsync());
        Assert.All(people, p => Assert.Equal((Mobile, "k2"), (app.Services.GetRequiredService<IPersonalNumbers>().Open(p.Mobile!), p.Mobile!.Cipher.Split('.')[0])));
        Assert.Equal(0, await app.With<KeyRotation, int>(rotation => rotation.ResealAsync(null, default)));
        Assert.Equal("k3", await app.With<KeyRotation, string>(rotation => rotation.BeginAsync(default)));
    }

    [Theory, Databases]
    public async Task Check_tells_of_a_number_that_cannot_be_opened(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = WithMobile(app, new AMember().Live());
        await app.Given(member);
        await app.Db(db => db.People.Where(p => p.Id == member.Id).ExecuteUpdateAsync(row => row.SetProperty(p => p.Mobile!.Cipher, "k9.AAAA")));
        app.Broken.Add("numbers.openable");
        var results = await app.Send(new Association.Application.Integrity.CheckIntegrity());
        Assert.Contains($"{member.Id}", results.Single(r => r.Invariant == "numbers.openable").Found[0], StringComparison.OrdinalIgnoreCase);
    }

    private static BuiltMember WithMobile(TestApp app, BuiltMember member)
    {
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        member.Person.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile), "zhang@example.org");
        return member;
    }
}
