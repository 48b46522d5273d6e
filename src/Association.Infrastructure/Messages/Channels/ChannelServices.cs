using Association.Application.Messages.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Messages.Channels;

public static class ChannelServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private const int MostBytes = 64 * 1024;

    /// <param name="weChat">Null: there is no official account.</param>
    /// <param name="sms">Null: there is no gateway.</param>
    public static IServiceCollection AddChannels(this IServiceCollection services, WeChatChannelOptions? weChat, SmsChannelOptions? sms)
    {
        if (weChat is not null) services.AddSingleton<IMessageChannel>(p => new WeChatChannel(Client(), weChat, p.GetRequiredService<TimeProvider>()));
        if (sms is not null) services.AddSingleton<IMessageChannel>(p => new SmsChannel(Client(), sms, p.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>One for the life of the process; no answer leads anywhere else.</summary>
    internal static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience, MaxResponseContentBufferSize = MostBytes,
    };
}
