using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class ContactPhoneTests
{
    [Theory]
    [InlineData("028-85251234", "028-85251234", "028-****1234")]
    [InlineData("（028）8525 1234 转 8012", "028-85251234-8012", "028-****1234-8012")]
    [InlineData("028-85251234-6", "028-85251234-6", "028-****1234-6")]
    [InlineData("+86 28 85251234", "028-85251234", "028-****1234")]
    [InlineData("0838-2501234", "0838-2501234", "0838-****1234")]
    [InlineData("+86 139-0000-1234", "13900001234", "139****1234")]
    public void A_landline_or_a_mobile_number_is_kept_in_one_way(string text, string value, string masked)
    {
        Assert.True(ContactPhone.TryParse(text, out var phone, out _));
        Assert.Equal((value, masked), (phone.Value, phone.Masked));
    }

    [Theory]
    [InlineData("85251234")]
    [InlineData("028-15251234")]
    [InlineData("028-852512345")]
    [InlineData("013-85251234")]
    [InlineData("028-85251234-12345678")]
    [InlineData("028-85251234转内线")]
    [InlineData("1390000123")]
    [InlineData("电话")]
    [InlineData(null)]
    public void What_cannot_be_dialled_is_refused(string? text)
    {
        Assert.False(ContactPhone.TryParse(text, out _, out var fault));
        Assert.Equal("mobile.invalid", fault.Code);
    }
}
