using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Books;
using Association.Application.Finance.Sponsors;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Sponsors;

/// <summary>Source: anchors.md section 3, item 3; domain.md R2.09, R2.73, R7.06.</summary>
public sealed class SponsorTests : IntegrationTests
{
    private const decimal Fee = 300;

    private sealed record Story(TestApp App, TestUser Office, BuiltEvent Event, Id<SponsorAgreement> Agreement)
    {
        public Task<AgreementView> ViewAsync() => DetailsAsync(d => d.View);

        public async Task<T> DetailsAsync<T>(Func<AgreementDetails, T> what) => what((await Office.Send(new GetAgreement(Agreement)))!);

        public async Task<List<Id<Registration>>> RegisteredAsync(int count)
        {
            for (var i = 0; i < count; i++)
                Assert.Empty((await App.Anonymous.Send(new RegisterForEvent(Event.Id, Event.Category.Id, new($"来宾{i}", $"138001{i:00000}", null, null), true, null, null))).Errors);
            return await App.Db(db => db.Registrations.Where(r => r.Status == RegistrationStatus.AwaitingPayment).OrderBy(r => r.RegisteredAt).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync());
        }

        public Task<Result> DrawAsync(Id<Registration> place) => Office.Send(new DrawOnAgreement(Agreement, place));

        public async Task<decimal> BalanceAsync(LedgerAccount account) => await App.Db(async db =>
            (await db.LedgerEntries.Where(e => e.Account == account).Select(e => e.Amount.Amount).ToListAsync()).Sum());
    }

