using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace Association.Web.Tests.Rights;

/// <summary>A page or an API operation as the web process knows it.</summary>
internal sealed record Route(string Method, string Pattern)
{
    public bool IsForMachines => Pattern.StartsWith("/api", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>Every address that answers; files of the build are nobody's secret and left out.</summary>
    public static IReadOnlyList<Route> AllOf(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.RawText!.Contains(":file", StringComparison.Ordinal))
            .SelectMany(e => MethodsOf(e).Select(method => new Route(method, PatternOf(e.RoutePattern))))
            .Distinct().OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal),
    ];

    // What a page does with a post is decided by the request it sends; whether it is there at all, by its GET.
    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null ? ["GET"]
        : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string PatternOf(RoutePattern pattern) => "/" + pattern.RawText!.TrimStart('/').ToLowerInvariant();
}
