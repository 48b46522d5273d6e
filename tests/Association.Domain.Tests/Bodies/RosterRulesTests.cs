using System.Globalization;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Bodies;

public sealed class RosterRulesTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private readonly RosterPolicy _policy = RosterPolicy.Standard();
    private readonly Body _body = new(new("儿科专业委员会", null), BodyKind.Committee, "paediatrics");
    private readonly Id<Person> _person = Id<Person>.New();

    private IEnumerable<RosterRule> Broken(BodyPosition position, DateOnly? born = null, DateOnly? from = null) =>
        new ProposedAppointment(_person, born, position, from ?? Start, null).Breaks(_body, _policy);

    private void Has(string term, DateOnly from, DateOnly? to, BodyPosition position, Id<Person>? person = null) =>
        _body.Term(term, from, to).Appoint(person ?? Id<Person>.New(), position, from, to);

    [Fact]
    public void A_second_chair_in_the_same_days()
    {
        Has("第二届", Start, null, BodyPosition.Chair);
        Assert.Equal([RosterRule.OneChair], Broken(BodyPosition.Chair));
    }

    [Fact]
    public void A_chair_of_the_past_stands_in_nobodys_way()
    {
        Has("第一届", Start.AddYears(-3), Start.AddDays(-1), BodyPosition.Chair);
        Assert.Empty(Broken(BodyPosition.Chair));
    }

    [Fact]
    public void More_than_there_are_seats()
    {
        _body.Seat(BodyPosition.ViceChair, 2, 2, mayAct: true);
        Has("第二届", Start, null, BodyPosition.ViceChair);
        Assert.Empty(Broken(BodyPosition.ViceChair));
        Has("第二届", Start, null, BodyPosition.ViceChair);
        Assert.Equal([RosterRule.SeatsFilled], Broken(BodyPosition.ViceChair));
    }

    [Fact]
    public void A_third_term_as_chair()
    {
        Has("第一届", Start.AddYears(-6), Start.AddYears(-3).AddDays(-1), BodyPosition.Chair, _person);
        Assert.Empty(Broken(BodyPosition.Chair));
        Has("第二届", Start.AddYears(-3), Start.AddDays(-1), BodyPosition.Chair, _person);
        Assert.Equal([RosterRule.TooManyTerms], Broken(BodyPosition.Chair));
        Assert.Empty(Broken(BodyPosition.Member));
    }

    [Theory]
    [InlineData("1955-01-01", true)]
    [InlineData("1955-01-02", false)]
    [InlineData("1956-02-29", false)]
    [InlineData(null, false)]
    public void Older_than_seventy_on_the_first_day(string? born, bool broken)
    {
        // Seventy-one on the first day is too old; seventy, until the day before a birthday, is not.
        Assert.Equal(broken ? [RosterRule.TooOld] : [], Broken(BodyPosition.Chair, born is null ? null : DateOnly.Parse(born, CultureInfo.InvariantCulture)));
        Assert.Empty(Broken(BodyPosition.Member, born is null ? null : DateOnly.Parse(born, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Another_office_in_the_same_body_but_the_secretarys()
    {
        Has("第二届", Start, null, BodyPosition.Member, _person);
        Assert.Equal([RosterRule.TwiceInBody], Broken(BodyPosition.ViceChair));
        Assert.Empty(Broken(BodyPosition.Secretary));
    }
}
