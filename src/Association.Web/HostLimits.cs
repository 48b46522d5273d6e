using System.Net;
using Association.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace Association.Web;

/// <summary>What the server takes from the network, and from whom. Source: security.md 6.1.</summary>
internal static class HostLimits
{
    public const string Address = "http://localhost:5080";
    private const long BodyBytes = 1024 * 1024;

    public static void AddHostLimits(this WebApplicationBuilder builder, Uri site)
    {
        if (!IsAddressed(builder.Configuration)) builder.WebHost.UseUrls(Address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MaxConcurrentConnections = 1_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 100;
            // A page that takes files raises it for itself, by [RequestSizeLimit].
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
        });
        builder.Services.Configure<HostFilteringOptions>(hosts => Allow(hosts, site, builder));
        builder.Services.Configure<ForwardedHeadersOptions>(proxies => Trust(proxies, builder.Configuration));
    }

    /// <summary>Links in mails and redirects name one host; a request for another gets 400.</summary>
    private static void Allow(HostFilteringOptions hosts, Uri site, WebApplicationBuilder builder)
    {
        string[] local = builder.Environment.IsDevelopment() ? ["localhost", "127.0.0.1", "[::1]"] : [];
        hosts.AllowedHosts = [.. Split(builder.Configuration["Site:AllowedHosts"]).Append(site.Host).Concat(local).Distinct(StringComparer.OrdinalIgnoreCase)];
        (hosts.AllowEmptyHosts, hosts.IncludeFailureMessage) = (false, false);
    }

    /// <summary>
    /// Only the proxies named by address or network (<c>Proxy:Known</c>) may say who the client is; without any, nobody may.
    /// The host is never taken from them.
    /// </summary>
    private static void Trust(ForwardedHeadersOptions proxies, ConfigurationManager configuration)
    {
        proxies.KnownProxies.Clear();
        proxies.KnownIPNetworks.Clear();
        proxies.ForwardedHeaders = ForwardedHeaders.None;
        foreach (var known in Split(configuration["Proxy:Known"]))
        {
            if (System.Net.IPNetwork.TryParse(known, out var network)) proxies.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(known, out var address)) proxies.KnownProxies.Add(address);
            else throw new ConfigurationException("Proxy:Known", $"'{known}' is neither an address nor a network such as 10.0.0.0/8.");
            (proxies.ForwardedHeaders, proxies.ForwardLimit) = (ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, null);
        }
    }

    private static bool IsAddressed(ConfigurationManager configuration) =>
        ((string[])["urls", "http_ports", "https_ports"]).Any(key => !string.IsNullOrEmpty(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").Exists();

    private static string[] Split(string? list) =>
        (list ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
