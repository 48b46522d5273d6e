using Association.Application.Common;
using Association.Domain.Members;
using Association.Infrastructure.Chinese;
using Xunit;

namespace Association.Infrastructure.Tests.Chinese;

public sealed class PinyinTests
{
    private readonly IPinyin _pinyin = new Pinyin();

    [Theory]
    [InlineData("张文静", "zhangwenjing", "zwj", "Zhang Wenjing")]
    [InlineData("王芳", "wangfang", "wf", "Wang Fang")]
    [InlineData("杨为民", "yangweimin", "ywm", "Yang Weimin")]
    [InlineData("欧阳文", "ouyangwen", "oyw", "Ouyang Wen")]
    [InlineData("司马相南", "simaxiangnan", "smxn", "Sima Xiangnan")]
    [InlineData("吕布", "lvbu", "lb", "Lyu Bu")]
    [InlineData("李天安", "litianan", "lta", "Li Tian'an")]
    [InlineData("阿卜杜拉·买买提", "abudulamaimaiti", "abdlmmt", "Abudula Maimaiti")]
    [InlineData("John Smith", "johnsmith", "js", "John Smith")]
    [InlineData("Jack O'Neil", "jackoneil", "jo", "Jack O'Neil")]
    [InlineData("Dieter Müller", "dietermuller", "dm", "Dieter Müller")]
    [InlineData("", "", "", "")]
    public void A_name_is_read_joined_by_initials_and_in_latin_letters(string name, string full, string initials, string latin)
    {
        Assert.Equal(full, _pinyin.Full(name));
        Assert.Equal(initials, _pinyin.Initials(name));
        Assert.Equal(latin, _pinyin.Latin(name));
    }

    [Theory]
    [InlineData("曾斌", "Zeng Bin")]
    [InlineData("单田芳", "Shan Tianfang")]
    [InlineData("仇和", "Qiu He")]
    [InlineData("解缙", "Xie Jin")]
    [InlineData("查良镛", "Zha Liangyong")]
    [InlineData("区志强", "Ou Zhiqiang")]
    [InlineData("朴树", "Piao Shu")]
    [InlineData("尉迟恭", "Yuchi Gong")]
    [InlineData("万俟丹", "Moqi Dan")]
    [InlineData("令狐冲", "Linghu Chong")]
    [InlineData("长孙无忌", "Zhangsun Wuji")]
    [InlineData("澹台明", "Tantai Ming")]
    [InlineData("覃明", "Qin Ming")]
    [InlineData("任文", "Ren Wen")]
    public void A_surname_is_read_as_a_surname(string name, string latin) => Assert.Equal(latin, _pinyin.Latin(name));

    [Fact]
    public void The_reading_of_a_surname_holds_only_in_front() => Assert.Equal("Wang Danjie", _pinyin.Latin("王单解"));

    [Fact]
    public void A_roster_is_in_the_order_of_pinyin_with_latin_names_last()
    {
        string[] expected = ["阿卜杜拉·买买提", "欧阳修", "朴树", "仇和", "单田芳", "解缙", "曾斌", "张伟", "张文静", "章伟", "Smith John"];
        Assert.Equal(expected, expected.Reverse().OrderBy(_pinyin.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void A_short_syllable_sorts_before_a_longer_one_that_begins_alike() =>
        Assert.True(string.CompareOrdinal(_pinyin.SortKey("李西安"), _pinyin.SortKey("李先")) < 0);

    [Theory]
    [InlineData("\U0003106C", "\U0003106C")]
    [InlineData("㛃敏", "jiemin")]
    [InlineData("〇", "ling")]
    public void Rare_characters_are_read_or_stand_for_themselves(string name, string full) => Assert.Equal(full, _pinyin.Full(name));

    [Fact]
    public void The_table_has_the_characters_of_the_plane_beyond_and_most_of_the_basic_block()
    {
        var basic = Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00).Count(code => Readings.TryGet(new(code), out _));
        var beyond = Enumerable.Range(0x20000, 0x11000).Count(code => Readings.TryGet(new(code), out _));
        Assert.InRange(basic, 20_000, 20_902);
        Assert.InRange(beyond, 100, 70_000);
    }

    [Fact]
    public void A_reading_fits_the_column_whatever_the_name()
    {
        var reading = _pinyin.Read(string.Concat(Enumerable.Repeat("庄\U0003106C", 100)));
        Assert.InRange(reading.Full.Length, Person.MaxPinyinLength - 1, Person.MaxPinyinLength);
        Assert.True(reading.SortKey.Length <= Person.MaxPinyinLength);
        Assert.DoesNotContain('\uFFFD', reading.SortKey);
    }
}
