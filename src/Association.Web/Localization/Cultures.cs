using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Association.Web.Localization;

/// <summary>The two languages of the product and how a request chooses one: cookie, account, browser, else Chinese.</summary>
public static class Cultures
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>The claim that holds what a person chose in their account.</summary>
    public const string Claim = "locale";

    internal const string CookieName = "language";

    public static IReadOnlyList<string> Names { get; } = [Chinese, English];

    /// <summary>The product's culture nearest to a language tag such as <c>zh-Hant-TW</c> or <c>en-GB</c>.</summary>
    public static string? Nearest(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };

    internal static void Configure(RequestLocalizationOptions options)
    {
        var cultures = Names.Select(CultureInfo.GetCultureInfo).ToList();
        options.DefaultRequestCulture = new RequestCulture(Chinese);
        (options.SupportedCultures, options.SupportedUICultures) = (cultures, cultures);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
    }

    private static Task<ProviderCultureResult?> Choose(HttpContext context)
    {
        var chosen = Nearest(context.Request.Cookies[CookieName])
            ?? Nearest(context.User.FindFirst(Claim)?.Value)
            ?? context.Request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(language => language.Quality ?? 1)
                .Select(language => Nearest(language.Value.Value))
                .FirstOrDefault(name => name is not null);
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen));
    }
}
