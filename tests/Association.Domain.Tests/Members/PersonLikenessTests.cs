using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Members;

/// <summary>Which records somebody should look at: tables of names and of evidence.</summary>
public sealed class PersonLikenessTests
{
    private static readonly Id<MemberUnit> Hospital = Id<MemberUnit>.New();
    private static readonly DateOnly Born = new(1980, 5, 1);

    [Theory]
    [InlineData("张文静", "zhangwenjing", "张文静", "zhangwenjing", NameLikeness.Same)]
    [InlineData("张文静", "zhangwenjing", "张 文静", "zhangwenjing", NameLikeness.Same)]
    [InlineData("张文静", "zhangwenjing", "张文婧", "zhangwenjing", NameLikeness.Homophone)]
    [InlineData("张文静", "zhangwenjing", "章文静", "zhangwenjing", NameLikeness.Homophone)]
    [InlineData("张文静", "zhangwenjing", "Zhang Wenjing", "zhangwenjing", NameLikeness.Homophone)]
    [InlineData("张文静", "zhangwenjing", "张文清", "zhangwenqing", NameLikeness.OneCharacter)]
    [InlineData("张文静", "zhangwenjing", "张静", "zhangjing", NameLikeness.OneCharacter)]
    [InlineData("张文静", "zhangwenjing", "张静文", "zhangjingwen", NameLikeness.OneCharacter)]
    [InlineData("张文静", "zhangwenjing", "李文清", "liwenqing", NameLikeness.Different)]
    [InlineData("阿卜杜拉·买买提", "abudulamaimaiti", "阿卜杜拉 买买提", "abudulamaimaiti", NameLikeness.Same)]
    [InlineData("Maria Garcia", "mariagarcia", "GARCIA Maria", "garciamaria", NameLikeness.Same)]
    [InlineData("Maria Garcia", "mariagarcia", "Maria Garzia", "mariagarzia", NameLikeness.OneCharacter)]
    [InlineData("Li Na", "lina", "Lu Na", "luna", NameLikeness.Different)]
    public void Names_are_alike(string a, string readingA, string b, string readingB, NameLikeness expected)
    {
        Assert.Equal(expected, new ComparedName(a, readingA).To(new(b, readingB)));
        Assert.Equal(expected, new ComparedName(b, readingB).To(new(a, readingA)));
    }

    public static TheoryData<string, PersonTraits, PersonTraits, int> Evidence => new()
    {
        { "same ID", With("甲", id: "1"), With("乙", id: "1"), 100 },
        { "same licence", With("甲", licence: "1"), With("乙", licence: "1"), 90 },
        { "same licence, other ID", With("甲", licence: "1", id: "1"), With("乙", licence: "1", id: "2"), PersonLikeness.Threshold },
        { "mobile and name", With("张文静", mobile: "1"), With("张文静", mobile: "1"), 85 },
        { "mobile and sound", With("张文静", mobile: "1"), With("张文婧", mobile: "1"), 75 },
        { "mobile and one character", With("张文静", mobile: "1"), With("张文清", mobile: "1", reading: "zhangwenqing"), 65 },
        { "a family's telephone", With("张文静", mobile: "1"), With("李国强", mobile: "1", reading: "liguoqiang"), 50 },
        { "e-mail and name", With("张文静", email: "a@x.cn"), With("张文静", email: "A@x.cn"), 75 },
        { "name and birth date", With("张文静", born: true), With("张文静", born: true), 60 },
        { "sound and birth date", With("张文静", born: true), With("张文婧", born: true), 50 },
        { "name and unit", With("张文静", unit: true), With("张文静", unit: true), 60 },
        { "the same name alone", With("张文静"), With("张文静"), 35 },
        { "two of one name in a hospital", With("张文静", unit: true, id: "1"), With("张文静", unit: true, id: "2"), 0 },
        { "mobile and name, other ID", With("张文静", mobile: "1", id: "1"), With("张文静", mobile: "1", id: "2"), PersonLikeness.Threshold },
        { "nothing known", With("甲"), With("乙", reading: "yi"), 0 },
    };

    [Theory, MemberData(nameof(Evidence))]
    public void Evidence_adds_up(string what, PersonTraits a, PersonTraits b, int score)
    {
        Assert.True(score == PersonLikeness.Of(a, b).Score, $"{what}: {PersonLikeness.Of(a, b)}");
        Assert.Equal(PersonLikeness.Of(a, b), PersonLikeness.Of(b, a));
        Assert.Equal(score >= 60, PersonLikeness.Of(a, b).IsWorthALook);
    }

    [Fact]
    public void A_decision_stands_until_its_evidence_changes_whoever_is_named_first()
    {
        var (one, other) = (Id<Person>.New(), Id<Person>.New());
        var pair = new DuplicatePair(other, one, new(75, LikenessReasons.SameMobile), "before", DateTimeOffset.UnixEpoch);
        Assert.Equal(DuplicatePair.Ordered(one, other), (pair.First, pair.Second));
        pair.Dismiss(UserId.System, DateTimeOffset.UnixEpoch);
        pair.SeenAgain(new(85, LikenessReasons.SameName), "before", DateTimeOffset.UnixEpoch);
        Assert.Equal(DuplicateState.Dismissed, pair.State);
        pair.SeenAgain(new(85, LikenessReasons.SameName), "after", DateTimeOffset.UnixEpoch);
        Assert.Equal((DuplicateState.Open, null), (pair.State, pair.DecidedBy));
    }

    private static PersonTraits With(
        string name, string reading = "zhangwenjing", string? id = null, string? licence = null, string? mobile = null, string? email = null, bool born = false, bool unit = false) =>
        new(new(name, name.Length == 1 ? name : reading), id, licence, mobile, email, born ? Born : null, Units: unit ? [Hospital] : []);
}
