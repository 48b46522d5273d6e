using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Security;

/// <summary>
/// What every answer tells the browser not to do. The content policy allows no inline script or style at all,
/// so planted markup has nothing to run. An endpoint that must differ sets its own header first; it is kept.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    internal const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "camera=(self), accelerometer=(), autoplay=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => { Apply((HttpContext)state); return Task.CompletedTask; }, context);
        return next(context);
    }

    private static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentPolicy);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) KeepOutOfCaches(context);
    }

    /// <summary>What is personal is stored nowhere; what is public is asked for again, because language and sign-in change it.</summary>
    private static void KeepOutOfCaches(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.User.Identity?.IsAuthenticated is true) headers.CacheControl = "no-store";
        else if (headers.CacheControl.Count == 0) headers.CacheControl = "no-cache";
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Cookie, HeaderNames.AcceptLanguage, "HX-Request");
    }
}
