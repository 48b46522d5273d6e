using Association.Infrastructure.Messages.Channels;
using Microsoft.Extensions.Configuration;

namespace Association.Hosting;

/// <summary>The keys <c>Channels:…</c>: ways beside mail and the product itself, each with a provider of its own.</summary>
internal static class ChannelSettings
{
    private static readonly Uri WeChatAddress = new("https://api.weixin.qq.com");

    /// <exception cref="ConfigurationException">A value is missing or does not work; its message names the key.</exception>
    public static WeChatChannelOptions? WeChatOf(IConfiguration configuration)
    {
        var section = configuration.GetSection("Channels:WeChat");
        if (IsEmpty(section)) return null;
        var options = new WeChatChannelOptions(AddressOf(section, WeChatAddress), Needed(section, "AppId"), Needed(section, "AppSecret"), Needed(section, "TemplateId"));
        if (section["SubjectField"] is { Length: > 0 } subject) options = options with { SubjectField = subject };
        return section["TimeField"] is { } time ? options with { TimeField = time.Length == 0 ? null : time } : options;
    }

    /// <exception cref="ConfigurationException">A value is missing or does not work; its message names the key.</exception>
    public static SmsChannelOptions? SmsOf(IConfiguration configuration)
    {
        var section = configuration.GetSection("Channels:Sms");
        return IsEmpty(section) ? null : new(AddressOf(section, null), Needed(section, "Account"), Needed(section, "Secret"), Needed(section, "Signature"));
    }

    private static bool IsEmpty(IConfigurationSection section) => section.GetChildren().All(c => string.IsNullOrEmpty(c.Value));

    private static string Needed(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } given ? given : throw new ConfigurationException($"{section.Path}:{name}", "it belongs to the others of its channel.");

    private static Uri AddressOf(IConfigurationSection section, Uri? standard)
    {
        if (section["Address"] is not { Length: > 0 } text) return standard ?? throw new ConfigurationException($"{section.Path}:Address", "it belongs to the others of its channel.");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) ? address
            : throw new ConfigurationException($"{section.Path}:Address", $"'{text}' is no address by https.");
    }
}
