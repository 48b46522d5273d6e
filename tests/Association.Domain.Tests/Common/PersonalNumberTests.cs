using Association.Domain.Common;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class PersonalNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_resident_id_tells_birth_date_and_sex_and_prints_masked()
    {
        Assert.True(ResidentId.TryParse(" 510199 19790228 9114 ", Today, out var id));
        Assert.Equal("510199197902289114", id.Value);
        Assert.Equal(new DateOnly(1979, 2, 28), id.BirthDate);
        Assert.Equal(Sex.Male, id.Sex);
        Assert.Equal("510***********9114", $"{id}");
    }

    [Theory]
    [InlineData("５１０１９９１９８５０５０５１０６ｘ", "51019919850505106X")]
    [InlineData("51019919850505106x\u200B", "51019919850505106X")]
    public void A_resident_id_is_normalised_before_it_is_judged(string text, string expected)
    {
        Assert.True(ResidentId.TryParse(text, Today, out var id));
        Assert.Equal(expected, id.Value);
    }

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        const string bornOn2008_01_01 = "510199200801019558";
        Assert.True(ResidentId.TryParse(bornOn2008_01_01, new DateOnly(2008, 1, 1), out _));
        Assert.False(ResidentId.TryParse(bornOn2008_01_01, new DateOnly(2007, 12, 31), out _, out var fault));
        Assert.Equal("resident-id.birth-range", fault.Code);
    }

    [Fact]
    public void A_number_of_15_digits_converts_to_the_lifelong_one_only_when_asked()
    {
        Assert.False(ResidentId.TryParse("510199790228911", Today, out _));
        Assert.True(ResidentId.TryConvertFirstGeneration("510199790228911", Today, out var id));
        Assert.Equal("510199197902289114", id.Value);
    }

    [Fact]
    public void A_masked_value_never_becomes_a_value_again()
    {
        Assert.True(ResidentId.TryParse("510199197902289114", Today, out var id));
        Assert.True(MobileNumber.TryParse("13800138000", out var mobile));
        Assert.True(EmailAddress.TryParse("zhang@qq.com", out var email));
        Assert.True(PersonName.TryParse("张伟", out var name));
        Assert.True(PracticeCertificate.TryParse("110510100000123", out var practice));

        Assert.False(ResidentId.TryParse(id.Masked, Today, out _));
        Assert.False(MobileNumber.TryParse(mobile.Masked, out _));
        Assert.False(EmailAddress.TryParse(email.Masked, out _));
        Assert.False(PersonName.TryParse(name.Masked, out _));
        Assert.False(PracticeCertificate.TryParse(practice.Masked, out _));
    }

    [Theory]
    [InlineData("+86 138-0013-8000")]
    [InlineData("8613800138000")]
    [InlineData("(86) 138 0013 8000")]
    [InlineData("138–0013–8000")]
    public void A_mobile_number_loses_country_and_punctuation(string text)
    {
        Assert.True(MobileNumber.TryParse(text, out var mobile));
        Assert.Equal("13800138000", mobile.Value);
        Assert.Equal("138****8000", mobile.ToString());
    }

    [Fact]
    public void Two_spellings_of_one_number_are_equal()
    {
        Assert.True(MobileNumber.TryParse("13800138000", out var one));
        Assert.True(MobileNumber.TryParse("+86 138 0013 8000", out var other));
        Assert.Equal(one, other);
    }

    [Fact]
    public void Text_without_end_or_with_broken_surrogates_is_refused_and_not_thrown_on()
    {
        var endless = new string('1', 10_000_000);
        Assert.False(ResidentId.TryParse(endless, Today, out _));
        Assert.False(MobileNumber.TryParse("1380013800\uD800", out _));
        Assert.False(UnifiedSocialCreditCode.TryParse("\uDC00", out _));
        Assert.False(EmailAddress.TryParse(endless, out _));
    }
}