    private async Task<Story> SignedAsync(DatabaseKind database, PledgeKind kind = PledgeKind.Seats, decimal pledge = 3, string? members = null)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Member: Fee, NonMember: Fee).Published();
        await app.Given(conference);
        var office = app.As(Role.FinanceOfficer);
        var sponsor = (await office.Send(new AddSponsor(new("某药业有限公司", null, "王经理", "sponsor@example.org")))).Value;
        var agreement = await office.Send(new SignAgreement(new(sponsor), conference.Id, new("资助基层医务人员参会", kind, pledge, Sample.Today, Sample.Today.AddDays(60), Members: members)));
        Assert.Empty(agreement.Errors);
        return new(app, office, conference, new(agreement.Value));
    }

    [Theory, Databases]
    public async Task A_fee_is_paid_out_of_the_pledge_disclosed_and_asked_for_later(DatabaseKind database)
    {
        var story = await SignedAsync(database);
        var places = await story.RegisteredAsync(2);
        Assert.Equal(2, await story.DetailsAsync(d => d.Eligible.Count));
        foreach (var place in places) Assert.True((await story.DrawAsync(place)).Succeeded);

        Assert.All(await story.App.Db(db => db.Registrations.ToListAsync()), r => Assert.Equal(RegistrationStatus.Confirmed, r.Status));
        Assert.Equal((600m, 0m, 0m), (await story.BalanceAsync(LedgerAccount.SponsorDue), await story.BalanceAsync(LedgerAccount.Receivable), await story.BalanceAsync(LedgerAccount.Bank)));
        Assert.Equal("sponsor.nothing-owed", (await story.DrawAsync(places[0])).Errors[0].Code);
        Assert.Equal("某药业有限公司", Assert.Single((await story.App.Anonymous.Send(new GetPublicEvent(story.Event.Event.Slug)))!.Sponsors).Name);
        var disclosed = Assert.Single((await story.Office.Send(new GetFinanceYear(Sample.Today.Year))).Sponsored);
        Assert.Equal((2, 600m), (disclosed.Places, disclosed.Amount));

        var invoice = (await story.Office.Send(new SettleAgreement(story.Agreement))).Value;
        Assert.Equal("sponsor.nothing-to-settle", (await story.Office.Send(new SettleAgreement(story.Agreement))).Errors[0].Code);
        var settlement = Assert.Single((await story.ViewAsync()).Settlements);
        Assert.Equal((invoice, 600m, OrderStatus.Open), (settlement.Invoice, settlement.Total, settlement.Status));
        Assert.True((await story.Office.Send(new ConfirmPayment(new(settlement.Order), 600, Sample.Today))).Succeeded);
        Assert.Equal((0m, 0m, 600m), (await story.BalanceAsync(LedgerAccount.SponsorDue), await story.BalanceAsync(LedgerAccount.Receivable), await story.BalanceAsync(LedgerAccount.Bank)));
    }

    [Theory, Databases]
    public async Task Never_above_the_pledge_also_when_twenty_want_it_at_once(DatabaseKind database)
    {
        var story = await SignedAsync(database);
        var places = await story.RegisteredAsync(20);
        var drawn = await Task.WhenAll(places.Select(place => Task.Run(() => story.DrawAsync(place))));
        Assert.Equal(3, drawn.Count(d => d.Succeeded));
        Assert.All(drawn.Where(d => !d.Succeeded), d => Assert.Contains(d.Errors[0].Code, new[] { "sponsor.used-up", "record.busy" }));
        Assert.Equal((3m, 0m), ((await story.ViewAsync()).Used, (await story.ViewAsync()).Left));
    }

    [Theory, Databases]
    public async Task A_pledge_in_yuan_ends_where_the_next_fee_does_not_fit(DatabaseKind database)
    {
        var story = await SignedAsync(database, PledgeKind.Yuan, 899.99m);
        var places = await story.RegisteredAsync(3);
        Assert.True((await story.DrawAsync(places[0])).Succeeded);
        Assert.True((await story.DrawAsync(places[1])).Succeeded);
        Assert.Equal("sponsor.used-up", (await story.DrawAsync(places[2])).Errors[0].Code);
        var terms = await story.DetailsAsync(d => d.Terms);
        Assert.Equal("sponsor.below-used", (await story.Office.Send(new ChangeAgreement(story.Agreement, terms with { Pledge = 599.99m }))).Errors[0].Code);
        Assert.True((await story.Office.Send(new ChangeAgreement(story.Agreement, terms with { Pledge = 900 }))).Succeeded);
        Assert.True((await story.DrawAsync(places[2])).Succeeded);
    }

    [Theory, Databases]
    public async Task A_place_given_back_returns_to_the_pledge_and_after_the_settlement_to_the_sponsors_credit(DatabaseKind database)
    {
        var story = await SignedAsync(database);
        var places = await story.RegisteredAsync(2);
        foreach (var place in places) await story.DrawAsync(place);
        var events = story.App.As(Role.EventOfficer);

        await events.Send(new CancelRegistrationByOffice(story.Event.Id, places[0], "来不了", ByTerms: false));
        Assert.Equal((1m, 300m, 300m), ((await story.ViewAsync()).Used, (await story.ViewAsync()).Sum, await story.BalanceAsync(LedgerAccount.SponsorDue)));
        Assert.Equal(0m, await story.BalanceAsync(LedgerAccount.RefundPayable));

        await story.Office.Send(new SettleAgreement(story.Agreement));
        await events.Send(new CancelRegistrationByOffice(story.Event.Id, places[1], "来不了", ByTerms: false));
        Assert.Equal((0m, 0m, -300m), ((await story.ViewAsync()).Used, await story.BalanceAsync(LedgerAccount.SponsorDue), await story.BalanceAsync(LedgerAccount.Advances)));
        Assert.All(await story.App.Db(db => db.Orders.Where(o => o.Account == null && o.PaidBy == null).Select(o => o.Status).ToListAsync()), status => Assert.Equal(OrderStatus.Refunded, status));
    }

    [Theory, Databases]
    public async Task Whom_it_names_takes_it_alone_and_a_stranger_does_not(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member, other) = (new AnEvent(Member: Fee, NonMember: Fee).Published(), new AMember().Live(), new AMember(Name: "李娜", Number: "M700009").Live());
        await app.Given(conference, member, other);
        var office = app.As(Role.FinanceOfficer);
        var sponsor = (await office.Send(new AddSponsor(new("某药业有限公司", null, "王经理", "sponsor@example.org")))).Value;
        var number = await app.Db(db => db.Memberships.Where(m => m.Person == member.Id).Select(m => m.Number).SingleAsync());
        var agreement = new Id<SponsorAgreement>((await office.Send(new SignAgreement(new(sponsor), conference.Id, new("基层医务人员", PledgeKind.Seats, 5, Sample.Today, Sample.Today.AddDays(60), Members: number)))).Value);
        var (mine, theirs) = (app.As(member.Id), app.As(other.Id));
        Id<Registration> own = new((await mine.Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration);
        Id<Registration> another = new((await theirs.Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration);

        Assert.Single((await mine.Send(new GetSponsorship(own))).Offers);
        Assert.Empty((await theirs.Send(new GetSponsorship(another))).Offers);
        Assert.Equal("sponsor.not-eligible", (await theirs.Send(new TakeSponsorship(another, agreement))).Errors[0].Code);
        Assert.Equal(ErrorKind.NotFound, (await theirs.Send(new TakeSponsorship(own, agreement))).Errors[0].Kind);
        Assert.True((await mine.Send(new TakeSponsorship(own, agreement))).Succeeded);
        Assert.Equal((RegistrationStatus.Confirmed, "某药业有限公司"), ((await mine.Send(new GetRegistration(own)))!.Status, (await mine.Send(new GetRegistration(own)))!.PaidBy));
    }

    [Theory, Databases]
    public async Task The_sponsor_sees_sums_by_the_own_link_and_of_people_only_who_agreed(DatabaseKind database)
    {
        var story = await SignedAsync(database);
        var places = await story.RegisteredAsync(2);
        foreach (var place in places) await story.DrawAsync(place);
        var agreed = await story.App.Db(db => db.Registrations.Where(r => r.Id == places[0]).Select(r => new { r.Person, r.Name }).SingleAsync());
        await story.App.Given(new Consent(agreed.Person, ConsentPurpose.SharingWithSponsors, "2026-03", "test", Sample.Now));

        var path = await story.DetailsAsync(d => d.Path);
        var (number, key) = (path.Split('/')[^1].Split('?')[0], path.Split("k=")[1]);
        Assert.Null(await story.App.Anonymous.Send(new GetOwnAgreement(number, "wrong")));
        Assert.Null(await story.App.Anonymous.Send(new DrawOwnStatement(number, null)));
        var seen = (await story.App.Anonymous.Send(new GetOwnAgreement(number, key)))!;
        Assert.Equal((2m, 600m, 2), (seen.Used, seen.Sum, Assert.Single(seen.Lines).Seats));
        Assert.Equal(agreed.Name, Assert.Single(seen.Consented).Name);
        Assert.Equal("application/pdf", (await story.App.Anonymous.Send(new DrawOwnStatement(number, key)))!.ContentType);
    }

    [Theory, Databases]
    public async Task Who_only_reads_signs_draws_and_settles_nothing(DatabaseKind database)
    {
        var story = await SignedAsync(database);
        var places = await story.RegisteredAsync(1);
        foreach (var user in new[] { story.App.As(Role.Auditor), story.App.As(Role.EventOfficer), story.App.Anonymous })
        {
            Assert.Equal(ErrorKind.Forbidden, (await user.Send(new DrawOnAgreement(story.Agreement, places[0]))).Errors[0].Kind);
            Assert.Equal(ErrorKind.Forbidden, (await user.Send(new SettleAgreement(story.Agreement))).Errors[0].Kind);
        }
    }
}
