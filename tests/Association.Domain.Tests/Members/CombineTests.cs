using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Members;

/// <summary>Two records of one person: the periods of the one fill the gaps of the other, and no day is there twice.</summary>
public sealed class CombineTests
{
    private static readonly NameReading Reading = new("a", "a", "a", "A");

    [Theory]
    [InlineData("2015..2017", "2018..", "2015..2017")]
    [InlineData("2015..", "2018..", "2015..2017")]
    [InlineData("2019..2020", "2018..", "")]
    [InlineData("2015..", "2018..2019", "2015..2017 2020..")]
    [InlineData("2010..", "2012..2013 2016..2017", "2010..2011 2014..2015 2018..")]
    [InlineData("2015..2018", "2018..2020", "2015..2017")]
    public void A_period_without_others(string period, string others, string left) =>
        Assert.Equal(Years(left), Years(period).Single().Without(Years(others)));

    [Theory, InlineData(false), InlineData(true)]
    public void The_work_that_leads_stays_and_the_other_fills_the_gaps(bool othersLead)
    {
        var (unit, elsewhere) = (Id<MemberUnit>.New(), Id<MemberUnit>.New());
        var (keep, gone) = (new Person("甲", Reading), new Person("甲", Reading));
        keep.WorkAt(unit, "内科", null, new(2018, 1, 1));
        gone.WorkAt(elsewhere, "外科", null, new(2015, 1, 1));
        keep.CombineWork(gone, othersLead);

        var all = keep.Employments.Concat(gone.Employments).OrderBy(e => e.From).Select(e => (e.Unit, e.From.Year, e.To?.Year)).ToList();
        Assert.Equal(othersLead ? [(elsewhere, 2015, null)] : [(elsewhere, 2015, 2017), (unit, 2018, null)], all);
    }

    [Fact]
    public void Terms_go_over_and_one_that_is_covered_counts_as_given_up()
    {
        var person = Id<Person>.New();
        var (keep, gone) = (new Membership(person, "M1", MembershipCategory.Ordinary, new(2018, 1, 1)), new Membership(person, "M2", MembershipCategory.Senior, new(2015, 1, 1)));
        keep.Absorb(gone);
        Assert.Empty(gone.Terms);
        Assert.Equal((new DateOnly(2015, 1, 1), MembershipCategory.Senior, MembershipCategory.Ordinary), (keep.JoinedOn, keep.CategoryOn(new(2017, 12, 31)), keep.CategoryOn(new(2018, 1, 1))));

        keep.Absorb(new Membership(person, "M3", MembershipCategory.Student, new(2020, 1, 1)));
        Assert.Equal(TermState.Withdrawn, keep.Terms.Single(t => t.Category == MembershipCategory.Student).State);
    }

    [Fact]
    public void A_renewal_that_waits_must_be_settled_first()
    {
        var person = Id<Person>.New();
        var waits = Membership.Admit(person, "M1", MembershipCategory.Ordinary, 12, new(2026, 1, 1));
        var live = new Membership(person, "M2", MembershipCategory.Ordinary, new(2020, 1, 1));
        Assert.Equal("merge.renewal-waits", Assert.Throws<RefusedException>(() => live.Absorb(waits)).Error.Code);
        Assert.Equal("merge.renewal-waits", Assert.Throws<RefusedException>(() => waits.Absorb(live)).Error.Code);
    }

    private static List<DateRange> Years(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(".."))
        .Select(years => new DateRange(new(Year(years[0]), 1, 1), years[1].Length == 0 ? null : new DateOnly(Year(years[1]), 12, 31)))];

    private static int Year(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
