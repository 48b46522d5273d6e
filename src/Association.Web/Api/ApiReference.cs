using Scalar.AspNetCore;

namespace Association.Web.Api;

/// <summary>
/// The reference page at /api/reference. Its script comes with the package and is served by us; it starts by a script with a
/// nonce and writes style elements, so at this address alone styles in the page are allowed. See docs/api.md.
/// </summary>
internal static class ApiReference
{
    public const string Path = "/api/reference";

    public static void MapApiReference(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), reference => reference.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy(context.Items[ScalarOptions.NonceHttpContextItemKey] as string);
                return Task.CompletedTask;
            });
            return next(context);
        }));
        app.MapScalarApiReference(Path, page => page
            .WithTitle("Association API")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithNonce()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent());
    }

    private static string Policy(string? nonce) =>
        $"default-src 'self'; script-src 'self'{(nonce is null ? "" : $" 'nonce-{nonce}'")}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
