using Association.Web.Observability;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Xunit;

namespace Association.Web.Tests.Hosting;

public sealed partial class RequestLogTests
{
    /// <summary>ASP.NET Core opens such a scope around each request; a private link's key would stand in every line.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void No_line_holds_the_address_of_a_request(bool guarded, bool expected)
    {
        List<LogEvent> lines = [];
        var configuration = new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Sink(new Kept(lines));
        if (guarded) configuration.Enrich.With<WithoutAddresses>();
        using var factory = new SerilogLoggerFactory(configuration.CreateLogger(), dispose: true);
        var logger = factory.CreateLogger("request");

        using (logger.BeginScope(new Dictionary<string, object> { ["RequestPath"] = "/registrations/4f1c0ffee" }))
            Answered(logger, 200);

        Assert.Equal(expected, lines.Single().Properties.ContainsKey("RequestPath"));
    }

    [LoggerMessage(LogLevel.Information, "Answered {Status}")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, int status);

    private sealed class Kept(List<LogEvent> lines) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => lines.Add(logEvent);
    }
}
