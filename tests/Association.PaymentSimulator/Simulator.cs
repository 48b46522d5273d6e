using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Association.PaymentSimulator;

/// <summary>
/// Both payment providers on the loopback, speaking the published protocols with test keys. Tests start it in their own process;
/// its program starts it for paying by hand.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WeChatPayProtocol _weChat;
    private readonly AlipayProtocol _alipay;

    private Simulator(WebApplication app, TimeProvider clock)
    {
        (_app, Clock) = (app, clock);
        (_weChat, _alipay, Notifier) = (new(this), new(this), new(this));
        _weChat.Map(app);
        _alipay.Map(app);
        WalletPage.Map(app, this);
    }

    public TimeProvider Clock { get; }
    public SimulatorKeys Keys { get; } = new();
    public TradeBook Book { get; } = new();
    public Behaviour Behaviour { get; set; } = new();
    public Notifier Notifier { get; }
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="clock">That of the product, so that what is signed is as fresh as the product thinks.</param>
    /// <param name="port">0: any that is free.</param>
    public static async Task<Simulator> StartAsync(TimeProvider? clock = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var simulator = new Simulator(builder.Build(), clock ?? TimeProvider.System);
        await simulator._app.StartAsync();
        return simulator;
    }

    /// <summary>Somebody scans the code and pays; the merchant is told.</summary>
    /// <param name="fen">Null: what the code says.</param>
    public async Task<IReadOnlyList<NoticeReply>> PayAsync(string tradeNumber, long? fen = null)
    {
        var trade = Book.Find(tradeNumber) ?? throw new InvalidOperationException($"No code {tradeNumber}.");
        return trade.Pay(fen ?? trade.Fen, Clock.GetUtcNow()) ? await Notifier.TellAsync(trade) : [];
    }

    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Behaviour.DelayMilliseconds, cancellationToken);

    public HttpRequestMessage Notice(Trade trade, string id) => trade.Wallet is Wallet.WeChatPay ? _weChat.Notice(trade, id) : _alipay.Notice(trade, id);

    public Task WaitAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Notifier.Dispose();
        Keys.Dispose();
    }
}
