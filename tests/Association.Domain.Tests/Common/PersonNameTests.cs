using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("　王芳　", "王芳")]
    [InlineData("张　伟", "张伟")]
    [InlineData("王 小 明", "王小明")]
    [InlineData("欧阳 文静", "欧阳文静")]
    [InlineData("阿卜杜拉•买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉・买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉･买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉‧买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉∙买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉⋅买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉.买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉．买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉 · 买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉 买买提", "阿卜杜拉·买买提")]
    [InlineData("John  Ｓｍｉｔｈ", "John Smith")]
    [InlineData("J. Smith", "J. Smith")]
    [InlineData("Jack O'Neil", "Jack O'Neil")]
    [InlineData("Dieter Müller", "Dieter Müller")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("𠮷 田", "𠮷田")]
    public void A_name_is_normalised_and_never_split(string text, string expected)
    {
        Assert.True(PersonName.TryParse(text, out var name));
        Assert.Equal(expected, name.Value);
    }

    [Theory]
    [InlineData(null, "name.required")]
    [InlineData(" \u3000\t", "name.required")]
    [InlineData("123", "name.invalid")]
    [InlineData("张*", "name.invalid")]
    [InlineData("张\u202E伟", "name.invalid")]
    [InlineData("张\0伟", "name.invalid")]
    public void What_is_not_a_name_is_refused(string? text, string code)
    {
        Assert.False(PersonName.TryParse(text, out _, out var fault));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void Length_counts_characters_as_people_see_them()
    {
        Assert.True(PersonName.TryParse(string.Concat(Enumerable.Repeat("𠮷", 100)), out var longest));
        Assert.Equal(PersonName.MaxLength, longest.Value.Length);
        Assert.False(PersonName.TryParse(new string('王', 101), out _, out var fault));
        Assert.Equal("name.too-long", fault.Code);
    }

    [Fact]
    public void Marks_piled_on_one_letter_do_not_outgrow_the_column()
    {
        Assert.False(PersonName.TryParse("a" + new string('\u0301', 500), out _, out var fault));
        Assert.Equal("name.too-long", fault.Code);
    }

    [Theory]
    [InlineData("张伟", "张*")]
    [InlineData("张文静", "张**")]
    [InlineData("欧阳文", "欧阳*")]
    [InlineData("欧阳", "欧*")]
    [InlineData("阿卜杜拉·买买提", "阿****")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("王", "*")]
    public void A_mask_keeps_the_surname(string text, string expected)
    {
        Assert.True(PersonName.TryParse(text, out var name));
        Assert.Equal(expected, name.Masked);
    }
}
