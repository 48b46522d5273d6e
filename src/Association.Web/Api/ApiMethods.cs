using Microsoft.AspNetCore.Routing.Template;

namespace Association.Web.Api;

/// <summary>
/// Which methods an address of the API takes. Asked when routing found another endpoint: what serves files takes every GET, so
/// a GET of a route that is posted to would look like an address that does not exist.
/// </summary>
internal sealed class ApiMethods(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<Route>> _routes = new(() =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>().Where(IsOurs).Select(endpoint => new Route(endpoint))]);

    public static bool IsOurs(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } && $"/{pattern.TrimStart('/')}".StartsWith(ApiServices.Root, StringComparison.Ordinal);

    /// <summary>Empty when there is no such address.</summary>
    public IReadOnlyList<string> Of(PathString path) => [.. _routes.Value.Where(route => route.Takes(path)).SelectMany(route => route.Methods).Distinct().Order(StringComparer.Ordinal)];

    private sealed class Route(RouteEndpoint endpoint)
    {
        private readonly RouteTemplate _template = new(endpoint.RoutePattern);

        public IReadOnlyList<string> Methods { get; } = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

        public bool Takes(PathString path)
        {
            var values = new RouteValueDictionary();
            return new TemplateMatcher(_template, []).TryMatch(path, values)
                && _template.Parameters.Where(p => p.InlineConstraints.Any(c => c.Constraint == "guid")).All(p => Guid.TryParse($"{values[p.Name!]}", out _));
        }
    }
}
