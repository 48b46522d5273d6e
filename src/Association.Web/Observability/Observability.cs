using Association.Application.Common;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Association.Web.Observability;

/// <summary>Logs to the console; traces and metrics to a collector when one is named.</summary>
public static class Observability
{
    private const string LineTemplate = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message}{NewLine}{Exception}";

    public static WebApplicationBuilder AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog((_, log) => Configure(log, builder), preserveStaticLogger: true);
        if (CollectorOf(builder.Configuration) is { } collector) AddTelemetry(builder.Services, collector);
        return builder;
    }

    /// <summary>One line per request: route, status and time. Never what was asked: paths and queries hold names, numbers and keys.</summary>
    public static WebApplication UseRequestLog(this WebApplication app)
    {
        app.UseSerilogRequestLogging(log =>
        {
            log.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            log.MessageTemplate = "{RequestMethod} {Route} {StatusCode} in {Elapsed:0.0} ms";
            log.GetLevel = (context, _, failure) => failure is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
                : context.GetEndpoint() is RouteEndpoint ? LogEventLevel.Information : LogEventLevel.Debug;
            log.GetMessageTemplateProperties = static (context, _, elapsed, status) =>
            [
                new("RequestMethod", new ScalarValue(Known(context.Request.Method))),
                new("Route", new ScalarValue((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "")),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
            ];
        });
        return app;
    }

    /// <summary>Compact JSON escapes what somebody might plant into a line; the plain lines are for the developer's own console.</summary>
    private static void Configure(LoggerConfiguration log, WebApplicationBuilder builder)
    {
        foreach (var level in builder.Configuration.GetSection("Logging:LogLevel").GetChildren())
            if (LevelOf(level.Value) is { } minimum) Apply(log, level.Key, minimum);
        log.ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().Enrich.With<WithoutAddresses>()
            .Filter.ByExcluding(IsLookForMigrations);
        if (builder.Environment.IsDevelopment()) log.WriteTo.Console(outputTemplate: LineTemplate, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else log.WriteTo.Console(new RenderedCompactJsonFormatter());
    }

    /// <summary>On an empty database the look for applied migrations fails, as it should: no operator has to read of it.</summary>
    private static bool IsLookForMigrations(LogEvent line) =>
        line.Properties.TryGetValue("commandText", out var text) && line.Exception is null && text.ToString().Contains("__EFMigrationsHistory", StringComparison.Ordinal);

    private static void Apply(LoggerConfiguration log, string source, LogEventLevel minimum)
    {
        if (source == "Default") log.MinimumLevel.Is(minimum);
        else log.MinimumLevel.Override(source, minimum);
    }

    /// <summary>The levels of appsettings.json, as every ASP.NET Core application names them.</summary>
    private static LogEventLevel? LevelOf(string? name) => !Enum.TryParse<LogLevel>(name, out var level) ? null : level switch
    {
        LogLevel.Trace => LogEventLevel.Verbose,
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };

    private static string Known(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method)
            ? HttpMethods.GetCanonicalizedValue(method) : "other";

    private static Uri? CollectorOf(ConfigurationManager configuration)
    {
        var address = configuration["Telemetry:Otlp"] is { Length: > 0 } given ? given : configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(address)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var collector) && (collector.Scheme is "http" or "https") ? collector
            : throw new Hosting.ConfigurationException("Telemetry:Otlp", $"'{address}' is not an absolute http or https address.");
    }

    private static void AddTelemetry(IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("association"))
        .WithTracing(traces => traces.AddSource(Telemetry.Name, "Microsoft.AspNetCore", "Npgsql").AddProcessor<WithoutAddresses.InTraces>().AddOtlpExporter(otlp => otlp.Endpoint = collector))
        .WithMetrics(metrics => metrics
            .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Runtime")
            .AddOtlpExporter(otlp => otlp.Endpoint = collector));
}
