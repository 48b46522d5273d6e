using Association.Application.Finance.Paying;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Payments;

public static class PaymentServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private const int MostBytes = 256 * 1024;

    public static IServiceCollection AddPayments(this IServiceCollection services, PaymentOptions options)
    {
        if (options.WeChatPay is { } weChat) services.AddSingleton<IPaymentProvider>(p => new WeChatPayClient(Client(), weChat, p.GetRequiredService<TimeProvider>()));
        if (options.Alipay is { } alipay) services.AddSingleton<IPaymentProvider>(p => new AlipayClient(Client(), alipay, p.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>One for the life of the process. Addresses come from the configuration alone, and no answer leads anywhere else.</summary>
    internal static HttpClient Client()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectPatience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        return new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
    }
}
