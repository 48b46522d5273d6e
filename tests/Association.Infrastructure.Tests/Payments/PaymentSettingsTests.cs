using Association.Hosting;
using Association.Infrastructure.Payments;
using Association.PaymentSimulator;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Association.Infrastructure.Tests.Payments;

public sealed class PaymentSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("association-keys-").FullName;
    private readonly SimulatorKeys _keys = new();

    public void Dispose()
    {
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Right() =>
        _keys.WriteTo(_folder, new Uri("http://127.0.0.1:5090/")).ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal);

    private static PaymentOptions Read(Dictionary<string, string?> settings) =>
        AssociationSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Payments;

    [Fact]
    public void Without_a_contract_nothing_is_offered() => Assert.Equal(PaymentOptions.None, Read([]));

    [Fact]
    public void Keys_come_from_files_and_the_doors_from_the_address_of_the_site()
    {
        var settings = Right();
        settings["Site:BaseUrl"] = "https://association.example";
        var options = Read(settings);
        Assert.Equal(("https://association.example/pay/notify/wechat", "https://association.example/pay/notify/alipay"), (options.WeChatPay!.NotifyAt.AbsoluteUri, options.Alipay!.NotifyAt.AbsoluteUri));
        Assert.Equal(SimulatorKeys.WeChatPlatformSerial, Assert.Single(options.WeChatPay.PlatformKeys).Key);
        Assert.Equal(32, options.WeChatPay.ApiKey.Length);
    }

    [Theory]
    [InlineData("Payments:WeChatPay:Address", "http://api.example.org")]
    [InlineData("Payments:WeChatPay:Address", "nowhere")]
    [InlineData("Payments:WeChatPay:MerchantId", "")]
    [InlineData("Payments:WeChatPay:MerchantKeyFile", "/nowhere/key.pem")]
    [InlineData("Payments:Alipay:Gateway", "ftp://alipay.example")]
    [InlineData("Payments:Alipay:SellerId", "")]
    [InlineData("Payments:Alipay:AlipayKeyFile", "/nowhere/key.pem")]
    public void A_wrong_value_is_named_by_its_key(string key, string value)
    {
        var settings = Right();
        settings[key] = value;
        Assert.Equal(key, Assert.Throws<ConfigurationException>(() => Read(settings)).Key);
    }

    [Fact]
    public void A_file_that_holds_no_key_is_named_and_not_quoted()
    {
        var settings = Right();
        File.WriteAllText(settings["Payments:WeChatPay:MerchantKeyFile"]!, "-----BEGIN secret-----");
        var wrong = Assert.Throws<ConfigurationException>(() => Read(settings));
        Assert.Equal("Payments:WeChatPay:MerchantKeyFile", wrong.Key);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }
}
