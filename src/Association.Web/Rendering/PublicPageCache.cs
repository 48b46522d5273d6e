using System.Globalization;
using Association.Application.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Association.Web.Rendering;

/// <summary>
/// Public pages as a visitor without an account sees them, kept in memory until anything is committed here, and for a moment at
/// most: that is how old they can be where another node or the command line has written (docs/adr/0014).
/// </summary>
internal sealed class PublicPageCache(IOptions<SiteOptions> site, IOptions<CookieTempDataProviderOptions> messages) : IOutputCachePolicy
{
    public const string Policy = "public";
    private const int MaxQueryLength = 200;
    private const long Size = 32 * 1024 * 1024;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PublicPageCache>();
        services.AddSingleton<ICommitListener, Forget>();
        services.AddOutputCache(options => options.SizeLimit = Size);
        services.AddOptions<OutputCacheOptions>().Configure<PublicPageCache>(static (options, pages) => options.AddPolicy(Policy, pages));
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var kept = IsAnybodys(context.HttpContext);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (kept, kept, kept, kept);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "HX-Request";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(site.Value.KeepPublicPagesSeconds);
        context.Tags.Add(Policy);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode is not StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Nobody is signed in, no message waits to be shown, nothing names the reader.</summary>
    private bool IsAnybodys(HttpContext http) =>
        site.Value.KeepPublicPagesSeconds > 0
        && HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity?.IsAuthenticated is not true
        && !http.Request.Headers.ContainsKey(HeaderNames.Authorization)
        && !http.Request.Cookies.ContainsKey(messages.Value.Cookie.Name!)
        && http.Request.QueryString.Value is null or { Length: <= MaxQueryLength };

    private sealed class Forget(IOutputCacheStore store) : ICommitListener
    {
        public ValueTask CommittedAsync(CancellationToken cancellationToken) => store.EvictByTagAsync(Policy, cancellationToken);
    }
}

/// <summary>Takes the message back from a browser that has one, and sends nothing to the others: an answer without a cookie can be kept.</summary>
internal sealed class QuietMessages(CookieTempDataProvider cookies, IOptions<CookieTempDataProviderOptions> options) : ITempDataProvider
{
    public IDictionary<string, object> LoadTempData(HttpContext context) => cookies.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values.Count > 0 || context.Request.Cookies.ContainsKey(options.Value.Cookie.Name!)) cookies.SaveTempData(context, values);
    }
}
