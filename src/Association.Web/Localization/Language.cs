namespace Association.Web.Localization;

/// <summary>Remembers the language a visitor chose and takes them back to where they were.</summary>
internal static class Language
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/language", [HttpMethods.Get, HttpMethods.Post], Choose).AllowAnonymous().DisableAntiforgery();

    private static IResult Choose(HttpContext context, string? culture, string? returnUrl)
    {
        if (Cultures.Nearest(culture) is not { } chosen) return Results.NotFound();

        context.Response.Cookies.Append(Cultures.CookieName, chosen, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(Local(returnUrl) ?? Local(Referrer(context.Request)) ?? "/");
    }

    /// <summary>Only a path of this site, without what some browsers read as a host.</summary>
    internal static string? Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && url.IndexOfAny(['\\', '\t', '\r', '\n']) < 0
        && !url.StartsWith("/%2f", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("/%5c", StringComparison.OrdinalIgnoreCase)
            ? url
            : null;

    private static string? Referrer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : null;
}
