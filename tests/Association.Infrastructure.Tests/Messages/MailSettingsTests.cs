using Association.Hosting;
using Association.Infrastructure.Messages;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class MailSettingsTests
{
    private static MailOptions Read(params (string Key, string Value)[] settings) => AssociationSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build()).Mail;

    [Theory]
    [InlineData("Mail:Smtp:Host", "Mail:Smtp:Port", "25")]
    [InlineData("Mail:Smtp:Host", "Mail:Smtp:Host", "no host!")]
    [InlineData("Mail:Smtp:Port", "Mail:Smtp:Host", "mail.example.org", "Mail:Smtp:Port", "70000")]
    [InlineData("Mail:Smtp:Security", "Mail:Smtp:Host", "mail.example.org", "Mail:Smtp:Security", "3")]
    [InlineData("Mail:Smtp:Password", "Mail:Smtp:Host", "mail.example.org", "Mail:Smtp:UserName", "office")]
    [InlineData("Mail:From", "Mail:Smtp:Host", "mail.example.org")]
    [InlineData("Mail:From", "Mail:From", "nobody")]
    public void A_wrong_value_is_named_by_its_key(string named, params string[] settings)
    {
        var pairs = settings.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(named, Assert.Throws<ConfigurationException>(() => Read(pairs)).Key);
    }

    [Fact]
    public void Without_a_server_mails_go_to_the_storage_folder()
    {
        var mail = Read(("Storage:Root", "/srv/association"));
        Assert.Null(mail.Smtp);
        Assert.Equal(Path.GetFullPath("/srv/association/mails"), mail.Pickup);
        Assert.Equal("no-reply@localhost", mail.From.Address);
    }

    [Theory]
    [InlineData("None", 25)]
    [InlineData("tls", 465)]
    [InlineData("StartTls", 587)]
    [InlineData("", 587)]
    public void The_port_follows_the_security(string security, int port) =>
        Assert.Equal(port, Read(("Mail:Smtp:Host", "mail.example.org"), ("Mail:Smtp:Security", security), ("Mail:From", "a@example.org")).Smtp!.Port);
}
