using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance.Sponsors;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class SponsorAgreementTests
{
    private static SponsorAgreement Fifty(Pledge? pledge = null) =>
        new(Id<Sponsor>.New(), Id<Event>.New(), "资助基层医务人员参会", pledge ?? new(PledgeKind.Seats, 50), new(Sample.Today, Sample.Today.AddDays(30)), Sample.Now);

    [Theory]
    [InlineData(PledgeKind.Seats, 0)]
    [InlineData(PledgeKind.Seats, -1)]
    [InlineData(PledgeKind.Seats, 0.5)]
    [InlineData(PledgeKind.Seats, 10001)]
    [InlineData(PledgeKind.Yuan, 0)]
    [InlineData(PledgeKind.Yuan, 0.001)]
    public void A_pledge_is_whole_seats_or_an_amount_to_the_fen(PledgeKind kind, double amount) =>
        Assert.Same(SponsorErrors.Pledge, Assert.Throws<RefusedException>(() => Fifty(new(kind, (decimal)amount))).Error);

    [Fact]
    public void It_holds_from_its_first_day_to_its_last_until_it_is_closed()
    {
        var agreement = Fifty();
        Assert.Equal((false, true, true, false),
            (agreement.HoldsOn(Sample.Today.AddDays(-1)), agreement.HoldsOn(Sample.Today), agreement.HoldsOn(Sample.Today.AddDays(30)), agreement.HoldsOn(Sample.Today.AddDays(31))));
        agreement.Close(Sample.Now);
        Assert.False(agreement.HoldsOn(Sample.Today));
        Assert.Same(SponsorErrors.Closed, Assert.Throws<RefusedException>(() => agreement.Close(Sample.Now)).Error);
        Assert.Same(SponsorErrors.Closed, Assert.Throws<RefusedException>(() => agreement.Change("x", new(PledgeKind.Seats, 1), new(Sample.Today, Sample.Today))).Error);
    }

    [Fact]
    public void Who_is_eligible_is_said_by_category_and_by_person_or_unit()
    {
        var (agreement, person, unit, category) = (Fifty(), Id<Person>.New(), Id<MemberUnit>.New(), Id<TicketCategory>.New());
        Assert.True(agreement.IsFor(person, [], category));
        Assert.False(agreement.NamesPeople);

        agreement.Limit([unit], [category], [person]);
        Assert.True(agreement.NamesPeople);
        Assert.True(agreement.IsFor(person, [], category));
        Assert.True(agreement.IsFor(Id<Person>.New(), [unit], category));
        Assert.False(agreement.IsFor(Id<Person>.New(), [Id<MemberUnit>.New()], category));
        Assert.False(agreement.IsFor(person, [unit], Id<TicketCategory>.New()));

        agreement.Limit([], [category], []);
        Assert.Equal((false, true, false), (agreement.NamesPeople, agreement.IsFor(Id<Person>.New(), [], category), agreement.IsFor(person, [], Id<TicketCategory>.New())));
    }
}
