using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members.Desk;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>A colleague is asked, and nobody's record is opened before they agree.</summary>
public sealed class InvitationTests : IntegrationTests
{
    private const string Mobile = "13800138000";

    [Theory, Databases]
    public async Task A_stranger_opens_the_link_and_is_on_the_roster(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var issued = (await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, null, null, null, "内科", null, 2))).Value;
        var offer = await desk.App.Anonymous.Send(new ShowInvitation(issued.Code.ToLowerInvariant().Insert(6, "-")));
        Assert.Equal((desk.Unit.Name, InvitationState.Open), (offer!.Unit, offer.State));
        Assert.Null(await desk.App.Anonymous.Send(new ShowInvitation("AAAAAAAAAAAA")));

        var colleague = await AccountAsync(desk.App, "陈晨", "chenchen@example.org");
        Assert.Equal("invitation.consent", await RefusalAsync(colleague.Send(Accept(issued.Code) with { Consent = false })));
        Assert.Equal("mobile.invalid", await RefusalAsync(colleague.Send(Accept(issued.Code) with { Name = "陈晨", Mobile = "1" })));
        Assert.Empty((await colleague.Send(Accept(issued.Code) with { Name = "陈晨", Mobile = Mobile })).Errors);

        var line = Assert.Single((await desk.Liaison.Send(new ListRoster(desk.Unit.Id, Search: "陈晨"))).Items);
        Assert.Equal(("内科", "138****8000", Sample.Today), (line.Department, line.MobileMasked, line.From));
        var person = new Id<Person>(line.Person);
        Assert.Equal("invitation.on-roster", await RefusalAsync(colleague.Being(person).Send(Accept(issued.Code))));
        Assert.Equal(1, Assert.Single(await desk.Liaison.Send(new ListInvitations(desk.Unit.Id))).UsesLeft);
        Assert.Equal(person, (await desk.App.With<IAccounts, AccountRecord?>(a => a.FindAsync(colleague.Id!.Value, default)))!.Person);
    }

    [Theory, Databases]
    public async Task Somebody_on_record_looks_like_a_stranger_to_the_unit(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var known = await KnownAsync(desk, "known@example.org");
        var one = await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, known.Name, Mobile, "liaison-writes@example.org", null, null, 1));
        var other = await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, "查无此人", Mobile, null, null, null, 1));
        Assert.Equal(one.Value.Code.Length, other.Value.Code.Length);
        Assert.All(await desk.Liaison.Send(new ListInvitations(desk.Unit.Id)), line => Assert.Equal("138****8000", line.Number));
        Assert.Equal(1, (await desk.Liaison.Send(new ListRoster(desk.Unit.Id))).Total);
        // The mail goes where the record says, never where the unit says.
        Assert.Equal(["known@example.org"], await desk.App.Db(db => db.Outbox.Where(m => m.Template == MailTemplates.UnitInvitation).Select(m => m.To).ToListAsync()));

        // Somebody else who has the code, and an account of their own, is not taken for the person on record.
        var stranger = await AccountAsync(desk.App, "路人", "passer-by@example.org");
        Assert.Empty((await stranger.Send(Accept(one.Value.Code) with { Name = known.Name, Mobile = Mobile })).Errors);
        Assert.Empty(await desk.App.Db(db => db.Employments.Where(e => e.Person == known.Id && e.Unit == desk.Unit.Id).ToListAsync()));
    }

    [Theory, Databases]
    public async Task The_person_on_record_accepts_by_the_mail_and_leaves_the_other_unit(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var known = await KnownAsync(desk, "known@example.org");
        var issued = (await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, known.Name, Mobile, null, "外科", null, 1))).Value;
        var account = await AccountAsync(desk.App, "另一邮箱", "other-mailbox@example.org");
        var key = await desk.App.With<ILinkSecrets, string>(s => Task.FromResult(s.MailKeyOf(issued.Id)));
        Assert.Empty((await account.Send(Accept(issued.Code) with { Key = key })).Errors);
        var work = await desk.App.Db(db => db.Employments.Where(e => e.Person == known.Id).OrderBy(e => e.From).ToListAsync());
        Assert.Equal([(desk.Other.Id, Sample.Today.AddDays(-1)), (desk.Unit.Id, null)], work.Select(e => (e.Unit, e.To)));
        Assert.Equal(known.Id, (await desk.App.With<IAccounts, AccountRecord?>(a => a.FindAsync(account.Id!.Value, default)))!.Person);
    }

    [Theory, Databases]
    public async Task A_confirmed_mailbox_on_record_is_proof_as_well(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var known = await KnownAsync(desk, "known@example.org");
        var issued = (await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, null, null, null, null, null, 5))).Value;
        Assert.Empty((await (await AccountAsync(desk.App, known.Name, "known@example.org")).Send(Accept(issued.Code))).Errors);
        Assert.Equal(1, await desk.App.Db(db => db.Employments.CountAsync(e => e.Person == known.Id && e.Unit == desk.Unit.Id)));
    }

    [Theory, Databases]
    public async Task What_was_used_withdrawn_or_is_for_another_opens_nothing(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(await StartAsync(database));
        var known = await KnownAsync(desk, null);
        var issued = (await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, known.Name, Mobile, null, null, null, 1))).Value;
        Assert.Equal("invitation.somebody-else", await RefusalAsync(desk.Neighbour.Send(Accept(issued.Code))));
        Assert.Empty((await desk.Liaison.Send(new WithdrawInvitation(desk.Unit.Id, new Id<UnitInvitation>(issued.Id)))).Errors);
        Assert.Equal("invitation.over", await RefusalAsync(desk.App.As(known.Id).Send(Accept(issued.Code))));
        Assert.Null(Assert.Single(await desk.Liaison.Send(new ListInvitations(desk.Unit.Id))).Code);

        var second = (await desk.Liaison.Send(new InviteColleague(desk.Unit.Id, null, null, null, null, null, 1))).Value;
        desk.App.Clock.Advance(UnitInvitation.Life);
        Assert.Equal("invitation.over", await RefusalAsync(desk.App.As(known.Id).Send(Accept(second.Code))));
        Assert.Equal("invitation.one-use", await RefusalAsync(desk.Liaison.Send(new InviteColleague(desk.Unit.Id, "张三", null, null, null, null, 2))));
        Assert.Equal("invitation.number", await RefusalAsync(desk.Liaison.Send(new InviteColleague(desk.Unit.Id, "张三", "12", null, null, null, 1))));
    }

    private static AcceptInvitation Accept(string code) => new(code, null, null, null, null, null, Consent: true);

    private static async Task<string> RefusalAsync<T>(Task<T> sent) where T : IResult<T> => (await sent).Errors[0].Code;

    /// <summary>Works at the other unit; the mobile number is on record.</summary>
    private static async Task<Person> KnownAsync(Desk desk, string? email)
    {
        var person = new AColleague("周涛", "zhoutao", "zt").At(desk.Other);
        person.Contact(await desk.App.With<IPersonalNumbers, SealedNumber>(n => Task.FromResult(n.Seal(MobileNumber.TryParse(Mobile, out var m) ? m : throw new InvalidOperationException()))), email);
        await desk.App.Given(person);
        return person;
    }

    private static async Task<TestUser> AccountAsync(TestApp app, string name, string email)
    {
        await using var scope = app.Scope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().BeginAsync(default);
        var id = await accounts.OpenAsync(new(name, EmailAddress.TryParse(email, out var address) ? address : throw new InvalidOperationException(), null, new HashedPassword("none"), "zh-CN", Confirmed: true), default);
        await transaction.CommitAsync(default);
        return app.As(id);
    }
}
