using Association.Application.Events;
using Association.Application.Events.Pricing;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Events.Pricing;

/// <summary>A coupon that holds at more than one event. Source: security.md B34.</summary>
public sealed class CouponScopeTests : IntegrationTests
{
    private readonly BuiltEvent _own = new AnEvent(Member: 300, NonMember: 500).Published();
    private readonly BuiltEvent _other = new AnEvent(Member: 200, NonMember: 400, Name: "儿科年会").Published();
    private readonly BuiltEvent _third = new AnEvent(Member: 100, NonMember: 200, Name: "外科年会").Published();
    private readonly BuiltMember _member = new AMember().Live();

    private CouponForm Form => new("两会通用", "通用", CouponKind.Percent, 50, "BOTH2026", 1, 5, null, null, [_own.Category.Id.Value], [_other.Id.Value], null, null);

    private async Task<TestApp> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(_own, _other, _third, _member);
        return app;
    }

    [Theory, Databases]
    public async Task It_holds_for_every_category_of_the_other_event_and_nowhere_else(DatabaseKind database)
    {
        var app = await OpenAsync(database);
        var office = app.As(Role.EventOfficer);
        Assert.Empty((await office.Send(new AddCoupon(_own.Id, Form))).Errors);

        Assert.Empty((await RegisterAsync(app, _other)).Errors);
        Assert.Empty((await RegisterAsync(app, _own)).Errors);
        Assert.Equal(CouponErrors.OutOfScope.Code, (await RegisterAsync(app, _third)).Errors[0].Code);
        var elsewhere = Assert.Single(await office.Send(new ListCoupons(_other.Id)));
        Assert.Equal(("呼吸学科年会", 2), (elsewhere.Of?.Zh, elsewhere.Used));
        Assert.Equal("儿科年会", Assert.Single((await office.Send(new ListCoupons(_own.Id)))[0].AlsoAt).Zh);
    }

    [Theory, Databases]
    public async Task Nobody_lowers_the_prices_of_an_event_of_others(DatabaseKind database)
    {
        var app = await OpenAsync(database);
        var officer = app.As().At(_own.Id, Role.EventOfficer);

        Assert.DoesNotContain(await officer.Send(new ListCouponEvents(_own.Id)), e => e.Id == _other.Id.Value);
        var refused = await officer.Send(new AddCoupon(_own.Id, Form));

        Assert.Equal(EventErrors.NotFound.Code, refused.Errors[0].Code);
        Assert.Empty(await app.As(Role.EventOfficer).Send(new ListCoupons(_own.Id)));
        Assert.Contains(await app.As(Role.EventOfficer).Send(new ListCouponEvents(_own.Id)), e => e.Id == _other.Id.Value);
    }

    private Task<Domain.Common.Result<RegistrationOutcome>> RegisterAsync(TestApp app, BuiltEvent conference) =>
        app.As(_member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, Coupon: "BOTH2026"));
}
