using Hangfire.Logging;

namespace Association.Web.Jobs;

/// <summary>
/// Hangfire's log, written by the host's. Hangfire keeps it in a static field: of two hosts in one process the one that lives
/// longer must not fail because the other has ended.
/// </summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try { return new Writer(loggers.CreateLogger(name)); }
        catch (ObjectDisposedException) { return new Writer(null); }
    }

    private sealed class Writer(ILogger? logger) : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            var level = Translated(logLevel);
            if (logger is null || !logger.IsEnabled(level)) return false;
            if (messageFunc is not null) logger.Log(level, default, messageFunc(), exception, static (message, _) => message);
            return true;
        }

        private static Microsoft.Extensions.Logging.LogLevel Translated(Hangfire.Logging.LogLevel level) => level switch
        {
            Hangfire.Logging.LogLevel.Trace => Microsoft.Extensions.Logging.LogLevel.Trace,
            Hangfire.Logging.LogLevel.Debug => Microsoft.Extensions.Logging.LogLevel.Debug,
            // What Hangfire tells of its own starting and stopping is detail here.
            Hangfire.Logging.LogLevel.Info => Microsoft.Extensions.Logging.LogLevel.Debug,
            Hangfire.Logging.LogLevel.Warn => Microsoft.Extensions.Logging.LogLevel.Warning,
            Hangfire.Logging.LogLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
            _ => Microsoft.Extensions.Logging.LogLevel.Critical,
        };
    }
}
